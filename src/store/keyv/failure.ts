/**
 * Why the store did not do something: `damaged`: what it holds cannot be read, now or later; `in-use`: another process has
 * it; `fenced`: this process had the store, and another may have taken it over; `unsafe`: it is set up so that it may lose what
 * it was given; `failed`: anything else, which may pass.
 */
export type StoreFailure = 'damaged' | 'in-use' | 'fenced' | 'unsafe' | 'failed';

/** A read or a write that the store did not do. Never ignored: whoever gets it must not go on as if it had been done. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreFailure;

  constructor(
    message: string,
    { reason = 'failed', ...options }: ErrorOptions & { reason?: StoreFailure } = {},
  ) {
    super(message, options);
    this.reason = reason;
  }
}

/** SQLite's own words for a file that is not what it should be: SQLITE_CORRUPT, SQLITE_NOTADB (https://sqlite.org/rescode.html). */
const damageCodes = new Set([11, 26]);
/** SQLITE_BUSY. */
const busyCode = 5;

/** Whether what is stored is no record: a damaged page of the file, or a text that is not JSON. A disk that does not answer is not meant: it may answer later. */
export const isDamage = (error: unknown): boolean => {
  if (error instanceof SyntaxError) return true;
  if (error instanceof StoreError && error.reason === 'damaged') return true;
  const code = sqliteCode(error);
  return code !== undefined && damageCodes.has(code);
};

/** Whether another connection has the file locked. */
export const isBusy = (error: unknown): boolean => sqliteCode(error) === busyCode;

/** The primary result code: extended ones have it in their lowest byte. */
const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;
