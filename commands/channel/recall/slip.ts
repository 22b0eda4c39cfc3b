import type { AmendCounts } from '../../../src/i18n/amend.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Language } from '../../../src/i18n/language.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import { keyOfCard, keyOfPost, type CardPlace } from '../../../src/publishing/amend/amendment.ts';
import type { Broadcast } from '../../../src/publishing/broadcast.ts';
import type { Story } from '../../../src/story/story.ts';

/** What somebody is about to change or take back. `html`: the new words, once they are typed. */
export type Amending = { userId: number; about: string; html?: string } & (
  | { kind: 'post'; broadcastId: string; form: Broadcast['form'] }
  | { kind: 'card'; storyId: string; longest: number; chats: CardPlace[] }
);

/** Code points of a text and of a caption (https://core.telegram.org/bots/api#sendmessage, #sendphoto). */
const longest = { text: 4_096, caption: 1_024 };

export const slipOfPost = (userId: number, { id, about, form }: Broadcast): Amending => ({
  userId,
  kind: 'post',
  broadcastId: id,
  about,
  form,
});

export const slipOfCard = (
  userId: number,
  { id, url }: Story,
  headline: string,
  chats: CardPlace[],
): Amending => ({
  userId,
  kind: 'card',
  storyId: id,
  about: headline,
  // Where there is no page whose preview shows the picture, a card is a photo with a caption.
  longest: url === undefined ? longest.caption : longest.text,
  chats,
});

/** The key of what is changed. */
export const keyOf = (slip: Amending): string =>
  slip.kind === 'post' ? keyOfPost(slip.broadcastId) : keyOfCard(slip.storyId);

/** Code points that the new words may have; undefined: there are no words to change. */
export const longestOf = (slip: Amending): number | undefined => {
  if (slip.kind === 'card') return slip.longest;
  return slip.form === 'fixed' ? undefined : longest[slip.form];
};

/** Asks what is to become of it. `chats`: how many have it. */
export const menuPage = (
  id: string,
  slip: Amending,
  { chats, isOperator = false }: { chats: number; isOperator?: boolean },
  language: Language,
): Message => {
  const { amend: texts } = textsFor(language);
  const isFixed = longestOf(slip) === undefined;
  const menu =
    slip.kind === 'post' || slip.chats.length === 0
      ? texts.menu(slip.about, chats)
      : texts.cardMenu(
          slip.about,
          slip.chats.map(({ title }) => title),
        );
  const edit: Button[] = isFixed ? [] : [{ text: texts.edit, callback: `recall:words:${id}` }];
  const own: Button[] = [...edit, { text: texts.recall, callback: `recall:take:${id}` }];
  return words(isFixed ? `${menu}\n${texts.cannotEdit}` : menu, [
    ...(slip.kind === 'card' && slip.chats.length === 0 ? [] : [own]),
    ...(slip.kind === 'card' && isOperator
      ? [[{ text: texts.everywhere, callback: `recall:all:${id}` }]]
      : []),
  ]);
};

/** Asks for the second yes, with the counts. */
export const questionPage = (
  id: string,
  slip: Amending,
  what: 'edit' | 'recall' | 'all',
  counts: AmendCounts,
  language: Language,
): Message => {
  const { amend: texts } = textsFor(language);
  const hasText = slip.kind === 'card' || slip.form === 'text';
  const kind = what === 'edit' ? 'edit' : 'recall';
  return words(texts.question(kind, counts, hasText), [
    [
      { text: texts.yes[kind], callback: `recall:yes:${id}:${what}` },
      { text: texts.no, callback: `recall:no:${id}` },
    ],
  ]);
};
