import data from './sources.json' with { type: 'json' };
import { distance } from '../../text/distance.ts';
import { foldName } from './alike.ts';
import type { ListName } from './lists.ts';
import type { Place } from './places.ts';
import type { Subject } from './subjects.ts';

/** A publisher that people know by name, and where its news are. */
export type Source = {
  name: string;
  /** What else people call it. */
  aliases: string[];
  /** Hosts of its front page, without "www.". */
  domains: string[];
  language: 'id' | 'en';
  /** Whose news it brings. */
  place: Place;
  /** Its sections, the main one first. */
  feeds: Section[];
};

/** One feed of a source. */
export type Section = {
  title: string;
  /** Also that of a front page where no feed is known: discovery looks there. */
  url: string;
  /** What it writes about, the main topic first. */
  topics: Subject[];
  /** Whose news it brings, if not the source's. */
  place?: Place;
  /** The public list in which the address was seen. */
  list: ListName;
  /** The day on which `npm run catalogue -- --mark` last read it (such as 2026-05-05); false: never. */
  checked: string | false;
};

/** What a name may mean. */
export type Match = {
  /** Those of that name, or of one a letter off; empty: unknown. */
  sources: Source[];
  /** Others whose names begin with it, such as BBC Indonesia beside the BBC. */
  beside: Source[];
};

export type Catalogue = {
  sources: readonly Source[];
  /** The source of exactly that name, whatever its case, spaces and punctuation. */
  named(said: string): Source | undefined;
  find(said: string): Match;
  /** Those whose names look most like it, the likest first. */
  nearest(said: string): Source[];
  /** The source whose front page is at an address. */
  at(address: string): Source | undefined;
};

/**
 * The sources that come with Kabar, one a line of sources.json, by name. `npm run catalogue` looks whether their feeds are still
 * there; a test holds that each is what its type says.
 */
export const knownSources = data as readonly Source[];

/** Names this short are taken only as they are: one letter makes another name of them (characters). */
const shortest = 5;
const mostNearest = 3;
/** Letters that a suggestion may be off. */
const farthest = 2;

/** Finds sources by what people type. Pure. */
export const createCatalogue = (sources: readonly Source[]): Catalogue => {
  const byName = new Map<string, Source>();
  const byDomain = new Map<string, Source>();
  for (const source of sources) {
    for (const name of allNames(source)) byName.set(foldName(name), source);
    for (const domain of source.domains) byDomain.set(domain, source);
  }

  const named = (said: string) => byName.get(foldName(said));

  const misspelt = (said: string): Source[] => {
    const wanted = foldName(said);
    if (wanted.length < shortest) return [];
    const near = [...byName].filter(([name]) => distance(wanted, name, 1) <= 1);
    return [...new Set(near.map(([, source]) => source))];
  };

  return {
    sources,
    named,
    find: (said) => {
      const exact = named(said);
      if (exact === undefined) return { sources: misspelt(said), beside: [] };
      const start = nameWords(said).join(' ');
      const beside = sources.filter(
        (one) => one !== exact && `${nameWords(one.name).join(' ')} `.startsWith(`${start} `),
      );
      return { sources: [exact], beside };
    },
    nearest: (said) => {
      const wanted = foldName(said);
      if (wanted.length < 3) return [];
      const far = Math.min(farthest, Math.floor(wanted.length / 3));
      const likeness = (name: string) => {
        if (name.startsWith(wanted)) return 0;
        const isPart = name.includes(wanted) || (name.length >= shortest && wanted.startsWith(name));
        return isPart ? far + 1 : distance(wanted, name, far);
      };
      return sources
        .map((source) => ({
          source,
          off: Math.min(...allNames(source).map((name) => likeness(foldName(name)))),
        }))
        .filter(({ off }) => off < Infinity)
        .sort((one, two) => one.off - two.off)
        .slice(0, mostNearest)
        .map(({ source }) => source);
    },
    at: (address) => {
      if (!URL.canParse(address)) return undefined;
      const { hostname, pathname, search } = new URL(address);
      return pathname === '/' && search === '' ? byDomain.get(hostname.replace(/^www\./, '')) : undefined;
    },
  };
};

const allNames = ({ name, aliases }: Source): string[] => [name, ...aliases];
const nameWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
