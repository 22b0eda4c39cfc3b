import { Pool, type QueryConfig } from 'pg';
import { fencedOff } from '../remote/fenced.ts';
import { plainError, type Fence, type Server } from '../remote/server.ts';
import { postgresDurability, unfitFor } from './facts.ts';
import { inOrder } from './in-order.ts';
import { paging, reading, schema, sweeping, writing } from './statements.ts';

/** How long a connection, a statement on the server, and the answer to it may take (milliseconds): what is given up here is given up there before. */
const patience = { connectMs: 5_000, statementMs: 8_000, answerMs: 10_000 };
/** Connections that read. One more writes. */
const readers = 4;
/** Expired records deleted in one step. */
const sweptAtOnce = 500;

/**
 * A store in Postgres 12 or later: one table, made where it is missing. Reads see what has been written before they were asked for.
 * Rejects with an Error where the server cannot be reached, or does not let the table be made.
 */
export const openPostgres = async (url: string, fence: Fence | undefined): Promise<Server> => {
  const poolOf = (max: number) => {
    const pool = new Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: patience.connectMs,
      statement_timeout: patience.statementMs,
      query_timeout: patience.answerMs,
      keepAlive: true,
      application_name: 'kabar',
    });
    // A connection that breaks while nobody uses it is replaced when it is needed; without a listener it would end the process.
    pool.on('error', () => {});
    return pool;
  };
  const pools = { read: poolOf(readers), write: poolOf(1) };
  const asked = async (pool: Pool, query: QueryConfig): Promise<Record<string, unknown>[]> => {
    try {
      return (await pool.query<Record<string, unknown>>(query)).rows;
    } catch (error) {
      throw plainError(error);
    }
  };
  const close = async () => {
    await Promise.allSettled([pools.read.end(), pools.write.end()]);
  };

  try {
    const unfit = await unfitFor(pools.read);
    if (unfit !== undefined) throw new Error(unfit);
    // Two that make the same table at once get in each other's way: who comes second finds it there.
    await pools.write.query(schema).catch(() => pools.write.query(schema));
  } catch (error) {
    await close();
    throw plainError(error);
  }

  return {
    read: async (keys) => {
      if (keys.length === 0) return [];
      const rows = await asked(pools.read, reading(keys, Date.now()));
      const found = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
      return keys.map((key) => found.get(key));
    },
    write: inOrder(async (changes) => {
      if (changes.length === 0) return;
      const [said] = await asked(pools.write, writing(changes, fence));
      if (said?.['done'] !== true) throw fencedOff();
    }),
    page: async (after, before, limit) => {
      const rows = await asked(pools.read, paging({ after, before, limit }, Date.now()));
      return rows.map(({ key, value, expires }) => ({
        key: String(key),
        text: String(value),
        expires: expires === null ? undefined : Number(expires),
      }));
    },
    sweep: async (pause, stopping) => {
      while (!stopping.aborted) {
        const { rowCount } = await pools.read
          .query(sweeping(Date.now(), sweptAtOnce))
          .catch((error: unknown) => Promise.reject(plainError(error)));
        if ((rowCount ?? 0) < sweptAtOnce) return;
        await pause();
      }
    },
    durability: () => postgresDurability(pools.read),
    close,
  };
};
