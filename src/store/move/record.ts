import type { Row } from '../keyv/walk.ts';

/** A record to be copied. */
export type Kept = { key: string; text: string; expires: number | undefined };

/**
 * What is to be copied of some rows: what is still there at `until` (a Unix time in milliseconds), so that nothing expires between the
 * counting on one side and on the other; and nothing that belongs to a store itself.
 */
export const keptOf = (rows: readonly Row[], until: number): Kept[] =>
  rows.flatMap(({ key, text, expires: told }) => {
    if (text === undefined || ownKeys.has(key)) return [];
    const expires = told ?? expiryIn(text);
    return expires !== undefined && expires <= until ? [] : [{ key, text, expires }];
  });

/** The note of a move, and what is written to see whether a server takes writes. */
export const noteKey = 'moved-from';
const ownKeys = new Set([noteKey, 'probe']);

/** The collection that a key belongs to. */
export const areaOf = (key: string): string => /^[^:]*/.exec(key)?.[0] ?? '';

/** Keyv writes it beside the value. */
const expiryIn = (text: string): number | undefined => {
  try {
    const { expires } = JSON.parse(text) as { expires?: unknown };
    return typeof expires === 'number' ? expires : undefined;
  } catch {
    // A damaged record is copied as it is.
    return undefined;
  }
};
