import type { ChatStore } from '../audience/ports.ts';
import type { Chat } from '../audience/chat.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { writeRetraction } from '../message/headlines.ts';
import type { Message } from '../message/message.ts';
import type { Story } from '../story/story.ts';
import { pageSize } from '../audience/ports.ts';
import type { BroadcastStore, Place, Receipt, Revision, RevisionStore, StoryStore } from './broadcast.ts';
import type { Compose } from './composer.ts';
import type { Holding } from './holding.ts';
import type { Outcome } from './outcome.ts';
import type { Pacer } from './pacer.ts';
import type { SendPort } from './ports.ts';
import type { Recorder } from './recorder.ts';
import { revisionFor } from './revision.ts';
import { isToBeShown, type Siblings } from './siblings.ts';

/** Messages older than this stay as they are; a bot may delete its own for as long (https://core.telegram.org/bots/api#deletemessage). */
const editableMs = 48 * 3_600_000;
/** Pause until a recall looks again at a story that is still being delivered. */
const againMs = 5_000;
/** Messages changed at the same time at most. */
const editsAtOnce = 32;
/** Tries of one edit that fails for no reason we know. */
const mostTries = 3;

type Sent = Extract<Receipt, { kind: 'sent' }>;

/** Changes what was delivered, by its receipts (invariant 3): in the lowest lane, page by page, going on after a stop. */
export type Editor = {
  /** Brings the stories' new versions to every chat that has the old ones; several revisions within minutes become one. */
  revise(stories: Story[]): Promise<void>;
  /** Names the story on the cards of chats on this page, and later ones, that were spared it because they have another report of its event. */
  alsoAt(storyId: string, page: number): Promise<void>;
  /** Takes a story back: deletes its messages, or puts a note in their place where they cannot be deleted; it is delivered no further. */
  recall(storyId: string): Promise<void>;
  /** Whether a story was recalled since Kabar started. */
  isRecalled(storyId: string): boolean;
  /** Works on what is due now. */
  tick(): Promise<void>;
};

export const createEditor = (parts: {
  clock: Clock;
  log: Log;
  chats: ChatStore;
  stories: StoryStore;
  broadcasts: BroadcastStore;
  revisions: RevisionStore;
  pacer: Pacer;
  port: SendPort;
  compose: Compose;
  recorder: Recorder;
  holding: Holding;
  siblings: Siblings;
  stopping: AbortSignal;
}): Editor => {
  const { clock, log, chats, stories, broadcasts, revisions, siblings, pacer, port, stopping } = parts;
  const recalled = new Set<string>();

  const change = async (storyId: string, kind: Revision['kind'], page = 0) => {
    const before = await revisions.get(storyId);
    await revisions.put(revisionFor(before, { storyId, kind, page, now: clock.now() }));
  };

  /** What a message says now: the story alone, or with the others it stands among. */
  const rewritten = async (story: Story, receipt: Sent, chat: Chat): Promise<Message | undefined> => {
    const others = (await stories.getMany(receipt.others ?? [])).filter((one) => one !== undefined);
    const told = [...others, story].filter(({ recalledAt }) => recalledAt === undefined);
    if (told.length === 0) return undefined;
    const alsoAt = await Promise.all(
      told.map(async (one) => [one.id, await siblings.alsoAt(one, chat)] as const),
    );
    const inOrder = told.toSorted((one, two) => timeOf(one) - timeOf(two));
    return parts.compose(inOrder, chat, new Map(alsoAt)).message;
  };

  const attempt = async (work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
    for (let tries = 0; tries < mostTries && !stopping.aborted;) {
      const permit = await pacer.acquire('digest', stopping).catch(() => undefined);
      if (permit === undefined) return undefined;
      const outcome = await work();
      permit.done(
        outcome.kind === 'flood'
          ? { floodMs: outcome.retryAfterMs }
          : outcome.kind === 'retry'
            ? 'error'
            : 'ok',
      );
      if (outcome.kind !== 'flood' && outcome.kind !== 'retry') return outcome;
      if (outcome.kind === 'retry') tries++;
    }
    return undefined;
  };

  const apply = async ({ kind }: Revision, story: Story, receipt: Sent, chat: Chat): Promise<void> => {
    const { chatId, messageId } = receipt;
    const message = await rewritten(story, receipt, chat);
    if (kind === 'recall' && message === undefined) {
      const removed = await attempt(() => port.remove(chatId, messageId));
      if (removed?.kind === 'sent' || removed?.kind === 'unchanged') return;
      const note = writeRetraction(story, { language: chat.language, timeZone: chat.timeZone });
      await attempt(() => port.edit(chatId, messageId, note));
    } else if (message !== undefined) await attempt(() => port.edit(chatId, messageId, message));
  };

  /** Changes what the chats of one page have, several at once: the pacer says how many that really are. */
  const changePage = async (given: Revision, story: Story, page: number): Promise<void> => {
    const receipts = await broadcasts.receipts(story.id, page);
    const records = await chats.getMany(receipts.map((one) => one?.chatId ?? 0));
    const waiting = receipts.flatMap((receipt, index) => {
      const chat = records[index];
      return receipt !== null && chat?.state === 'active' ? [{ receipt, chat, index }] : [];
    });
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined && !stopping.aborted; next = waiting.shift())
        await changeOne(given, story, next.receipt, next.chat, {
          broadcastId: story.id,
          page,
          index: next.index,
        });
    };
    await Promise.all(Array.from({ length: Math.min(editsAtOnce, pacer.window()) }, worker));
  };

  const changeOne = async (
    given: Revision,
    story: Story,
    receipt: Receipt,
    chat: Chat,
    place: Place,
  ): Promise<void> => {
    const isOwn = receipt.kind === 'sent' && given.kind !== 'also';
    const isInTime = receipt.kind === 'sent' && receipt.at > clock.now() - editableMs;
    if (isOwn && (isInTime || given.kind === 'recall')) await apply(given, story, receipt, chat);
    if (isOwn && given.kind === 'recall') await bringSpared(story, chat);
    const isNamed = receipt.kind === 'skipped' && receipt.by !== undefined && given.kind === 'recall';
    if (!isNamed && !isToBeShown(receipt)) return;
    await showOn(receipt.by ?? '', chat);
    if (!stopping.aborted) await parts.recorder.record(place, { ...receipt, shown: true });
  };

  /** What the chat was spared because it had this story is news to it now: it waits in its inbox like anything else. */
  const bringSpared = async (story: Story, chat: Chat): Promise<void> => {
    const places = await siblings.spared(story, chat);
    if (places.length === 0 || stopping.aborted) return;
    const until = await parts.holding.hold(chat.id, places, clock.now());
    const receipt: Receipt = { kind: 'held', chatId: chat.id, until };
    await Promise.all(places.map((place) => parts.recorder.record(place, receipt)));
  };

  /** Writes the card of a chat's own report anew: it names the reports that the chat was spared. */
  const showOn = async (storyId: string, chat: Chat): Promise<void> => {
    const story = await stories.get(storyId);
    const receipt = story && (await siblings.receipt(story, chat));
    if (story === undefined || receipt?.kind !== 'sent' || receipt.at < clock.now() - editableMs) return;
    const message = await rewritten(story, receipt, chat);
    if (message !== undefined) await attempt(() => port.edit(chat.id, receipt.messageId, message));
  };

  const carryOut = async (given: Revision) => {
    const [broadcast, story] = await Promise.all([broadcasts.get(given.storyId), stories.get(given.storyId)]);
    if (broadcast === undefined || story === undefined) return revisions.put({ ...given, isOpen: false });
    const last = Math.ceil(broadcast.slots / pageSize);
    for (let page = given.page; page < last; page++) {
      await changePage(given, story, page);
      if (stopping.aborted) return;
      // A recall or a newer version may have come meanwhile: that one starts over.
      const now = await revisions.get(given.storyId);
      if (now?.kind !== given.kind || now.dueAt !== given.dueAt || now.page < page) return;
      await revisions.put({ ...given, page: page + 1 });
    }
    if (given.kind === 'recall' && broadcast.state === 'open') {
      // Some of it may have been on its way: looked at once more when it has arrived.
      return revisions.put({ ...given, page: 0, dueAt: clock.now() + againMs });
    }
    await revisions.put({ ...given, isOpen: false, doneAt: clock.now() });
    log.info('story.changed', { story: given.storyId, kind: given.kind });
  };

  return {
    revise: async (changed) => {
      const before = await stories.getMany(changed.map(({ id }) => id));
      const known = changed.filter(
        (_, index) => before[index] !== undefined && before[index]?.recalledAt === undefined,
      );
      await stories.put(known);
      for (const { id } of known) await change(id, 'revise');
    },
    recall: async (storyId) => {
      const story = await stories.get(storyId);
      if (story === undefined) return;
      recalled.add(storyId);
      await stories.put([{ ...story, recalledAt: clock.now() }]);
      await change(storyId, 'recall');
    },
    alsoAt: (storyId, page) => change(storyId, 'also', page),
    isRecalled: (storyId) => recalled.has(storyId),
    tick: async () => {
      for (const revision of await revisions.open())
        if (revision.dueAt <= clock.now() && !stopping.aborted) await carryOut(revision);
    },
  };
};

const timeOf = ({ publishedAt, seenAt }: Story): number => publishedAt ?? seenAt;
