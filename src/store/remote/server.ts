import type { Row } from '../keyv/walk.ts';

/**
 * What every write is checked against where several machines reach the store: the record under `key` holds `token`, or nothing is
 * written. Redis: the text under that very key. Postgres: the row of the table `kabar_owner` with that key.
 */
export type Fence = { key: string; token: string };

/** One record as it is to be from now on. `text` undefined: there is none any more. `expires`: a Unix time (milliseconds). */
export type Change = { key: string; text?: string | undefined; expires?: number | undefined };

/** A store that another program keeps. What is rejected with is an Error, which names neither a password nor a record. */
export type Server = {
  /** In the order of the keys; undefined where there is none, or it has expired. */
  read(keys: readonly string[]): Promise<(string | undefined)[]>;
  /**
   * The only way in which anything is written: all of the changes, or none. Of two writes that were asked for one after the other,
   * the second is what stays. Rejects with a StoreError (`fenced`) where the fence given at opening does not hold.
   */
  write(changes: readonly Change[]): Promise<void>;
  /** Records with keys behind `after` (`''`: from the first) and before `before`, by the bytes of their keys; fewer than `limit`: there are no more. */
  page(after: string, before: string | undefined, limit: number): Promise<Row[]>;
  /** Removes what is left of records that have expired, in small steps. */
  sweep(pause: () => Promise<void>, stopping: AbortSignal): Promise<void>;
  /** Whether what it says is written outlives a crash of its machine, and stays. */
  durability(): Promise<Durability>;
  close(): Promise<void>;
};

/** Sentences without a full stop. `lacking`: what is not safe as the server is set up; `unknown`: what it does not let be looked at. */
export type Durability = { lacking: string[]; unknown: string[] };

/** As one change a key, the last of each: no statement writes a record twice. */
export const merged = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [change.key, change])).values(),
];

/** The server has answered, but did not do what it was asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/**
 * An error without what a driver adds to it: the command with its arguments, among them the password and the records. Of an address with
 * several numbers the reason stands inside.
 */
export const plainError = (error: unknown): Error => {
  if (error instanceof Refused) return error;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { message, code, name, severity } = (inner ?? {}) as Record<string, unknown>;
  const said = typeof message === 'string' && message !== '' ? message : String(code ?? 'it gives no reason');
  // Classes 08 and 57P of Postgres: the connection, and a server that stops or starts (https://www.postgresql.org/docs/current/errcodes-appendix.html).
  const isAnswer =
    name === 'ReplyError' || (typeof severity === 'string' && !/^(?:08|57P)/.test(String(code)));
  return isAnswer ? new Refused(said) : new Error(said);
};
