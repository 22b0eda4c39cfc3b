import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Story } from '../../../src/story/story.ts';

/** Reports on like subjects; those with the same event letter report the same thing, all others do not. */
type Family = { family: string; reports: Report[] };
type Report = { event: string; at: string; source: string; place?: string; headline: string; lead: string };

export type Pair = { name: string; one: Story; two: Story; same: boolean };
export type Part = { stories: Story[]; pairs: Pair[] };

/** Share of the families that weights and thresholds may be fitted on. */
const tuningShare = 0.6;

/**
 * The labelled pairs: every two reports of a family. The sentences were written for this project, before the code they
 * judge. Which part a family is in follows from a hash of its name, so that no report is in both.
 */
export const loadPairs = (): { tuning: Part; heldOut: Part } => {
  const families = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Family[]);
  return {
    tuning: part(families.filter(({ family }) => isTuning(family))),
    heldOut: part(families.filter(({ family }) => !isTuning(family))),
  };
};

const isTuning = (family: string): boolean =>
  createHash('sha256').update(family).digest().readUInt32BE(0) / 2 ** 32 < tuningShare;

const part = (families: Family[]): Part => {
  const told = families.map((family) => ({ ...family, stories: family.reports.map(toStory(family.family)) }));
  return {
    stories: told
      .flatMap(({ stories }) => stories)
      .sort((one, two) => one.seenAt - two.seenAt || (one.id < two.id ? -1 : 1)),
    pairs: told.flatMap(({ reports, stories }) =>
      stories.flatMap((one, first) =>
        stories.slice(first + 1).map((two, offset) => ({
          name: `${one.id} ${two.id}`,
          one,
          two,
          same: reports[first]?.event === reports[first + 1 + offset]?.event,
        })),
      ),
    ),
  };
};

const toStory =
  (family: string) =>
  ({ event, at, source, place, headline, lead }: Report, index: number): Story => ({
    id: `${family}-${event}${index}`,
    sourceId: source,
    sourceTitle: source,
    url: `https://${source}/${family}/${index}`,
    headline,
    lead,
    publishedAt: Date.parse(at),
    seenAt: Date.parse(at),
    ...(place !== undefined && { place }),
    categories: [],
  });
