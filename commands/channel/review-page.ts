import type { Chat } from '../../src/audience/chat.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { headlineOf } from '../../src/message/card.ts';
import type { Button, Message, Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Story } from '../../src/story/story.ts';
import { label } from './channels-pages.ts';

/** Stories that wait and are named. */
const mostNamed = 8;
/** Times that can be chosen by a button (minutes). */
const times = [30, 120];

/** How a channel's editors look through stories: who is asked, what happens without them, and what waits. `groupTitle`: of the editors' group. */
export const reviewPage = (
  { id, title, username, kind, review = {}, follows }: Chat,
  { waiting, groupTitle, note }: { waiting: Story[]; groupTitle: string; note?: string },
  { language }: Pick<Style, 'language'>,
): Message => {
  const { reviews, channels, card } = textsFor(language);
  const { page: texts } = reviews;
  const { groupId, after, otherwise } = review;
  const button = (text: string, isOn: boolean, what: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `review:${what}:${id}`,
  });
  const isAny = follows.some((follow) => follow.review === true);
  const term = after === undefined ? texts.terms.usual : texts.terms[otherwise ?? 'expire'](after);
  const lines = [
    ...(note === undefined ? [] : [note]),
    texts.heading(title, waiting.length),
    ...waiting.slice(0, mostNamed).map((story) => texts.waiting(headlineOf(story, card.untitled, 160))),
    groupId === undefined ? texts.editors.all : texts.editors.group(groupTitle),
    term,
    ...(isAny ? [] : [texts.noSources(username === undefined ? String(id) : `@${username}`)]),
    texts.usage,
  ];
  return words(lines.join('\n\n'), [
    times.map((minutes) =>
      button(texts.publishButton(minutes), otherwise === 'publish' && after === minutes, `post${minutes}`),
    ),
    times.map((minutes) =>
      button(texts.expireButton(minutes), otherwise === undefined && after === minutes, `expire${minutes}`),
    ),
    [button(texts.usualButton, after === undefined, 'usual')],
    groupId === undefined
      ? [button(texts.groupButton, false, 'groups')]
      : [button(texts.allButton, false, 'all')],
    ...(kind === 'private' ? [] : [[{ text: `‹ ${channels.page.back}`, callback: `channels:show:${id}` }]]),
  ]);
};

/** The groups of a person's that may be asked, each a button. */
export const groupsPage = (
  chatId: number,
  groups: { id: number; title: string }[],
  { language }: Pick<Style, 'language'>,
): Message => {
  const { reviews, channels } = textsFor(language);
  const rows = groups.map(({ id, title }): Button[] => [
    { text: `👥 ${label(title, id)}`, callback: `review:group:${chatId}:${id}` },
  ]);
  const back = [{ text: `‹ ${channels.page.back}`, callback: `review:page:${chatId}` }];
  return words(groups.length === 0 ? reviews.page.noGroups : reviews.page.chooseGroup, [...rows, back]);
};
