import type { Story } from '../../src/story/story.ts';
import { loadPairs } from '../clustering/pairs/load.ts';

/** Outlets, of which the first tell most. */
export const outlets = 200;
const month = 30 * 86_400_000;
/** Sentences of one lead. */
const sentences = 4;

export const feedIdOf = (outlet: number): string => `f${String(outlet).padStart(15, '0')}`;

/**
 * As many stories of a month, always the same: headlines and leads put together from the sentences of the labelled reports in
 * both languages, with names and numbers that hardly any other has, three in ten of them reports of an event told before.
 */
export const storiesOf = function* (count: number, now: number): Generator<Story> {
  const texts = loadPairs().tuning.stories;
  const parts = texts.flatMap(({ lead }) => lead.split(/(?<=[.!?])\s+/));
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (let at = 0; at < count; at++) {
    const like = pick(texts);
    const outlet = Math.floor(outlets * random() ** 2);
    const told = random() < 0.3 ? Math.max(0, at - Math.floor(random() * 30)) : at;
    const rare = `${name(random)} ${name(random)} ${Math.floor(random() * 1e6)}`;
    yield {
      id: idOf(at),
      sourceId: feedIdOf(outlet),
      sourceTitle: `Media ${outlet}`,
      url: `https://media${outlet}.example/${at}`,
      headline: `${like?.headline ?? ''} ${name(random)}`,
      lead: [...Array.from({ length: sentences }, () => pick(parts)), rare].join(' '),
      seenAt: now,
      publishedAt: Math.floor(now - month * (1 - at / count)),
      ...(like?.place !== undefined && { place: like.place }),
      categories: [],
      clusterId: idOf(told),
    };
  }
};

const idOf = (at: number): string => `s${String(at).padStart(15, '0')}`;

/** A made-up name of three syllables, of some 50,000. */
const name = (random: () => number): string =>
  Array.from(
    { length: 3 },
    () => `${'bdgklmnprstw'.charAt(random() * 12)}${'aiu'.charAt(random() * 3)}`,
  ).join('');

/** Numbers from 0 to 1 that look random and are always the same (a linear congruential generator). */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
};
