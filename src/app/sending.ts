import type { Audience } from '../audience/follow.ts';
import { withSingles } from '../audience/single.ts';
import type { Config } from '../config.ts';
import { createDeliverySystem } from '../delivery/index.ts';
import { createChatPace } from '../delivery/pacing/chat-pace.ts';
import { believed, createKeeping } from '../delivery/pacing/learned.ts';
import { createPacer } from '../delivery/pacing/pacer.ts';
import { createRate } from '../delivery/pacing/rate.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { SendPort } from '../delivery/ports.ts';
import { createTell, createTellPaused } from '../delivery/send/tell.ts';
import { textsFor } from '../i18n/texts.ts';
import type { OnReceipt } from '../delivery/receipts/recorder.ts';
import type { Fetcher } from '../http/client.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OnCounted } from '../runtime/counted.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import type { Collections } from '../store/collections.ts';
import { createReviews } from '../publishing/review/reviews.ts';
import { createPictures, fetchPicture } from '../telegram/api/pictures.ts';
import { createSender } from '../telegram/api/sender.ts';
import { createLanguageOf } from './people/spoken-to.ts';

export type Sending = Awaited<ReturnType<typeof createSending>>;

/** Where things go out: the pace that Telegram allows, the sender, and delivery over them; wired. Rejects with a StoreError. */
export const createSending = async ({
  config,
  clock,
  log,
  random,
  store,
  audience,
  fetcher,
  onMigrated,
  onReceipt,
  topicWords,
  onEvent,
  onCounted,
  isOwner,
  stopping,
}: {
  config: Config;
  clock: Clock;
  log: Log;
  random: () => number;
  store: Collections;
  audience: Audience;
  fetcher: Fetcher;
  /** Has what others keep of a group go on under its new id. */
  onMigrated?: (from: number, to: number) => Promise<void>;
  onReceipt?: OnReceipt;
  topicWords(id: string): string | undefined;
  onEvent?: OnEvent | undefined;
  onCounted?: OnCounted | undefined;
  /** Whether this process still owns the store: asked before each request. */
  isOwner?: () => boolean;
  stopping: AbortSignal;
}) => {
  const rate = createRate({
    start: config.telegramRate,
    learned: believed(await store.pace.load(), clock.now()),
  });
  const savePace = createKeeping({ clock, log, rate, save: store.pace.save });
  // A hold is kept at once: it counts for whoever comes after a crash, too.
  const chatPace = createChatPace();
  const pacer = createPacer({ clock, rate, pace: chatPace, onHeld: () => void savePace() });
  const picture = createPictures({ clock, fetch: fetchPicture(fetcher, stopping) });
  const sender = createSender({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    picture,
    isPaid: config.paidBroadcast,
    ...(isOwner && { mayCall: isOwner }),
  });
  let lastSentAt: number | undefined;
  const noted = async (outcome: Promise<Outcome>) => {
    const { kind } = await outcome;
    if (kind === 'sent') lastSentAt = clock.now();
    return outcome;
  };
  const port: SendPort = {
    ...sender,
    send: (target, message) => noted(sender.send(target, message)),
    copy: (target, post) => noted(sender.copy(target, post)),
  };
  const tell = createTell({ clock, pacer, port: sender, keep: store.untold.keep, stopping });
  const onPaused = createTellPaused({
    tell,
    languageOf: createLanguageOf(store, config.defaultLanguage),
  });
  const reviews = createReviews({
    clock,
    lock: store.lock,
    store: store.reviews,
    stories: store.stories,
    getChat: store.chats.get,
  });
  const delivery = createDeliverySystem({
    clock,
    log,
    random,
    lock: store.lock,
    pacer,
    chatPace,
    audience,
    chats: store.chats,
    audiences: withSingles(store.audiences),
    stories: store.stories,
    campaigns: store.campaigns,
    inboxes: store.inboxes,
    revisions: store.revisions,
    halts: store.halts,
    clusters: store.reports,
    port,
    onPaused,
    onMigrated,
    dayCounts: store.dayCounts,
    onReceipt,
    topicWords,
    postedLog: store.postedLog,
    reviews,
    onEvent,
    onCounted,
    recent: store.feeds.recent,
    onMissed: ({ id, language }, count, threadId) =>
      tell(id, textsFor(language).missedMeanwhile(count), threadId),
    stopping,
  });
  /** As the audience's own; where the bot may post again, what waited meanwhile goes out. */
  const setState: Audience['setState'] = async (chatId, state) => {
    const before = await audience.setState(chatId, state);
    if (state === 'active' && before !== undefined && before !== 'active') await delivery.wake(chatId);
    return before;
  };
  return {
    /** When something was delivered last (milliseconds since the epoch); undefined: nothing since the start. */
    lastSentAt: () => lastSentAt,
    setState,
    rate,
    savePace,
    pacer,
    chatPace,
    delivery,
    reviews,
    close: sender.close,
  };
};
