import type { Pool } from 'pg';
import type { Durability } from '../remote/server.ts';

/** Why a database cannot hold a store, as a clause; undefined: it can. Rejects where it does not answer. */
export const unfitFor = async (pool: Pool): Promise<string | undefined> => {
  const { rows } = await pool.query<{ is: boolean }>('SELECT pg_is_in_recovery() AS is');
  if (rows[0]?.is) return 'it is a replica, which takes no writes';
  const encoding = await settingOf(pool, 'server_encoding');
  return encoding === 'UTF8' ? undefined : `its database is in ${encoding}, and Kabar needs UTF8`;
};

/** What each setting must not be, and what happens otherwise (https://www.postgresql.org/docs/current/non-durability.html). */
const unsafe = [
  ['fsync', 'its data may be damaged when its machine fails'],
  ['full_page_writes', 'its data may be damaged when its machine fails'],
  ['synchronous_commit', 'it may lose what it has acknowledged last when its machine fails'],
] as const;

/** Whether a commit that is acknowledged stands on the disk. Rejects where it does not answer. */
export const postgresDurability = async (pool: Pool): Promise<Durability> => {
  const lacking: string[] = [];
  for (const [name, otherwise] of unsafe)
    if ((await settingOf(pool, name)) === 'off') lacking.push(`Postgres has ${name} off: ${otherwise}`);
  return { lacking, unknown: [] };
};

const settingOf = async (pool: Pool, name: string): Promise<string> => {
  const { rows } = await pool.query<{ value: string }>('SELECT current_setting($1) AS value', [name]);
  return rows[0]?.value ?? '';
};
