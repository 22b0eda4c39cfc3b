import { postgresFence } from '../../../src/store/owner/postgres.ts';
import { redisKeys } from '../../../src/store/owner/redis.ts';

type Written = { rowCount: number | null };
type Client = {
  connect(): Promise<unknown>;
  query(text: string, values?: unknown[]): Promise<Written>;
  end(): Promise<void>;
};

/** Writes as a store does: in one step with the look at the token; gives whether it was written. */
export const fencedWrite = async (
  url: string,
): Promise<{ put(key: string, token: string): Promise<boolean>; close(): Promise<void> }> => {
  if (url.startsWith('redis')) {
    const { Redis } = await import('ioredis');
    const redis = new Redis(url);
    const script = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[2], '1') return 1`;
    return {
      put: async (key, token) => (await redis.eval(script, 2, redisKeys.fence, key, token)) === 1,
      close: async () => redis.disconnect(),
    };
  }
  const name = 'pg';
  const { default: pg } = (await import(name)) as { default: { Client: new (url: string) => Client } };
  const client = new pg.Client(url);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS records (key text, value text)');
  const insert = `WITH mine AS (SELECT 1 FROM ${postgresFence.table} WHERE key = $1 AND token = $2 FOR SHARE)
    INSERT INTO records SELECT $3, '1' FROM mine`;
  return {
    put: async (key, token) => (await client.query(insert, [postgresFence.key, token, key])).rowCount === 1,
    close: () => client.end(),
  };
};
