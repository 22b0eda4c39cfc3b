import type { Follow } from '../../../src/audience/chat.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { SavedStore } from '../../../src/audience/saved.ts';
import { isTopic } from '../../../src/audience/topics/topic.ts';
import type { Topics } from '../../../src/audience/topics/topics.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Button } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Press } from '../../../src/telegram/command.ts';
import { isSameWord } from './word.ts';

/** What was done by a button of a card in a chat, with what is needed to put it back. */
export type Done = { chatId: number } & (
  | { kind: 'mute'; sourceId: string; title: string; before?: number }
  | { kind: 'word'; word: string }
  | { kind: 'unfollow'; follow: Follow; title: string }
  | { kind: 'save'; storyId: string; headline: string }
);

export type UndoNeeds = {
  followKnown: Following['followKnown'];
  followTopic: Topics['follow'];
  tuning: Tuning;
  saved: Pick<SavedStore, 'remove'>;
  /** Keeps what was done for the button that undoes it; gives the id by which the button names it. */
  putDone(done: Done): Promise<string>;
  getDone(id: string): Promise<Done | undefined>;
  /** Gives it once. */
  takeDone(id: string): Promise<Done | undefined>;
};

/** The button that undoes it, alone in its row. */
export const undoButton = async (
  done: Done,
  language: Language,
  { putDone }: Pick<UndoNeeds, 'putDone'>,
): Promise<Button[][]> => [
  [{ text: textsFor(language).actions.undo, callback: `card:undo:${await putDone(done)}` }],
];

/** Puts back what was done, once, for who might have done it, and says so in place of the answer. */
export const undo = async (press: Press, id: string, needs: UndoNeeds): Promise<void> => {
  const { actions: texts, onlyAdmins } = textsFor(press.settings.language);
  const known = await needs.getDone(id);
  if (known === undefined || known.chatId !== press.chat.id) return press.toast(texts.nothingToUndo);
  if (known.kind !== 'save' && !(await press.isAdmin())) return press.toast(onlyAdmins);
  const done = await needs.takeDone(id);
  if (done === undefined) return press.toast(texts.nothingToUndo);
  const said = await putBack(press, done, needs);
  if (said === undefined) return press.toast(texts.unknownSource);
  await press.edit(press.messageId, words(said));
};

/** What is said of it (HTML); undefined: a source cannot be followed any more. */
const putBack = async (
  press: Press,
  done: Done,
  { tuning, saved, ...following }: UndoNeeds,
): Promise<string | undefined> => {
  const { actions: texts } = textsFor(press.settings.language);
  switch (done.kind) {
    case 'mute':
      await tuning.follows(press.chat.id, [done.sourceId], () => ({ mutedUntil: done.before }));
      return texts.unmuted(done.title);
    case 'word':
      await tuning.chat(press.chat, ({ filter = [] }) => {
        const left = filter.filter((term) => !isSameWord(term, done.word));
        return { filter: left.length > 0 ? left : undefined };
      });
      return texts.wordUnmuted(done.word);
    case 'save':
      // It may be gone already, by hand or by /forget.
      return (await saved.remove(press.chat.id, done.storyId)) === undefined
        ? texts.nothingToUndo
        : texts.unsaved(done.headline);
    case 'unfollow':
      return followAgain(press, done, { tuning, ...following });
  }
};

/** Follows the source again, in its thread and with all that was chosen for it. */
const followAgain = async (
  press: Press,
  { follow, title }: Extract<Done, { kind: 'unfollow' }>,
  { followKnown, followTopic, tuning }: Pick<UndoNeeds, 'followKnown' | 'followTopic' | 'tuning'>,
): Promise<string | undefined> => {
  const { sourceId, threadId, filter, mutedUntil, top, digest } = follow;
  const by = { userId: press.userId, ...(threadId !== undefined && { threadId }) };
  const result = isTopic(sourceId)
    ? await followTopic(press.chat, title, by)
    : await followKnown(press.chat, sourceId, by);
  // A source that has moved meanwhile may have another id.
  if (result === undefined || !('sourceId' in result)) return undefined;
  await tuning.follows(press.chat.id, [result.sourceId], () => ({ filter, mutedUntil, top, digest }));
  return textsFor(press.settings.language).actions.followedAgain(title);
};
