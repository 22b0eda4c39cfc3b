import { openPostgres } from '../../../src/store/postgres/postgres.ts';
import { openRedis } from '../../../src/store/redis/redis.ts';
import type { Fence } from '../../../src/store/remote/server.ts';

/** Writes a record as a store with that fence does. Rejects with a StoreError (`fenced`) where the fence does not hold. */
export const fencedWrite = async (url: string, fence: Fence | undefined): Promise<void> => {
  const server = await (url.startsWith('redis') ? openRedis : openPostgres)(url, fence);
  try {
    await server.write([{ key: 'receipts:a', text: '1' }]);
  } finally {
    await server.close();
  }
};
