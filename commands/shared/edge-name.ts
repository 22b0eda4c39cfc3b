import type { Followed } from '../../src/audience/following.ts';
import { isTopic } from '../../src/audience/topics/topic.ts';
import { foldName } from '../../src/feed/catalogue/alike.ts';
import type { Catalogue, Source } from '../../src/feed/catalogue/catalogue.ts';
import { isPlain, parseSearch } from '../../src/search/query.ts';

/** The source that words name beside others, and these others. */
export type EdgeName = {
  /** As it was typed. */
  name: string;
  /** What else was typed. */
  rest: string;
  /** What the catalogue knows by that name. */
  known: Source | undefined;
};

/** What stands between a publisher's name and its section in the title of a feed: "Tempo.co - Nasional", "Kompas | Tekno". */
const dividers = /\s+[-–—|·:»]\s+|:\s+/;

/**
 * The source that the first or the last words name, as in "antara banjir" and "gempa detik": by its whole name in the catalogue, or
 * by the whole title, or the publisher's part of it, of one that is followed. The longest name counts, the first words before the last ones. A
 * place within a title ("banten" of "Radar Banten") is no name. Undefined: none of them does, nothing else is said, or a
 * phrase, a time or a word to leave out is: who writes these writes source:NAME, too. Pure.
 */
export const nameAtEdge = (
  said: string,
  followed: readonly Followed[],
  catalogue: Pick<Catalogue, 'named'>,
): EdgeName | undefined => {
  if (said.includes('"') || !isPlain(parseSearch(said))) return undefined;
  const parts = said.trim().split(/\s+/);
  const titles = new Set(
    followed.flatMap(({ sourceId, title }) => (isTopic(sourceId) ? [] : namesIn(title).map(foldName))),
  );
  for (let length = parts.length - 1; length > 0; length--) {
    const edges = [
      [parts.slice(0, length), parts.slice(length)],
      [parts.slice(-length), parts.slice(0, -length)],
    ] as const;
    for (const [named, others] of edges) {
      const name = named.join(' ');
      const known = catalogue.named(name);
      if (foldName(name) !== '' && (known !== undefined || titles.has(foldName(name))))
        return { name, rest: others.join(' '), known };
    }
  }
  return undefined;
};

const namesIn = (title: string): string[] => [title, title.split(dividers)[0] ?? ''];
