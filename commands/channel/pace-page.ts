import type { Chat, PostingHours } from '../../src/audience/chat.ts';
import { writeMinute } from '../../src/audience/settings/typed-time.ts';
import type { Language } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';

/** What can be chosen by a button: stories an hour, and minutes between two. */
const often = [1, 2, 4, 8];
const gaps = [5, 15, 30, 60];

/** How fast a channel or group posts and when, with buttons that change it. `note`: HTML that stands above. */
export const pacePage = (
  { id, title, kind, pace = {}, hours }: Pick<Chat, 'id' | 'title' | 'kind' | 'pace' | 'hours'>,
  language: Language,
  note?: string,
): Message => {
  const { pace: texts } = textsFor(language).pacing;
  const { back } = textsFor(language).channels.page;
  const button = (text: string, isOn: boolean, what: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `pace:${what}:${id}`,
  });
  const known = {
    ...pace,
    ...(hours !== undefined && { hours: writeHours(hours, language) }),
  };
  const html = [...(note === undefined ? [] : [note]), texts.shown(title, known), texts.usage].join('\n\n');
  return words(html, [
    [
      ...often.map((count) => button(texts.perHourButton(count), pace.perHour === count, `per${count}`)),
      button(texts.noLimit, pace.perHour === undefined, 'per0'),
    ],
    [
      ...gaps.map((minutes) => button(texts.apartButton(minutes), pace.apart === minutes, `gap${minutes}`)),
      button(texts.noApart, pace.apart === undefined, 'gap0'),
    ],
    ...(hours === undefined ? [] : [[button(texts.noHours, false, 'nohours')]]),
    ...(kind === 'private' ? [] : [[{ text: `‹ ${back}`, callback: `channels:show:${id}` }]]),
  ]);
};

/** "07.00–22.00, Senin, Selasa". */
const writeHours = ({ from, to, days = [] }: PostingHours, language: Language): string => {
  const names = textsFor(language).tuning.days;
  const [begin, end] = [from, to].map((minute) => writeMinute(minute, language === 'id' ? '.' : ':'));
  return [`${begin}–${end}`, ...days.map((day) => names[day - 1] ?? '')].join(', ');
};
