import type { Follow } from '../../../src/audience/chat.ts';
import type { Following } from '../../../src/audience/following.ts';
import { mostSaved, type SavedStore } from '../../../src/audience/saved.ts';
import { mostTerms } from '../../../src/audience/settings/typed-filter.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { wordButtons } from '../../../src/message/actions.ts';
import { cardButtons, headlineOf } from '../../../src/message/card.ts';
import { formatDate } from '../../../src/message/date.ts';
import { writeLatest } from '../../../src/message/headlines.ts';
import { words } from '../../../src/message/words.ts';
import type { FindRelated } from '../../../src/search/related.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Press } from '../../../src/telegram/command.ts';
import { undoButton, type UndoNeeds } from './undo.ts';
import { isSameWord } from './word.ts';

export type ActionNeeds = UndoNeeds & {
  list: Following['list'];
  unfollow: Following['unfollow'];
  saved: Pick<SavedStore, 'add' | 'remove'>;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  findRelated: FindRelated;
  /** The language that a person has chosen in private; undefined: none yet. */
  languageOf(userId: number): Promise<Language | undefined>;
};

type Action = (press: Press, story: Story, needs: ActionNeeds) => Promise<void>;

/** How long a source is muted (milliseconds). */
const mutedMs = 86_400_000;
/** Words to choose from. */
const mostWords = 6;
/** Code points of a headline in an answer. */
const longestHeadline = 120;

/** Puts the card's own buttons back in place of the menu. */
export const close = (press: Press, story: Story): Promise<void> =>
  press.putButtons(cardButtons(story, press.settings, true));

/** The follow by which a story comes to the chat: of its source, or of a topic; undefined: neither is followed. */
const followOf = ({ sourceId, topics = [] }: Story, { settings }: Press): Follow | undefined =>
  settings.follows.find((one) => one.sourceId === sourceId) ??
  settings.follows.find((one) => topics.includes(one.sourceId));

/** The follow to change, and what it is called; undefined where the person may not or there is none, and then they have been told. */
const toChange = async (
  press: Press,
  story: Story,
  { list }: Pick<ActionNeeds, 'list'>,
): Promise<{ follow: Follow; title: string } | undefined> => {
  const { actions: texts, onlyAdmins } = textsFor(press.settings.language);
  const isAllowed = await press.isAdmin();
  const follow = isAllowed ? followOf(story, press) : undefined;
  if (follow === undefined) {
    await press.toast(isAllowed ? texts.notFollowedHere : onlyAdmins);
    return undefined;
  }
  const source = (await list(press.chat.id)).find(({ sourceId }) => sourceId === follow.sourceId);
  return { follow, title: source?.title ?? story.sourceTitle };
};

/** Mutes the story's source for a day; where it is muted for longer already, that stays. */
export const mute: Action = async (press, story, needs) => {
  const found = await toChange(press, story, needs);
  if (found === undefined) return;
  const { title, follow } = found;
  const { sourceId, mutedUntil: before } = follow;
  const { language, timeZone } = press.settings;
  const until = Math.max(press.now + mutedMs, before ?? 0);
  await needs.tuning.follows(press.chat.id, [sourceId], () => ({ mutedUntil: until }));
  const done = { kind: 'mute', chatId: press.chat.id, sourceId, title } as const;
  const buttons = await undoButton({ ...done, ...(before !== undefined && { before }) }, language, needs);
  await close(press, story);
  const said = textsFor(language).actions.muted(title, formatDate(until, { language, timeZone }));
  await press.reply(words(said, buttons));
};

/** Offers the story's most telling words, each a button. */
export const offerWords: Action = async (press, story, { telling }) => {
  const { actions: texts, onlyAdmins } = textsFor(press.settings.language);
  if (!(await press.isAdmin())) return press.toast(onlyAdmins);
  const offered = telling(story, mostWords);
  if (offered.length === 0) return press.toast(texts.noWords);
  await press.putButtons(wordButtons(story, offered, press.settings.language));
  await press.toast(texts.chooseWord);
};

/** Adds the word to what the chat's filter keeps away. */
export const muteWord = async (
  press: Press,
  story: Story,
  word: string,
  needs: ActionNeeds,
): Promise<void> => {
  const { actions: texts, onlyAdmins } = textsFor(press.settings.language);
  if (!(await press.isAdmin())) return press.toast(onlyAdmins);
  let outcome: 'added' | 'known' | 'full' = 'added';
  await needs.tuning.chat(press.chat, ({ filter = [] }) => {
    if (filter.some((term) => isSameWord(term, word))) outcome = 'known';
    else outcome = filter.length >= mostTerms ? 'full' : 'added';
    if (outcome !== 'added') return filter.length > 0 ? { filter } : {};
    return { filter: [...filter, { not: true, any: [word] }] };
  });
  await close(press, story);
  const result = outcome as 'added' | 'known' | 'full';
  if (result !== 'added')
    return press.toast(result === 'known' ? texts.wordKnown(word) : texts.tooManyWords(mostTerms));
  const buttons = await undoButton(
    { kind: 'word', chatId: press.chat.id, word },
    press.settings.language,
    needs,
  );
  await press.reply(words(texts.wordMuted(word), buttons));
};

/** Keeps a copy of the story for the person, whoever it is: in their private chat with Kabar. */
export const save: Action = async (press, story, needs) => {
  const { actions: texts, card } = textsFor(press.settings.language);
  const chatId = press.userId;
  const outcome = await needs.saved.add(chatId, { story, at: press.now });
  if (outcome === 'full') return press.toast(texts.tooManySaved(mostSaved));
  await close(press, story);
  if (outcome === 'already') return press.toast(texts.alreadySaved);
  const headline = headlineOf(story, card.untitled, longestHeadline);
  const language = (await needs.languageOf(chatId)) ?? press.settings.language;
  const buttons = await undoButton({ kind: 'save', chatId, storyId: story.id, headline }, language, needs);
  const answer = words(textsFor(language).actions.saved(headline), buttons);
  if (press.chat.kind === 'private') return void (await press.reply(answer));
  // The group need not read who saves what.
  await press.toast((await press.replyPrivately(answer)) ? texts.savedFromGroup : texts.savedUnopened);
};

export const unfollow: Action = async (press, story, needs) => {
  const found = await toChange(press, story, needs);
  if (found === undefined) return;
  const { follow, title } = found;
  await needs.unfollow(press.chat.id, follow.sourceId);
  const done = { kind: 'unfollow', chatId: press.chat.id, follow, title } as const;
  const buttons = await undoButton(done, press.settings.language, needs);
  await close(press, story);
  await press.reply(words(textsFor(press.settings.language).actions.unfollowed(title), buttons));
};

/** Lists other reports of the event, and what else there is about it. */
export const showRelated: Action = async (press, story, { findRelated }) => {
  const { language, timeZone } = press.settings;
  const { actions: texts } = textsFor(language);
  const found = await findRelated(story, press.settings);
  if (found.length === 0) return press.toast(texts.noRelated);
  await close(press, story);
  await press.reply(writeLatest(found, { language, timeZone }, { heading: texts.related, now: press.now }));
};
