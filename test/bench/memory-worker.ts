import { createAudience } from '../../src/audience/follow.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDeliverySystem } from '../../src/delivery/index.ts';
import { feedId } from '../../src/feed/address.ts';
import { createLog } from '../../src/runtime/log.ts';
import { openCollections } from '../../src/store/collections.ts';
import { peakMiB } from '../measured.ts';

/** Delivers one story to everybody in the store, through a port that only counts; prints what it took. */
const store = await openCollections(process.argv[2] ?? 'memory:');
let sent = 0;
const stop = new AbortController();
const permit = { done: () => false };
const delivery = createDeliverySystem({
  ...store,
  recent: store.feeds.recent,
  clusters: store.reports,
  clock: systemClock,
  log: createLog('warn'),
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
    send: async () => ({ kind: 'sent', messageId: ++sent }),
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
const sourceId = feedId('https://contoh.id/feed');
const { followers } = await store.audiences.size(sourceId);
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
while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${JSON.stringify({ sent, seconds, peakMiB: peakMiB(), cpu: (user + system) / 1e6 })}\n`,
);
stop.abort();
await delivery.idle();
await store.close();
