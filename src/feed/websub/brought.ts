import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Reader } from '../../worker/reader.ts';
import type { Intake } from '../intake.ts';
import type { FeedStore } from '../record.ts';

/**
 * Hands on what a hub has brought, and gives how many stories are new; undefined: nobody wants the feed. Documents may be
 * cut to the newest entries: what is not in them stays known, so the next full look finds no news in it.
 */
export const takeBrought = async (
  { feedId, body, contentType }: { feedId: string; body: Uint8Array; contentType: string | undefined },
  {
    clock,
    feeds,
    reader,
    intake,
    lock,
  }: {
    clock: Pick<Clock, 'now'>;
    feeds: Pick<FeedStore, 'get' | 'save'>;
    reader: Pick<Reader, 'read'>;
    intake: Pick<Intake, 'take'>;
    lock: Lock;
  },
): Promise<number | undefined> => {
  const before = await feeds.get(feedId);
  if (before === undefined || before.idle || before.ended) return undefined;
  const about = { url: before.url, now: clock.now(), ...(contentType !== undefined && { contentType }) };
  const feed = await reader.read(body, about);
  return lock(`feed:${feedId}`, async () => {
    const record = await feeds.get(feedId);
    if (record === undefined || record.idle || record.ended) return 0;
    const taken = await intake.take(record, feed);
    await feeds.save(taken.record, taken.news);
    return taken.fresh;
  });
};
