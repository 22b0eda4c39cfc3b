import { Keyv } from 'keyv';
import { createAudience } from '../../src/audience/follow.ts';
import { withSingles } from '../../src/audience/single.ts';
import type { Chat } from '../../src/audience/chat.ts';
import { createDeliverySystem } from '../../src/delivery/index.ts';
import type { Target } from '../../src/delivery/ports.ts';
import type { Outcome } from '../../src/delivery/outcome.ts';
import type { Lane } from '../../src/delivery/pacing/lanes.ts';
import { createPacer } from '../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../src/delivery/pacing/rate.ts';
import { createLog } from '../../src/runtime/log.ts';
import type { Message } from '../../src/message/message.ts';
import { createAudienceStore } from '../../src/store/audiences.ts';
import { createCampaignStore } from '../../src/store/campaigns.ts';
import { createChatStore } from '../../src/store/chats.ts';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { createKeyValue, StoreError, type KeyValue } from '../../src/store/keyv/key-value.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { createHaltStore } from '../../src/store/publishing/halts.ts';
import { createReportStore } from '../../src/store/reports.ts';
import { createDayCounts } from '../../src/store/day-counts.ts';
import { createRevisionStore } from '../../src/store/revisions.ts';
import { createStoryStore } from '../../src/store/stories.ts';
import { createReports } from '../../src/clustering/reports.ts';
import type { Story } from '../../src/story/story.ts';
import type { SimulatedClock } from '../runtime/simulated-clock.ts';

export const sourceId = 'f1';

/** What every chat has been sent, over all lives. */
export type Telegram = {
  /** What becomes of a message: `accept` puts it into the chat. */
  answer(chatId: number, accept: () => number, message: Message): Outcome | Promise<Outcome>;
  chats: Map<number, Message[]>;
  /** Where each message was to go, in the order of sending. */
  targets?: Target[];
  edits?: { chatId: number; messageId: number; message: Message }[];
  /** What becomes of an edit; it is among the edits if this is not told, or says that it was taken. */
  edit?(chatId: number): Outcome | Promise<Outcome>;
  reworded?: { chatId: number; messageId: number; html: string }[];
  /** What becomes of what somebody does where they are no administrator. */
  refuses?(chatId: number): Outcome | undefined;
  remove?(chatId: number, messageId: number): Outcome | Promise<Outcome>;
  copies?: { chatId: number; fromChatId: number; messageIds: number[] }[];
  /** What becomes of a copy; it is among the copies if this is not told, or says that it was taken. */
  copy?(chatId: number): Outcome | Promise<Outcome>;
  /** Whether the person who connected a chat can be told. */
  onPaused?(): Promise<void>;
};

/** A store that outlives the lives on it, and can be told to fail. */
export const createDisk = () => {
  const store = createKeyValue(new Keyv());
  const trouble = { failing: false };
  return { store, trouble };
};

/** One life of delivery over a disk: `kill` ends it as kill -9 does, in the middle of whatever it is doing. */
export const createLife = (
  disk: ReturnType<typeof createDisk>,
  telegram: Telegram,
  clock: SimulatedClock,
  random: () => number,
) => {
  let isDead = false;
  const stop = new AbortController();
  const never = new Promise<never>(() => {});
  const guarded =
    <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (isDead) return never;
      if (disk.trouble.failing) throw new StoreError('disk full');
      const result = await work(...given);
      return isDead ? never : result;
    };
  const { store } = disk;
  const kept: KeyValue = {
    ...store,
    get: (key) => guarded(() => store.get<never>(key))(),
    getMany: (keys) => guarded(() => store.getMany<never>(keys))(),
    getEach: (keys) => guarded(() => store.getEach<never>(keys))(),
    set: guarded(store.set),
    setMany: guarded(store.setMany),
    delete: guarded(store.delete),
    close: store.close,
  };
  const lock = createLock();
  const chats = createChatStore(kept, lock);
  const audiences = withSingles(createAudienceStore(kept, lock));
  const audience = createAudience(chats, audiences, clock);
  const paused: number[] = [];
  const missed: { chatId: number; count: number }[] = [];
  const pacer = createPacer({ clock, rate: createRate({ start: 30 }) });
  /** The lanes in which leave to send was asked for, in order. */
  const lanes: Lane[] = [];
  let messageId = 0;
  const reportStore = createReportStore(kept, lock);
  const system = createDeliverySystem({
    clock,
    log: createLog('silent'),
    random,
    lock,
    pacer: {
      ...pacer,
      acquire: (lane, signal) => {
        lanes.push(lane);
        return pacer.acquire(lane, signal);
      },
    },
    audience,
    chats,
    audiences,
    stories: createStoryStore(kept),
    campaigns: createCampaignStore(kept, lock),
    inboxes: createInboxStore(kept, lock),
    revisions: createRevisionStore(kept, lock),
    dayCounts: createDayCounts(kept),
    halts: createHaltStore(kept),
    recent: async (sourceIds) => sourceIds.map(() => []),
    clusters: reportStore,
    port: {
      send: async (target, message) => {
        if (isDead) return never;
        const { chatId } = target;
        telegram.targets?.push(target);
        const outcome = await telegram.answer(
          chatId,
          () => {
            telegram.chats.set(chatId, [...(telegram.chats.get(chatId) ?? []), message]);
            return ++messageId;
          },
          message,
        );
        return isDead ? never : outcome;
      },
      copy: async ({ chatId }, { fromChatId, messageIds }) => {
        if (isDead) return never;
        const outcome = (await telegram.copy?.(chatId)) ?? { kind: 'sent', messageId: ++messageId };
        if (outcome.kind === 'sent') telegram.copies?.push({ chatId, fromChatId, messageIds });
        return isDead ? never : outcome;
      },
      edit: async (chatId, messageId, message) => {
        const outcome = (await telegram.edit?.(chatId)) ?? { kind: 'sent', messageId };
        if (isDead) return never;
        if (outcome.kind === 'sent') telegram.edits?.push({ chatId, messageId, message });
        return outcome;
      },
      reword: async (chatId, messageId, reworded) => {
        const outcome = (await telegram.edit?.(chatId)) ?? { kind: 'sent', messageId };
        if (isDead) return never;
        if (outcome.kind === 'sent') telegram.reworded?.push({ chatId, messageId, html: reworded.html });
        return outcome;
      },
      refuses: async (chatId) => (isDead ? never : telegram.refuses?.(chatId)),
      remove: async (chatId, messageId) => {
        if (isDead) return never;
        return (await telegram.remove?.(chatId, messageId)) ?? { kind: 'sent', messageId };
      },
    },
    onMissed: async ({ id }, count) => void missed.push({ chatId: id, count }),
    onPaused: async (chat) => {
      paused.push(chat.id);
      await telegram.onPaused?.();
    },
    stopping: stop.signal,
  });
  return {
    ...system,
    audience,
    chats,
    campaigns: createCampaignStore(kept, lock),
    reports: createReports(reportStore, lock),
    paused,
    missed,
    lanes,
    kill: () => {
      isDead = true;
      stop.abort();
    },
  };
};

export const blank = (id: number, facts: Partial<Chat> = {}): Chat => ({
  id,
  kind: 'private',
  title: `Chat ${id}`,
  language: 'id',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [],
  ...facts,
});

export const story = (number: number): Story => ({
  id: `s${number}`,
  sourceId,
  sourceTitle: 'Harian',
  url: `https://contoh.id/${number}`,
  headline: `Berita <${number}>`,
  lead: '',
  seenAt: number,
  categories: [],
});

/** Numbers of the stories that a message tells, in its order. */
export const toldIn = ({ plain }: Message): number[] =>
  [...plain.matchAll(/Berita <(\d+)>/g)].map(([, number]) => Number(number));
