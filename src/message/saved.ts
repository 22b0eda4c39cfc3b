import { textsFor } from '../i18n/texts.ts';
import type { Story } from '../story/story.ts';
import { formatAgo } from './date.ts';
import { writeItem } from './item.ts';
import { join, messageLimit, sizeOf, tag, text, type Text } from './markup.ts';
import type { Button, Message, Style } from './message.ts';

/** Stories on one page. */
export const savedOnPage = 5;

/**
 * A page of saved stories: numbered headlines, each a link, with source and when it was saved; below, a button to the full card
 * of each, one to remove it, and the pages before and after. `offset`: stories on the pages before; `undo`: the id of what
 * was just removed. Times in milliseconds since the epoch.
 */
export const writeSaved = (
  { saved, count }: { saved: { story: Story; at: number }[]; count: number },
  { language }: Style,
  { offset, now, undo }: { offset: number; now: number; undo?: string },
): Message => {
  const { actions, card } = textsFor(language);
  const { list: texts } = actions;
  const number = (index: number) => offset + index + 1;
  const back: Button[][] =
    undo === undefined ? [] : [[{ text: actions.undo, callback: `saved:undo:${undo}:${offset}` }]];
  if (count === 0) return { ...text(texts.none), ...(back.length > 0 && { buttons: back }) };

  const pages = Math.ceil(count / savedOnPage);
  const heading = tag('b', text(texts.heading(count, Math.floor(offset / savedOnPage) + 1, pages)));
  const items: Text[] = [];
  let room = messageLimit - sizeOf(heading);
  for (const [index, { story, at }] of saved.entries()) {
    const parts = {
      untitled: card.untitled,
      time: texts.at(formatAgo(at, now, language)),
      before: `${number(index)}. `,
    };
    const linked = writeItem(story, parts);
    // An address may be as long as half a message: such a one stays away, the full card has it.
    const fits = sizeOf(linked) + 2 <= room / (saved.length - index);
    const item = fits ? linked : writeItem(story, { ...parts, unlinked: true });
    room -= sizeOf(item) + 2;
    items.push(item);
  }
  const each = (label: string, data: (id: string) => string): Button[] =>
    saved.map(({ story }, index) => ({ text: `${label}${number(index)}`, callback: data(story.id) }));
  const turn: Button[] = [
    ...(offset > 0
      ? [{ text: texts.previous, callback: `saved:page:${Math.max(0, offset - savedOnPage)}` }]
      : []),
    ...(offset + savedOnPage < count
      ? [{ text: texts.next, callback: `saved:page:${offset + savedOnPage}` }]
      : []),
  ];
  return {
    ...join([heading, ...items], '\n\n'),
    buttons: [
      each('', (id) => `saved:show:${id}`),
      each('✕ ', (id) => `saved:remove:${id}:${offset}`),
      ...(turn.length > 0 ? [turn] : []),
      ...back,
    ],
  };
};
