import { localTime } from '../audience/settings/local-time.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import type { Message } from '../message/message.ts';
import { words } from '../message/words.ts';
import { writeChart } from './chart/chart.ts';
import type { Draw } from './chart/draw.ts';
import { readDays, type Day, type Span } from './days.ts';
import type { MembersStore, Subject, SumsStore } from './ports.ts';
import { summaryOf } from './summary.ts';

/** What a report is about, and how it is called. `timeZone`: by whose days (IANA) it is counted. */
export type About = { subject: Subject; title: string; timeZone: string };
/** The numbers as a text that fits under a picture, and the picture; undefined: there is nothing to draw, or it could not be drawn. */
export type Report = { text: Message; picture?: Uint8Array };

/** Makes a report of the last days up to now (milliseconds since the epoch). Rejects with a StoreError. */
export type MakeReport = (about: About, span: Span, language: Language, now: number) => Promise<Report>;

export const createMakeReport =
  ({
    sums,
    members,
    draw,
    sourceTitles,
    onUndrawn,
  }: {
    sums: Pick<SumsStore, 'now' | 'months'>;
    members: Pick<MembersStore, 'get'>;
    draw: Draw;
    /** What sources are called, in their order; undefined: not known any more. */
    sourceTitles(ids: string[]): Promise<(string | undefined)[]>;
    onUndrawn(error: unknown): void;
  }): MakeReport =>
  async ({ subject, title, timeZone }, span, language, now) => {
    const { day: today } = localTime(now, timeZone);
    const days = await readDays(subject, { span, today }, { sums, members });
    const ids = summaryOf(days).sources.map(([sourceId]) => sourceId);
    const titles = ids.length === 0 ? [] : await sourceTitles(ids);
    const names = new Map(ids.map((sourceId, at) => [sourceId, titles[at]]));
    const text = writeReport(days, { subject, title, names }, language);
    if (!days.some(({ counts }) => Object.keys(counts).length > 0)) return { text };
    try {
      return { text, picture: await draw(writeChart(days, title, language)) };
    } catch (error) {
      onUndrawn(error);
      return { text };
    }
  };

/** The numbers of some days as text, a line for each that there is. */
export const writeReport = (
  days: Day[],
  {
    subject,
    title,
    names,
  }: { subject: Subject; title: string; names: ReadonlyMap<string, string | undefined> },
  language: Language,
): Message => {
  const { stats: texts } = textsFor(language);
  const sum = summaryOf(days);
  const isChat = subject.startsWith('c');
  const isEmpty = sum.messages + sum.failed.total + sum.skipped.total + sum.reactions === 0;
  const named = sum.sources.flatMap(([id, count]): [string, number][] => {
    const known = names.get(id);
    return known === undefined ? [] : [[known, count]];
  });
  const lines = [
    texts.heading(title, days.length),
    isEmpty
      ? texts.nothing
      : isChat
        ? texts.came(sum.stories, sum.posts, sum.messages)
        : texts.reached(sum.published, sum.stories + sum.posts),
    sum.members && texts.members(sum.members.last, sum.members.first),
    sum.delayMs === undefined ? undefined : texts.delay(sum.delayMs),
    sum.hours.length > 0 && texts.hours(sum.hours.map(([hour]) => hour)),
    sum.reactions > 0 && texts.reactions(sum.reactions),
    sum.failed.total > 0 && texts.failed(sum.failed.total, sum.failed.why),
    sum.skipped.total > 0 && texts.skipped(sum.skipped.total, sum.skipped.why),
    sum.terms.length > 0 && texts.terms(sum.terms),
    named.length > 0 && texts.sources(named),
  ];
  return words(lines.filter((line) => typeof line === 'string').join('\n'));
};
