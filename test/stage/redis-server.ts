import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort, password, programOf, type StoreServer } from './server-process.ts';

const file = process.env['REDIS_SERVER'] ?? '/usr/bin/redis-server';

/** Whether tests that need Debian's redis-server can run here; where REQUIRE_ALL is set they run, and fail without it. */
export const hasRedis = existsSync(file) || Boolean(process.env['REQUIRE_ALL']);

/** Every acknowledged write stands on the disk. */
const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];

/** Starts a Redis on a free port, with a folder of its own. `settings`: instead of those that keep everything. */
export const startRedis = async (settings: string[] = durable): Promise<StoreServer> => {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'kabar-redis-'))];
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--databases', '500'];
  const server = programOf(file, [...place, '--save', '', '--requirepass', password, ...settings], {
    isReady: async () => {
      const redis = new Redis({ port, password, lazyConnect: true, retryStrategy: () => null });
      redis.on('error', () => {});
      try {
        await redis.connect();
        return (await redis.ping()) === 'PONG';
      } catch {
        return false;
      } finally {
        redis.disconnect();
      }
    },
  });
  await server.start();
  let database = 0;
  return {
    ...server,
    freshUrl: async () => `redis://:${password}@127.0.0.1:${port}/${database++}`,
    close: async () => {
      await server.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
