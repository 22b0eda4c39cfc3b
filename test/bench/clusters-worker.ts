import { createClusters } from '../../src/clustering/cluster.ts';
import { createVocabulary } from '../../src/clustering/evidence/vocabulary.ts';
import { peakMiB } from '../measured.ts';
import type { Story } from '../../src/story/story.ts';
import type { Placing } from './clusters-placing.ts';
import { readSense, storyOf } from './story-sense.ts';
import { quantile } from './table.ts';

/**
 * Places 50,000 stories, made of those of a folder with other names and numbers, and prints a line at each of `steps`. All
 * come within 46 h, so all are kept.
 */
const steps = [1_000, 10_000, 20_000, 50_000];
const windowMs = 46 * 3_600_000;
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu wa ye zi ko ra'.split(' ');

const folder = process.argv[2] ?? '';
const told = readSense(folder).reports.map((report) => storyOf(report, true));

/** The same name becomes the same other name within a round, so that reports of one event stay so. */
const renamed = (text: string, round: number): string =>
  text
    .replace(/\p{Lu}[\p{L}'-]{3,}/gu, (word) => made(`${word.toLowerCase()}${round}`))
    .replace(/\d/g, (digit) => String((Number(digit) + round) % 9 || 9));

const made = (seed: string): string => {
  let hash = 7;
  for (const letter of seed) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  const name = [hash, hash / 20, hash / 400].map((part) => syllables[Math.floor(part) % 20] ?? '').join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const storyAt = (at: number): Story => {
  const story = told[at % told.length];
  if (story === undefined) throw new Error('no reports');
  const round = Math.floor(at / told.length);
  const seenAt = Date.UTC(2026, 0, 5) + (at / Math.max(...steps)) * windowMs;
  return {
    ...story,
    id: `${story.id}-${round}`,
    url: `${story.url}/${round}`,
    headline: renamed(story.headline, round),
    lead: renamed(story.lead, round),
    text: renamed(story.text ?? '', round),
    seenAt,
    publishedAt: seenAt,
  };
};

const heapMiB = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const before = heapMiB();
const clusters = createClusters({ vocabulary: createVocabulary() });
const ids = new Set<string>();
let times: number[] = [];
for (let at = 0; at < Math.max(...steps); at++) {
  const story = storyAt(at);
  const began = process.cpuUsage();
  const { clusterId } = clusters.assign(story);
  const { user, system } = process.cpuUsage(began);
  times.push((user + system) / 1_000);
  ids.add(clusterId);
  if (!steps.includes(at + 1)) continue;
  const last = times.slice(-1_000);
  const line: Placing = {
    stories: clusters.size,
    clusters: ids.size,
    meanMs: last.reduce((sum, time) => sum + time, 0) / last.length,
    slowestMs: quantile(last, 0.99),
    heapMiB: heapMiB() - before,
    peakMiB: peakMiB(),
  };
  times = [];
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
