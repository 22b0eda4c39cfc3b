import { writeMinute } from '../../../src/audience/settings/typed-time.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Language } from '../../../src/i18n/language.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Destination, Draft } from '../../../src/publishing/broadcast.ts';
import { destinationNamed, isFew } from '../../../src/publishing/progress.ts';
import type { Press } from '../../../src/telegram/command.ts';
import { mostInAlbum, type Asker, type Content, type Slips } from './draft.ts';

export type PreviewNeeds = {
  drafts: Slips<Draft>;
  /** How many chats a post would reach now. */
  reach(to: Destination): Promise<number>;
  /** Messages a second that go out at present. */
  perSecond(): number;
  /** What goes out above Telegram's free rate is paid for. */
  isPaid: boolean;
};

/** What Telegram sends free of charge, and what it takes for each message above that (https://core.telegram.org/bots/faq#how-can-i-message-all-of-my-bot-39s-subscribers-at-once). */
const paid = { freePerSecond: 30, starsEach: 0.1 };

/** Copies messages into the private chat, and asks whether they are to go out as they stand there. */
export const preview = async (
  ask: Asker,
  { messageIds, form = 'fixed', about = '', picker }: Content,
  to: Destination,
  needs: PreviewNeeds,
  caption?: string,
): Promise<void> => {
  const { language } = ask.settings;
  const { broadcast, posts } = textsFor(language);
  if (messageIds.length > mostInAlbum) return void (await ask.reply(words(posts.where.tooLarge)));
  const count = await needs.reach(to);
  if (count === 0) return void (await ask.reply(words(posts.preview.nobody)));
  // What is previewed is what is sent, whatever becomes of the message meanwhile.
  const previewed = await ask.copyHere(messageIds, { caption, buttons: wayOut(to, messageIds, language) });
  if (previewed === undefined) return void (await ask.reply(words(broadcast.uncopied)));
  const draft: Draft = {
    userId: ask.userId,
    name: ask.name,
    fromChatId: ask.chat.id,
    messageIds: previewed,
    form,
    about: caption ?? about,
    to,
    reach: count,
    ...(picker !== undefined && { picker }),
  };
  await ask.reply(question(await needs.drafts.put(draft), draft, needs, language));
};

/** The question below a preview: where it goes, whom it reaches and how long that takes, with what can be done. */
export const question = (
  id: string,
  draft: Draft,
  { perSecond, isPaid }: Pick<PreviewNeeds, 'perSecond' | 'isPaid'>,
  language: Language,
): Message => {
  const { broadcast, posts } = textsFor(language);
  const { to, reach, minute } = draft;
  const only = to.kind === 'chats' && to.chats.length === 1 ? to.chats[0] : undefined;
  const named = destinationNamed(to, reach, language);
  const seconds = reach / Math.max(1, perSecond());
  const several = isFew(to) ? posts.preview.few(named) : posts.preview.many(named, reach, seconds);
  const where = only === undefined ? several : broadcast.preview(only.title);
  const hour = minute === undefined ? undefined : writeMinute(minute, language === 'id' ? '.' : ':');
  const most = reach - paid.freePerSecond;
  const cost = isPaid && most > 0 ? [posts.preview.paid(most, Math.ceil(most * paid.starsEach))] : [];
  const lines = [where, ...cost, ...(hour === undefined ? [] : [posts.preview.atHour(hour)])];
  return words(lines.join('\n'), [
    [
      { text: broadcast.confirm, callback: `broadcast:yes:${id}` },
      { text: broadcast.cancel, callback: `broadcast:no:${id}` },
    ],
    [
      { text: posts.preview.schedule, callback: `broadcast:when:${id}` },
      ...(to.kind === 'subscribers' ? [{ text: posts.preview.hour, callback: `broadcast:hour:${id}` }] : []),
    ],
    [{ text: posts.preview.test, callback: `broadcast:test:${id}` }],
  ]);
};

/** Shows the person the post once more, as a reader gets it. */
export const testSend = async (press: Press, { messageIds, to }: Draft): Promise<void> => {
  const { language } = press.settings;
  const { broadcast, posts } = textsFor(language);
  const copied = await press.copyHere(messageIds, { buttons: wayOut(to, messageIds, language) });
  if (copied === undefined) return void (await press.reply(words(broadcast.uncopied)));
  // An album cannot carry the button: readers get it in a message below.
  if (to.kind === 'subscribers' && messageIds.length > 1)
    await press.reply(words(posts.stopAbove, stopButton(language)));
};

const wayOut = (to: Destination, messageIds: number[], language: Language): Button[][] | undefined =>
  to.kind === 'subscribers' && messageIds.length === 1 ? stopButton(language) : undefined;

const stopButton = (language: Language): Button[][] => [
  [{ text: textsFor(language).posts.stop, callback: 'broadcast:mute' }],
];
