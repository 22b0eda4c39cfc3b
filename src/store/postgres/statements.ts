import type { QueryConfig } from 'pg';
import type { Change, Fence } from '../remote/server.ts';

/** One table; keys in the order of their bytes, whatever the language of the database. */
export const schema = `
  CREATE TABLE IF NOT EXISTS kabar (key text COLLATE "C" PRIMARY KEY, value text NOT NULL, expires bigint);
  CREATE INDEX IF NOT EXISTS kabar_expires ON kabar (expires) WHERE expires IS NOT NULL;`;

/** Waits for whoever changes the record with the token, and looks at it as it is then. */
const allowed = {
  always: 'SELECT 1',
  fenced: 'SELECT 1 FROM kabar_owner WHERE key = $5 AND token = $6 FOR SHARE',
};

/**
 * Writes a group in one statement. Its row says whether the fence held: where it did not, nothing is written. The keys are those of
 * different records.
 */
export const writing = (changes: readonly Change[], fence: Fence | undefined): QueryConfig => {
  const put = changes.filter(({ text }) => text !== undefined);
  const gone = changes.filter(({ text }) => text === undefined);
  return {
    name: fence === undefined ? 'kabar write' : 'kabar fenced write',
    text: `
      WITH allowed AS MATERIALIZED (${fence === undefined ? allowed.always : allowed.fenced}),
      gone AS (DELETE FROM kabar WHERE key = ANY($4::text[]) AND EXISTS (SELECT FROM allowed)),
      put AS (
        INSERT INTO kabar (key, value, expires)
        SELECT one.key, one.value, one.expires FROM UNNEST($1::text[], $2::text[], $3::bigint[]) AS one (key, value, expires)
        WHERE EXISTS (SELECT FROM allowed)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires)
      SELECT EXISTS (SELECT FROM allowed) AS done`,
    values: [
      put.map(({ key }) => key),
      put.map(({ text }) => text),
      put.map(({ expires }) => (expires === undefined ? null : Math.ceil(expires))),
      gone.map(({ key }) => key),
      ...(fence === undefined ? [] : [fence.key, fence.token]),
    ],
  };
};

/** What has expired counts as not there before it is swept. */
export const reading = (keys: readonly string[], now: number): QueryConfig => ({
  name: 'kabar read',
  text: 'SELECT key, value FROM kabar WHERE key = ANY($1::text[]) AND (expires IS NULL OR expires > $2)',
  values: [keys, now],
});

export const paging = (
  { after, before, limit }: { after: string; before: string | undefined; limit: number },
  now: number,
): QueryConfig => ({
  name: before === undefined ? 'kabar last page' : 'kabar page',
  text: `
    SELECT key, value, expires FROM kabar
    WHERE key > $1 ${before === undefined ? '' : 'AND key < $4'} AND (expires IS NULL OR expires > $2)
    ORDER BY key LIMIT $3`,
  values: [after, now, limit, ...(before === undefined ? [] : [before])],
});

/** One that is being written anew is left alone. */
export const sweeping = (now: number, limit: number): QueryConfig => ({
  name: 'kabar sweep',
  text: `
    DELETE FROM kabar WHERE key IN (SELECT key FROM kabar WHERE expires < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
    AND expires < $1`,
  values: [now, limit],
});
