import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Intake } from '../feed/intake.ts';
import { createHubPost } from '../feed/websub/post.ts';
import { createPush, type Push } from '../feed/websub/push.ts';
import type { Connections } from '../http/connections.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Collections } from '../store/collections.ts';
import type { Reader } from '../worker/reader.ts';

type PushingNeeds = {
  config: Pick<Config, 'publicUrl'>;
  clock: Clock;
  log: Log;
  random: () => number;
  store: Pick<Collections, 'lock' | 'websub' | 'feeds'>;
  agent: Connections;
  userAgent: string;
  reader: Reader;
  intake: Intake;
  followers(feedId: string): Promise<number>;
  /** Has a feed looked at soon. */
  hasten(feedId: string): void;
  stopping: AbortSignal;
};

/** News that hubs bring, wired; undefined: they cannot reach Kabar. */
export const wirePush = ({
  config: { publicUrl },
  clock,
  log,
  random,
  store,
  agent,
  userAgent,
  reader,
  intake,
  followers,
  hasten,
  stopping,
}: PushingNeeds): Push | undefined =>
  publicUrl === undefined
    ? undefined
    : createPush({
        clock,
        log,
        random,
        randomText: (bytes) => randomBytes(bytes).toString('base64url'),
        lock: store.lock,
        store: store.websub,
        feeds: store.feeds,
        reader,
        intake,
        post: createHubPost({ agent, clock, userAgent }),
        followers,
        callbackRoot: `${publicUrl}/websub`,
        hasten,
        stopping,
      });
