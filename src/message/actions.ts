import { headlineOf } from './card.ts';
import { sharedHeadline, shareButton } from './share.ts';
import type { Button } from './message.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import type { Story } from '../story/story.ts';

/** Bytes of what a button sends (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const mostBytes = 64;
const wordsInRow = 3;

/** The rows of buttons that stand below a card in place of its own once ⋯ is pressed. In a group its administrators may change the card. */
export const actionButtons = (
  story: Story,
  language: Language,
  { isGroup = false }: { isGroup?: boolean } = {},
): Button[][] => {
  const { actions: texts, card } = textsFor(language);
  const ask = (text: string, what: string): Button => ({ text, callback: `card:${what}:${story.id}` });
  const headline = headlineOf(story, card.untitled, sharedHeadline);
  const share = shareButton({ url: story.url, headline }, language);
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
