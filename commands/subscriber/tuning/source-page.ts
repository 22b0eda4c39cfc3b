import type { Followed } from '../../../src/audience/following.ts';
import { writeTerm } from '../../../src/audience/settings/filter.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { formatDate } from '../../../src/message/date.ts';
import type { Button, Message, Style } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import { escapeHtml } from '../../../src/text/escape.ts';
import type { Target } from '../../shared/target.ts';
import { writeTimes } from './times.ts';

/** How many cards a day can be chosen by a button. */
const tops = [3, 5, 10];

/** What a chat has chosen for a source, a part for each: plain words for a list, in the order in which they matter. */
export const wishesOf = ({ wishes }: Followed, style: Style, now: number): string[] => {
  const { source } = textsFor(style.language).tuning;
  const { filter, mutedUntil = 0, top, digest } = wishes ?? {};
  return [
    ...(mutedUntil > now ? [source.muted(formatDate(mutedUntil, style))] : []),
    ...(filter === undefined ? [] : [source.filter(filter.map(writeTerm).join(' '))]),
    ...(top === undefined ? [] : [source.top(top)]),
    ...(digest === undefined ? [] : [source.digest(writeTimes(digest, style.language))]),
  ];
};

/** The page of one source that a chat follows: what is chosen for it, and buttons that change that. `number`: its place in the list. */
export const sourcePage = (
  followed: Followed,
  { target, number, style, now }: { target: Target; number: number; style: Style; now: number },
): Message => {
  const { source } = textsFor(style.language).tuning;
  const { wishes = {} } = followed;
  const button = (text: string, what: string): Button => ({
    text,
    callback: `following:${what}:${followed.sourceId}:${target.chat.id}`,
  });
  const isMuted = (wishes.mutedUntil ?? 0) > now;
  const rows: Button[][] = [
    isMuted
      ? [button(source.unmute, 'unmute')]
      : [button(source.muteDay, 'mute1'), button(source.muteWeek, 'mute7')],
    [
      ...tops.map((count) =>
        button(`${wishes.top === count ? '✓ ' : ''}${source.topButton(count)}`, `top${count}`),
      ),
      ...(wishes.top === undefined ? [] : [button(source.noTop, 'top0')]),
    ],
    ...(wishes.filter === undefined ? [] : [[button(source.noFilter, 'nofilter')]]),
    ...(wishes.digest === undefined ? [] : [[button(source.noDigest, 'nodigest')]]),
    [button(source.unfollow, 'stop'), button(`‹ ${textsFor(style.language).settings.back}`, 'list')],
  ];
  const lines = [
    source.heading(followed.title),
    ...wishesOf(followed, style, now).map(escapeHtml),
    source.filterHint(number, target.elsewhere),
  ];
  return words(lines.filter(Boolean).join('\n'), rows);
};
