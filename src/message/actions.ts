import { codePoints, safeUrl, short } from '../text/escape.ts';
import { headlineOf } from './card.ts';
import type { Button } from './message.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import type { Story } from '../story/story.ts';

/** Code points of a headline that is shared with its link. */
const sharedHeadline = 200;
/** Characters of a button's address. */
const longestAddress = 2_000;
/** Bytes of what a button sends (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const mostBytes = 64;
const wordsInRow = 3;

/** The rows of buttons that stand below a card in place of its own once ⋯ is pressed. In a group its administrators may change the card. */
export const actionButtons = (
  story: Story,
  language: Language,
  { isGroup = false }: { isGroup?: boolean } = {},
): Button[][] => {
  const { actions: texts } = textsFor(language);
  const ask = (text: string, what: string): Button => ({ text, callback: `card:${what}:${story.id}` });
  const share = shareButton(story, language);
  return [
    [ask(texts.mute, 'mute'), ask(texts.word, 'words')],
    [ask(texts.save, 'save'), ask(texts.unfollow, 'unfollow')],
    [ask(texts.related, 'related'), ...share],
    [ask(texts.why, 'why')],
    ...(isGroup ? [[ask(textsFor(language).amend.card, 'amend')]] : []),
    [ask(texts.back, 'close')],
  ];
};

/** The words to choose from, each a button; those are left out that are too long for one. */
export const wordButtons = ({ id }: Pick<Story, 'id'>, some: string[], language: Language): Button[][] => {
  const buttons = some
    .map((word) => ({ text: word, callback: `card:word:${id}:${word}` }))
    .filter(({ callback }) => Buffer.byteLength(callback) <= mostBytes);
  const rows = Array.from({ length: Math.ceil(buttons.length / wordsInRow) }, (_, row) =>
    buttons.slice(row * wordsInRow, (row + 1) * wordsInRow),
  );
  return [...rows, [{ text: textsFor(language).actions.back, callback: `card:open:${id}` }]];
};

/** Opens the list of the reader's chats, to send link and headline to one of them (https://core.telegram.org/widgets/share). */
const shareButton = (story: Story, language: Language): Button[] => {
  const url = safeUrl(story.url);
  if (url === undefined) return [];
  const texts = textsFor(language);
  const headline = short(headlineOf(story, texts.card.untitled, sharedHeadline), sharedHeadline);
  const address = `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(headline)}`;
  const bare = `https://t.me/share/url?url=${encodeURIComponent(url)}`;
  const fitting = [address, bare].find((one) => codePoints(one) <= longestAddress);
  return fitting === undefined ? [] : [{ text: texts.actions.share, url: fitting }];
};
