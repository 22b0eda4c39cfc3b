import { longestDelay, shortestDelay } from '../../../src/audience/settings/typed-pace.ts';
import { readSpan } from '../../../src/audience/settings/typed-time.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { FollowWishes, Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { targetToChange } from '../../shared/target.ts';
import { nameOf, sourcesMeant } from './meant.ts';

/** How a source's stories come to a channel or group: as soon as they appear, a while later, or once an editor has looked through them. */
export type Mode = { kind: 'at once' | 'review' } | { kind: 'delay'; minutes: number };

const delayed = /\s+(?:tunda|ditunda|delay|delayed(?:\s+by)?)(?=\s|$)/i;
const reviewed = /\s+(?:tinjau(?:\s+dulu)?|ditinjau(?:\s+dulu)?|review(?:ed)?(?:\s+first)?)$/i;
const atOnce = /\s+(?:langsung|segera|at once|immediately|off|mati)$/i;

/** Reads `detik tunda 30`, `detik at once`: the mode, and the source before it; undefined: it names no mode. */
export const readMode = (typed: string): { mode: Mode; source: string } | undefined => {
  const said = ` ${typed}`;
  if (atOnce.test(said)) return { mode: { kind: 'at once' }, source: said.replace(atOnce, '').trim() };
  if (reviewed.test(said)) return { mode: { kind: 'review' }, source: said.replace(reviewed, '').trim() };
  const found = delayed.exec(said);
  if (found === null) return undefined;
  const time = said.slice(found.index + found[0].length).trim();
  const spanMs = /^\d+$/.test(time) ? Number(time) * 60_000 : readSpan(time).spanMs;
  const minutes = (spanMs ?? 0) / 60_000;
  return { mode: { kind: 'delay', minutes }, source: said.slice(0, found.index).trim() };
};

/** What a mode sets of a follow. */
export const wishOf = (mode: Mode): FollowWishes => ({
  delay: mode.kind === 'delay' ? mode.minutes : undefined,
  review: mode.kind === 'review' ? true : undefined,
});

export const createMode = ({ list, tuning }: { list: Following['list']; tuning: Tuning }): Command => ({
  name: 'mode',
  aliases: ['cara'],
  descriptions: { id: 'Langsung, tertunda, atau ditinjau dulu', en: 'At once, delayed, or reviewed first' },
  usage: {
    id: '[@kanal] sumber langsung | tunda menit | tinjau',
    en: '[@channel] source at once | delay minutes | review',
  },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { mode: texts, notHere } = textsFor(ask.settings.language).pacing;
    const say = async (html: string) => void (await ask.reply(words(html)));
    if (target.chat.kind === 'private') return say(notHere);
    const meant = readMode(target.rest);
    if (meant === undefined || meant.source === '') return say(texts.usage);
    const { mode } = meant;
    const isFit = mode.kind !== 'delay' || (mode.minutes >= shortestDelay && mode.minutes <= longestDelay);
    if (!isFit) return say(texts.badDelay(shortestDelay, longestDelay));
    const sources = await sourcesMeant(ask, target, meant.source, list);
    if (sources === undefined) return;
    await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => wishOf(mode),
    );
    const title = nameOf(sources) ?? '';
    if (mode.kind === 'delay') return say(texts.delayed(title, mode.minutes, target.title));
    if (mode.kind === 'at once') return say(texts.atOnce(title, target.title));
    return say(textsFor(ask.settings.language).reviews.mode.set(title, target.title));
  },
});
