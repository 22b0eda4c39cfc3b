import { createAudience } from '../../src/audience/follow.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDeliverySystem } from '../../src/delivery/index.ts';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { feedId } from '../../src/feed/address.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createReviews } from '../../src/publishing/review/reviews.ts';
import { openCollections } from '../../src/store/collections.ts';
import { peakMiB } from '../measured.ts';

/**
 * Delivers one story to everybody in the store, through a port that only counts; prints what it took. OUTAGE_S: Telegram is out of
 * reach for so many seconds once a third of them have it.
 */
const store = await openCollections(process.argv[2] ?? 'memory:');
const sourceId = feedId('https://contoh.id/feed');
const { followers } = await store.audiences.size(sourceId);
const outageMs = 1_000 * Number(process.env['OUTAGE_S'] ?? 0);
let sent = 0;
/** Telegram cannot be reached: what it held when that began, and attempts since. */
let outage: { since: number; sent: number; peakMiB: number; tries: number } | undefined;
const isOut = () => outage !== undefined && performance.now() - outage.since < outageMs;
const send = async (): Promise<Outcome> => {
  if (outageMs > 0 && outage === undefined && sent >= followers / 3)
    outage = { since: performance.now(), sent, peakMiB: peakMiB(), tries: 0 };
  if (!isOut() || outage === undefined) return { kind: 'sent', messageId: ++sent };
  outage.tries++;
  return { kind: 'retry', why: 'connect ECONNREFUSED', isUnreached: true };
};
const stop = new AbortController();
const permit = { done: () => false };
const delivery = createDeliverySystem({
  ...store,
  reviews: createReviews({
    clock: systemClock,
    lock: store.lock,
    store: store.reviews,
    stories: store.stories,
    getChat: store.chats.get,
  }),
  recent: store.feeds.recent,
  clusters: store.reports,
  clock: systemClock,
  // In an outage each attempt is a line.
  log: createLog(outageMs > 0 ? 'error' : 'warn'),
  random: Math.random,
  audience: createAudience(store.chats, store.audiences),
  pacer: {
    acquire: async () => permit,
    window: () => 64,
    expect: () => () => {},
    counts: () => ({ floods: 0, waitingIn: { interactive: 0, breaking: 0, news: 0, post: 0, edit: 0 } }),
    stats: () => ({ perSecond: 10_000, inFlight: 0, most: 0, waiting: 0, heldUntil: 0 }),
  },
  port: {
    send,
    copy: async () => ({ kind: 'unchanged' }),
    edit: async () => ({ kind: 'unchanged' }),
    reword: async () => ({ kind: 'unchanged' }),
    refuses: async () => undefined,
    remove: async () => ({ kind: 'unchanged' }),
  },
  onPaused: async () => {},
  onMissed: async () => {},
  stopping: stop.signal,
});
await delivery.start();
const started = performance.now();
await delivery.publish(sourceId, [
  {
    id: 's1',
    sourceId,
    sourceTitle: 'Harian',
    url: 'https://contoh.id/1',
    headline: 'Berita',
    lead: 'Isi berita yang cukup panjang untuk dikutip di sini.',
    seenAt: Date.now(),
    categories: [],
  },
]);
const isDone = () => sent >= followers;
let peakAtEndMiB = 0;
while (!isDone()) {
  if (isOut()) peakAtEndMiB = peakMiB();
  await new Promise((resolve) => setTimeout(resolve, 20));
}
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${JSON.stringify({
    sent,
    seconds,
    peakMiB: peakMiB(),
    cpu: (user + system) / 1e6,
    outage: outage && {
      beforeMiB: outage.peakMiB,
      afterMiB: peakAtEndMiB,
      sent: outage.sent,
      tries: outage.tries,
    },
  })}\n`,
);
stop.abort();
await delivery.idle();
await store.close();
