import { createHash } from 'node:crypto';
import type { Chat } from '../../audience/chat.ts';
import type { Receipt } from '../../delivery/campaign.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Language } from '../../i18n/language.ts';
import type { Message } from '../../message/message.ts';
import { words } from '../../message/words.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Story } from '../../story/story.ts';
import { writeQuestion, type Asked, type Warnings } from './question.ts';
import { withWording, type Review, type ReviewEnd, type ReviewStore, type Shown } from './review.ts';

const hourMs = 3_600_000;

/** What a review needs to be shown to its editors. */
export type ShowNeeds = {
  clock: Clock;
  lock: Lock;
  store: Pick<ReviewStore, 'get' | 'put' | 'markOver'>;
  getStory(id: string): Promise<Story | undefined>;
  getChat(id: number): Promise<Chat | undefined>;
  /** The people who manage a chat. */
  managersOf(chatId: number): Promise<number[]>;
  /** Whether a person is an administrator of a chat now. May reject. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
  /** What became of the story in the chat; undefined: nothing yet. */
  receiptOf(review: Review): Promise<Receipt | undefined>;
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
};

/** Shows one review as it is now: asks, asks anew what has another text, or tells what was decided and how it ended. */
export const showReview = async (id: string, isChanged: boolean, needs: ShowNeeds): Promise<void> => {
  const { store, clock } = needs;
  const review = await store.get(id);
  if (review === undefined) return store.markOver(id);
  const [story, chat, receipt] = await Promise.all([
    needs.getStory(review.storyId),
    needs.getChat(review.chatId),
    needs.receiptOf(review),
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
    warnings: isUndecided ? await warningsOf(story, chat, clock.now(), needs) : noWarnings,
    ...(receipt?.kind === 'sent' && { postedAt: receipt.at }),
  };
  if (isUndecided) return askEditors(asked, chat, isChanged, needs);
  if (isChanged || end !== undefined) await editAll(now.shown, asked, needs);
  if (end === undefined) return;
  await patch(id, (one) => ({ ...one, end }), needs);
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
  { toldAt, postedIn }: Pick<ShowNeeds, 'toldAt' | 'postedIn'>,
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
const askEditors = async (asked: Asked, chat: Chat, isChanged: boolean, needs: ShowNeeds): Promise<void> => {
  const { review, story } = asked;
  const card = await needs.cardFor(story, chat);
  const version = versionOf(story, review);
  const isOther = review.version !== undefined && review.version !== version;
  if (isOther) await closeShown(review, needs);
  const shown = isOther ? [] : [...review.shown];
  // Who comes to manage the chat later is asked about what comes from then on, unless nobody could be asked.
  const isDone = review.version === version && shown.some(isSent);
  const editors = isDone ? [] : await editorsOf(chat, needs);
  for (const editor of editors.filter((one) => shown.every(({ chatId }) => chatId !== one))) {
    const reader = await needs.reader(editor);
    const cardId = await needs.send(editor, withoutActions(card), { isSilent: true });
    const question = writeQuestion(asked, reader, needs.clock.now());
    const messageId =
      cardId === undefined ? undefined : await needs.send(editor, question, { replyTo: cardId });
    // Whom Kabar may not write to is not tried again.
    shown.push({ chatId: editor, messageId: messageId ?? 0, ...(cardId !== undefined && { cardId }) });
    await patch(review.id, ({ rewordedBy: _by, version: _version, ...one }) => ({ ...one, shown }), needs);
  }
  if (!isDone) await patch(review.id, (one) => ({ ...one, version }), needs);
  if (isChanged && !isOther) await editAll(shown, asked, needs);
};

/** Who is asked: the editors' group, else everybody who manages the chat and still may, else whoever connected it. */
const editorsOf = async (
  { id, review, connectedBy }: Chat,
  { managersOf, isAdmin, getChat }: Pick<ShowNeeds, 'managersOf' | 'isAdmin' | 'getChat'>,
): Promise<number[]> => {
  // Their group, too, may have become a supergroup.
  if (review?.groupId !== undefined) return [(await getChat(review.groupId))?.id ?? review.groupId];
  const managers = await managersOf(id);
  const known = managers.length > 0 || connectedBy === undefined ? managers : [connectedBy];
  const still = await Promise.all(known.map((userId) => isAdmin(userId, id)));
  return known.filter((_, at) => still[at]);
};

/** Takes the buttons off questions about a text that is another by now. */
const closeShown = async ({ shown, rewordedBy }: Review, needs: ShowNeeds): Promise<void> => {
  for (const { chatId, messageId } of shown.filter(isSent)) {
    const { language } = await needs.reader(chatId);
    const { reviews: texts } = textsFor(language);
    const note = rewordedBy === undefined ? texts.corrected : texts.rewordedBy(rewordedBy);
    await needs.edit(chatId, messageId, words(note));
  }
};

const editAll = async (shown: Shown[], asked: Asked, needs: ShowNeeds): Promise<void> => {
  for (const { chatId, messageId } of shown.filter(isSent))
    await needs.edit(chatId, messageId, writeQuestion(asked, await needs.reader(chatId), needs.clock.now()));
};

const isSent = ({ messageId }: Shown): boolean => messageId !== 0;

/** Changes how a review is shown, and nothing that editors may be deciding just now. */
const patch = (
  id: string,
  change: (review: Review) => Review,
  { lock, store }: Pick<ShowNeeds, 'lock' | 'store'>,
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
