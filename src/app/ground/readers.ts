import { createBanList, type BanList } from '../../audience/bans.ts';
import { createAudience, type Audience } from '../../audience/follow.ts';
import { isTopic } from '../../audience/topics/topic.ts';
import { createTopics, type Topics } from '../../audience/topics/topics.ts';
import type { Config } from '../../config.ts';
import { isPublicAddress } from '../../feed/public-address.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';

/** Who follows what, the topics that are followed, and who and what is shut out. */
export type Readers = { audience: Audience; topics: Topics; bans: BanList };

/** Who follows what; wired. `onLeft`: somebody has left a feed. */
export const createReaders = ({
  config,
  clock,
  log,
  store,
  onLeft,
}: {
  config: Pick<Config, 'defaultLanguage' | 'defaultTimeZone'>;
  clock: Clock;
  log: Log;
  store: Pick<Collections, 'chats' | 'audiences' | 'topics' | 'feeds' | 'bans' | 'lock'>;
  onLeft(feedId: string): void;
}): Readers => {
  const { chats, audiences, feeds } = store;
  const audience = createAudience(chats, audiences, clock, (sourceId) => {
    if (!isTopic(sourceId)) return onLeft(sourceId);
    topics.left(sourceId).catch((error: unknown) => log.warn('topic.kept', { error }));
  });
  const topics = createTopics({
    clock,
    lock: store.lock,
    defaults: { language: config.defaultLanguage, timeZone: config.defaultTimeZone },
    store: store.topics,
    audience,
    followers: async (id) => (await audiences.size(id)).followers,
    isPublic: async (id) => isPublicAddress((await feeds.get(id))?.url ?? ''),
  });
  return { audience, topics, bans: createBanList(store.bans, chats) };
};
