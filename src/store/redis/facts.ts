import type { Redis } from 'ioredis';
import type { Durability } from '../remote/server.ts';

/** The first version with SET ... PXAT. */
const leastVersion = [6, 2] as const;

/** Why a server cannot hold a store, as a clause; undefined: it can, as far as it lets be seen. Never rejects. */
export const unfitFor = async (redis: Redis): Promise<string | undefined> => {
  const info = await redis.info().catch(() => '');
  if (/^cluster_enabled:1/m.test(info)) return 'it is a cluster, and Kabar needs one server';
  if (/^role:slave/m.test(info)) return 'it is a replica, which takes no writes';
  const [, version = '', major = '', minor = ''] = /^redis_version:((\d+)\.(\d+)\S*)/m.exec(info) ?? [];
  if (version === '') return undefined;
  const isOld = +major < leastVersion[0] || (+major === leastVersion[0] && +minor < leastVersion[1]);
  return isOld ? `it is Redis ${version}, and Kabar needs ${leastVersion.join('.')} or later` : undefined;
};

/** What each setting must be, and what happens otherwise. */
const wanted = [
  ['appendonly', 'yes', 'it may lose minutes of what it has acknowledged when its machine fails'],
  ['appendfsync', 'always', 'it may lose a second of what it has acknowledged when its machine fails'],
  ['no-appendfsync-on-rewrite', 'no', 'it may lose what it has acknowledged while it rewrites its log'],
  ['maxmemory-policy', 'noeviction', 'it throws records away when its memory is full'],
] as const;

/** What Redis has acknowledged stands on its disk only with these settings (https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/). Never rejects. */
export const redisDurability = async (redis: Redis): Promise<Durability> => {
  const lacking: string[] = [];
  const unknown: string[] = [];
  for (const [name, value, otherwise] of wanted) {
    const found = await settingOf(redis, name);
    if (found === undefined) unknown.push(name);
    else if (found !== value) lacking.push(`Redis has ${name} ${found}, not ${value}: ${otherwise}`);
  }
  return { lacking, unknown };
};

/** Hosted servers often forbid CONFIG. */
const settingOf = async (redis: Redis, name: string): Promise<string | undefined> => {
  try {
    const [, value] = (await redis.config('GET', name)) as string[];
    return value;
  } catch {
    return undefined;
  }
};
