import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Story } from '../../src/story/story.ts';

/** A report as a folder of labelled news has it; `at`: UTC, without a zone. */
export type Told = {
  id: string;
  language: string;
  source: string;
  url: string;
  at: string;
  title: string;
  lead: string;
  text: string;
};
/** Two reports of which somebody has read whether they are of one event. */
export type Pair = { one: Told; two: Told; same: boolean; isCross: boolean };
export type Sense = { reports: Told[]; pairs: Pair[] };

/** Reads `reports.jsonl.gz` and `pairs.tsv` (one, two, same, outlets) of a folder. Throws where they are not of that form. */
export const readSense = (folder: string): Sense => {
  const reports = gunzipSync(readFileSync(join(folder, 'reports.jsonl.gz')))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const named = (id: string | undefined): Told => {
    const report = byId.get(id ?? '');
    if (report === undefined) throw new Error(`pairs.tsv names a report that is not there: ${id}`);
    return report;
  };
  const [, ...lines] = readFileSync(join(folder, 'pairs.tsv'), 'utf8').split(/\r?\n/);
  const pairs = lines
    .filter((line) => line !== '')
    .map((line): Pair => {
      const [one, two, same, outlets] = line.split('\t');
      return { one: named(one), two: named(two), same: same === '1', isCross: outlets === 'cross' };
    });
  return { reports, pairs };
};

export const timeOf = ({ at }: Told): number => Date.parse(/Z|[+-]\d\d:?\d\d$/.test(at) ? at : `${at}Z`);

/** The story that the bot would make of it; `hasText`: with the text of its article. */
export const storyOf = (told: Told, hasText: boolean): Story => ({
  id: told.id,
  sourceId: told.source,
  sourceTitle: told.source,
  url: told.url,
  headline: told.title,
  lead: told.lead,
  ...(hasText && { text: told.text }),
  publishedAt: timeOf(told),
  seenAt: timeOf(told),
  categories: [],
});

/** Reports of several days are split into so many parts of each language. */
const blocks = 5;

/**
 * The part of a pair: never one of the pair's day, or of its hours where the language's pairs are nearly all of one day,
 * is in another part, nor is an event. So what is fitted on the others has seen neither the event nor the day's affairs.
 */
export const partsOf = (pairs: Pair[]): string[] => {
  const events = eventsOf(pairs);
  const timeOfEvent = new Map<string, number>();
  for (const [event, some] of Map.groupBy(pairs, ({ one }) => events.get(one.id) ?? '')) {
    const times = some.map(({ one, two }) => Math.max(timeOf(one), timeOf(two))).sort((a, b) => a - b);
    timeOfEvent.set(event, times[Math.floor(times.length / 2)] ?? 0);
  }
  const time = ({ one }: Pair): number => timeOfEvent.get(events.get(one.id) ?? '') ?? 0;
  const partOf = new Map<Pair, string>();
  for (const [language, some] of Map.groupBy(pairs, ({ one }) => one.language)) {
    const sorted = some.toSorted((one, two) => time(one) - time(two));
    let last = { part: 0, time: Number.NaN };
    for (const [at, pair] of sorted.entries()) {
      if (time(pair) !== last.time)
        last = { part: Math.max(last.part, Math.floor((at * blocks) / sorted.length)), time: time(pair) };
      partOf.set(pair, `${language}${last.part}`);
    }
  }
  return pairs.map((pair) => partOf.get(pair) ?? '');
};

/** Which pairs hang together: by the id of a report, the name of all that is linked with it. */
const eventsOf = (pairs: Pair[]): Map<string, string> => {
  const above = new Map<string, string>();
  const top = (id: string): string => {
    const next = above.get(id) ?? id;
    return next === id ? id : top(next);
  };
  for (const { one, two } of pairs) above.set(top(one.id), top(two.id));
  return new Map(pairs.flatMap(({ one, two }) => [one.id, two.id]).map((id) => [id, top(id)]));
};
