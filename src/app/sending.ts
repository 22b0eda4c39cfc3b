import type { Audience } from '../audience/follow.ts';
import { withSingles } from '../audience/single.ts';
import type { Config } from '../config.ts';
import { createDeliverySystem } from '../delivery/index.ts';
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
import { createSender, type Sender } from '../telegram/api/sender.ts';
import { createPacing } from './pacing.ts';
import { createLanguageOf } from './people/spoken-to.ts';

export type Sending = Awaited<ReturnType<typeof createSending>>;

type SendingNeeds = {
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
  isOwner?: (() => boolean) | undefined;
  stopping: AbortSignal;
};

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
}: SendingNeeds) => {
  const { rate, savePace, chatPace, pacer } = await createPacing({
    config,
    clock,
    log,
    store: store.pace,
  });
  const sender = openSender({ config, clock, fetcher, isOwner, stopping });
  const { port, lastSentAt } = notingSent(sender, clock);
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
  return {
    lastSentAt,
    setState: wakingWhenActive(audience, delivery),
    rate,
    savePace,
    pacer,
    chatPace,
    delivery,
    reviews,
    close: sender.close,
  };
};

const openSender = ({
  config,
  clock,
  fetcher,
  isOwner,
  stopping,
}: Pick<SendingNeeds, 'config' | 'clock' | 'fetcher' | 'isOwner' | 'stopping'>): Sender =>
  createSender({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    picture: createPictures({ clock, fetch: fetchPicture(fetcher, stopping) }),
    isPaid: config.paidBroadcast,
    ...(isOwner && { mayCall: isOwner }),
  });

/** The sender, and when something was delivered by it last (milliseconds since the epoch); undefined: nothing since the start. */
const notingSent = (
  sender: SendPort,
  clock: Pick<Clock, 'now'>,
): { port: SendPort; lastSentAt(): number | undefined } => {
  let lastSentAt: number | undefined;
  const noted = async (outcome: Promise<Outcome>) => {
    const { kind } = await outcome;
    if (kind === 'sent') lastSentAt = clock.now();
    return outcome;
  };
  return {
    port: {
      ...sender,
      send: (target, message) => noted(sender.send(target, message)),
      copy: (target, post) => noted(sender.copy(target, post)),
    },
    lastSentAt: () => lastSentAt,
  };
};

/** As the audience's own; where the bot may post again, what waited meanwhile goes out. */
const wakingWhenActive =
  (
    audience: Pick<Audience, 'setState'>,
    delivery: { wake(chatId: number): Promise<unknown> },
  ): Audience['setState'] =>
  async (chatId, state) => {
    const before = await audience.setState(chatId, state);
    if (state === 'active' && before !== undefined && before !== 'active') await delivery.wake(chatId);
    return before;
  };
