import { createHash } from 'node:crypto';
import type { Chat } from '../../audience/chat.ts';
import type { Receipt } from '../../delivery/campaign.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Language } from '../../i18n/language.ts';
import type { Message } from '../../message/message.ts';
import { words } from '../../message/words.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Story } from '../../story/story.ts';
import { writeQuestion, type Asked, type Warnings } from './question.ts';
import { withWording, type Review, type ReviewEnd, type ReviewStore, type Shown } from './review.ts';

/** How often it is looked what has become of what was decided, and of what nobody has decided yet (milliseconds). */
const tickMs = 1_000;
const openMs = 15_000;
const hourMs = 3_600_000;

/** Shows editors what is to be looked through, and what became of it. */
export type Desk = {
  /** Takes up what an earlier run left open, until Kabar stops. */
  start(): void;
  /** Shows a review as it is now. */
  show(id: string): void;
  /** Resolves once nothing is shown any more. */
  idle(): Promise<void>;
};

export type DeskParts = {
  clock: Clock;
  log: Log;
  lock: Lock;
  store: Pick<ReviewStore, 'get' | 'put' | 'open' | 'markOver'>;
  getStory(id: string): Promise<Story | undefined>;
  getChat(id: number): Promise<Chat | undefined>;
  /** The people who manage a chat. */
  managersOf(chatId: number): Promise<number[]>;
  /** Whether a person is an administrator of a chat now. May reject. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
  /** What became of the story in the chat; undefined: nothing yet. */
  receiptOf(review: Review): Promise<Receipt | undefined>;
  /** Has what was decided carried out. Rejects with a StoreError. */
  hasten(review: Review): Promise<void>;
  /** The story's card as it would be in the chat now. */
  cardFor(story: Story, chat: Chat): Promise<Message>;
  /** When other reports of its event were posted there, the latest first. */
  toldAt(story: Story, chat: Chat): Promise<number[]>;
  /** What was posted there of late, the latest last. */
  postedIn(chatId: number, now: number): Promise<{ id: string; at: number }[]>;
  /** Sends a message to editors; undefined: Telegram does not let Kabar write to them. Rejects where it may be tried again. */
  send(
    chatId: number,
    message: Message,
    more?: { replyTo?: number; isSilent?: true },
  ): Promise<number | undefined>;
  /** Changes one that was sent. Never rejects. */
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  reader(chatId: number): Promise<{ language: Language; timeZone: string }>;
  stopping: AbortSignal;
};

export const createDesk = (parts: DeskParts): Desk => {
  const { clock, log, lock, store, stopping } = parts;
  /** What is to be shown anew, whether anything has become of it or not. */
  const changed = new Set<string>();
  let wake = new AbortController();
  let work: Promise<void> | undefined;
  let openAt = -Infinity;

  const look = (id: string) =>
    lock(`desk:${id}`, async () => {
      const isChanged = changed.delete(id);
      try {
        await showOne(id, isChanged, parts);
      } catch (error) {
        if (isChanged) changed.add(id);
        throw error;
      }
    });

  const tick = async () => {
    const now = clock.now();
    const isForAll = now - openAt >= openMs;
    if (isForAll) openAt = now;
    for (const id of await store.open()) {
      if (stopping.aborted) return;
      const review = isForAll || changed.has(id) ? undefined : await store.get(id);
      const isWaiting =
        review !== undefined && (review.verdict === undefined ? now < review.until : dueOf(review) > now);
      if (isWaiting && review.version !== undefined) continue;
      await look(id).catch((error: unknown) => log.warn('review.unshown', { error }));
    }
    const { length: open } = await store.open();
    wake = new AbortController();
    if (changed.size > 0) return clock.sleep(tickMs / 4, stopping);
    await clock.sleep(open > 0 ? tickMs : openMs, AbortSignal.any([stopping, wake.signal]));
  };

  /** What was decided right before a crash may not have been carried out. */
  const resume = async () => {
    for (const id of await store.open()) {
      const review = await store.get(id);
      if (review?.verdict !== undefined && review.end === undefined) await parts.hasten(review);
    }
  };

  return {
    start: () => {
      work ??= (async () => {
        await resume().catch((error: unknown) => log.error('reviews.interrupted', { error }));
        while (!stopping.aborted)
          await tick().catch((error: unknown) => {
            log.error('reviews.interrupted', { error });
            return clock.sleep(tickMs, stopping);
          });
      })();
    },
    show: (id) => {
      changed.add(id);
      wake.abort();
    },
    idle: async () => work,
  };
};

/** When something becomes of what was decided (milliseconds since the epoch). */
const dueOf = ({ verdict }: Review): number => (verdict?.kind === 'at' ? verdict.at : 0);

/** Shows one review as it is now: asks, asks anew what has another text, or tells what was decided and how it ended. */
const showOne = async (id: string, isChanged: boolean, parts: DeskParts): Promise<void> => {
  const { store, clock } = parts;
  const review = await store.get(id);
  if (review === undefined) return store.markOver(id);
  const [story, chat, receipt] = await Promise.all([
    parts.getStory(review.storyId),
    parts.getChat(review.chatId),
    parts.receiptOf(review),
  ]);
  if (story === undefined || chat === undefined) return store.markOver(id);
  const end = review.end ?? endOf(review, receipt, story);
  const now: Review = end === undefined ? review : { ...review, end };
  const isUndecided = now.verdict === undefined && end === undefined;
  const asked: Asked = {
    review: now,
    story,
    chatTitle: chat.title,
    otherwise: chat.review?.otherwise ?? 'expire',
    warnings: isUndecided ? await warningsOf(story, chat, clock.now(), parts) : noWarnings,
    ...(receipt?.kind === 'sent' && { postedAt: receipt.at }),
  };
  if (isUndecided) return askEditors(asked, chat, isChanged, parts);
  if (isChanged || end !== undefined) await editAll(now.shown, asked, parts);
  if (end === undefined) return;
  await patch(id, (one) => ({ ...one, end }), parts);
  await store.markOver(id);
};

/** How a review ended, by the story's receipt; undefined: it goes on. */
const endOf = ({ verdict }: Review, receipt: Receipt | undefined, story: Story): ReviewEnd | undefined => {
  if (receipt?.kind === 'sent') return 'posted';
  if (verdict?.kind === 'declined') return 'declined';
  if (story.recalledAt !== undefined) return 'over';
  if (receipt === undefined || receipt.kind === 'held') return undefined;
  return receipt.kind === 'skipped' && receipt.why === 'expired' ? 'expired' : 'over';
};

const noWarnings: Warnings = { lastHour: { count: 0, at: 0 } };

const warningsOf = async (
  story: Story,
  chat: Chat,
  now: number,
  { toldAt, postedIn }: Pick<DeskParts, 'toldAt' | 'postedIn'>,
): Promise<Warnings> => {
  const [similarAt] = await toldAt(story, chat);
  const lastHour = (await postedIn(chat.id, now)).filter(
    ({ id, at }) => id !== story.id && at > now - hourMs,
  );
  return {
    ...(similarAt !== undefined && { similarAt }),
    lastHour: { count: lastHour.length, at: lastHour.at(-1)?.at ?? 0 },
  };
};

/** Sends the card and the question to every editor who does not have them; where the story has another text by now, once more to all. */
const askEditors = async (asked: Asked, chat: Chat, isChanged: boolean, parts: DeskParts): Promise<void> => {
  const { review, story } = asked;
  const card = await parts.cardFor(story, chat);
  const version = versionOf(story, review);
  const isOther = review.version !== undefined && review.version !== version;
  if (isOther) await closeShown(review, parts);
  const shown = isOther ? [] : [...review.shown];
  // Who comes to manage the chat later is asked about what comes from then on, unless nobody could be asked.
  const isDone = review.version === version && shown.some(isSent);
  const editors = isDone ? [] : await editorsOf(chat, parts);
  for (const editor of editors.filter((one) => shown.every(({ chatId }) => chatId !== one))) {
    const reader = await parts.reader(editor);
    const cardId = await parts.send(editor, withoutActions(card), { isSilent: true });
    const question = writeQuestion(asked, reader, parts.clock.now());
    const messageId =
      cardId === undefined ? undefined : await parts.send(editor, question, { replyTo: cardId });
    // Whom Kabar may not write to is not tried again.
    shown.push({ chatId: editor, messageId: messageId ?? 0, ...(cardId !== undefined && { cardId }) });
    await patch(review.id, ({ rewordedBy: _by, version: _version, ...one }) => ({ ...one, shown }), parts);
  }
  if (!isDone) await patch(review.id, (one) => ({ ...one, version }), parts);
  if (isChanged && !isOther) await editAll(shown, asked, parts);
};

/** Who is asked: the editors' group, else everybody who manages the chat and still may, else whoever connected it. */
const editorsOf = async (
  { id, review, connectedBy }: Chat,
  { managersOf, isAdmin, getChat }: Pick<DeskParts, 'managersOf' | 'isAdmin' | 'getChat'>,
): Promise<number[]> => {
  // Their group, too, may have become a supergroup.
  if (review?.groupId !== undefined) return [(await getChat(review.groupId))?.id ?? review.groupId];
  const managers = await managersOf(id);
  const known = managers.length > 0 || connectedBy === undefined ? managers : [connectedBy];
  const still = await Promise.all(known.map((userId) => isAdmin(userId, id)));
  return known.filter((_, at) => still[at]);
};

/** Takes the buttons off questions about a text that is another by now. */
const closeShown = async ({ shown, rewordedBy }: Review, parts: DeskParts): Promise<void> => {
  for (const { chatId, messageId } of shown.filter(isSent)) {
    const { language } = await parts.reader(chatId);
    const { reviews: texts } = textsFor(language);
    const note = rewordedBy === undefined ? texts.corrected : texts.rewordedBy(rewordedBy);
    await parts.edit(chatId, messageId, words(note));
  }
};

const editAll = async (shown: Shown[], asked: Asked, parts: DeskParts): Promise<void> => {
  for (const { chatId, messageId } of shown.filter(isSent))
    await parts.edit(chatId, messageId, writeQuestion(asked, await parts.reader(chatId), parts.clock.now()));
};

const isSent = ({ messageId }: Shown): boolean => messageId !== 0;

/** Changes how a review is shown, and nothing that editors may be deciding just now. */
const patch = (
  id: string,
  change: (review: Review) => Review,
  { lock, store }: Pick<DeskParts, 'lock' | 'store'>,
): Promise<void> =>
  lock(`review:${id}`, async () => {
    const now = await store.get(id);
    if (now !== undefined) await store.put(change(now));
  });

/** The card with its links alone: what a reader may do about it is nothing for who decides. */
const withoutActions = (card: Message): Message => {
  const rows = (card.buttons ?? []).map((row) => row.filter((button) => 'url' in button));
  return { ...card, buttons: rows.filter((row) => row.length > 0) };
};

/** What is shown of a story; the same words are shown once, however the card's date is written by now. */
const versionOf = (story: Story, { wording = {} }: Review): string => {
  const { headline, lead, url, picture } = withWording(story, wording);
  const shown = JSON.stringify([headline, lead, url, picture?.url, wording.photo]);
  return createHash('sha256').update(shown).digest('base64url');
};
