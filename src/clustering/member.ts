import { canonicalUrl } from '../story/canonical.ts';
import { linkOf } from '../story/link.ts';
import type { Story } from '../story/story.ts';
import { newsroomOf } from './breaking.ts';
import type { Idf, Sketch } from './evidence/sketch.ts';
import { pack, sketchOf, unpack } from './evidence/sketch.ts';
import type { Language } from './evidence/stop-words.ts';
import { reportedAt } from './reported-at.ts';

/** What is kept of a report, so that later ones can be compared with it and a card can name it. */
export type Member = {
  id: string;
  sourceId: string;
  sourceTitle: string;
  url?: string;
  seenAt: number;
  publishedAt?: number;
  /** Id of the first report of the same event. */
  clusterId: string;
  /** Id of the first report of the affair that the event belongs to, where that is another event's. */
  affairId?: string;
  /** Canonical address of the article. */
  address?: string;
  /** Where it ran first: the paper's host, and the article's canonical address. */
  first?: { host: string; address?: string };
  /** Packed: see `pack`. */
  sketch: string;
};

/** Members as they were stored before there were sketches. */
export type OldMember = {
  summary: Pick<
    Story,
    'id' | 'sourceId' | 'sourceTitle' | 'headline' | 'lead' | 'seenAt' | 'url' | 'publishedAt' | 'firstRanAt'
  >;
  clusterId: string;
  keys: string[];
};

/** A member as it is held in memory. */
export type KnownReport = Omit<Member, 'sketch'> & { sketch: Sketch; at: number; newsroom: string };

type Known = Pick<
  Story,
  | 'id'
  | 'sourceId'
  | 'sourceTitle'
  | 'headline'
  | 'lead'
  | 'text'
  | 'seenAt'
  | 'url'
  | 'publishedAt'
  | 'firstRanAt'
>;

/** A story as a report that is in no cluster yet, and the hashes of its terms for a vocabulary to count. */
export const reportOf = (
  story: Known,
  idf: (language: Language) => Idf,
): { report: Omit<KnownReport, 'clusterId'>; terms: number[] } => {
  const { sketch, all } = sketchOf({ headline: story.headline, body: bodyOf(story) }, idf);
  const address = articleAt(story.url);
  return {
    report: {
      id: story.id,
      sourceId: story.sourceId,
      sourceTitle: story.sourceTitle,
      ...(story.url !== undefined && { url: story.url }),
      seenAt: story.seenAt,
      ...(story.publishedAt !== undefined && { publishedAt: story.publishedAt }),
      ...(address !== undefined && { address }),
      ...(story.firstRanAt !== undefined && { first: firstRun(story.firstRanAt) }),
      sketch,
      at: reportedAt(story),
      newsroom: whose(story),
    },
    terms: all,
  };
};

/** Hosts that bring reports of many newsrooms: whose a report is they do not say. */
const gatherers = new Set(
  'news.google.com news.yahoo.com msn.com flipboard.com reddit.com t.me x.com youtube.com'.split(' '),
);
const whose = (report: Pick<Story, 'id' | 'url' | 'sourceId'>): string => {
  const host = hostOf(canonicalUrl(report.url ?? ''));
  if (gatherers.has(host)) return report.id;
  // A bare IP address is nobody's name.
  return /^[\d.]+$|^\[/.test(host) ? report.sourceId : newsroomOf(report);
};

/** The article's text where it is known and more than the lead; else the lead. */
const bodyOf = ({ lead, text = '' }: Known): string => {
  if (text.length <= lead.length) return lead;
  return text.includes(lead.slice(0, startChars)) ? text : `${lead} ${text}`;
};
const startChars = 60;

export const toMember = ({ sketch, at: _at, newsroom: _newsroom, ...rest }: KnownReport): Member => ({
  ...rest,
  sketch: pack(sketch),
});

/** Reads what was stored, in its present form or the one before; nothing where it is damaged. */
export const toReport = (
  stored: Member | OldMember,
  idf: (language: Language) => Idf,
): KnownReport | undefined => {
  if ('summary' in stored) return { ...reportOf(stored.summary, idf).report, clusterId: stored.clusterId };
  const sketch = unpack(stored.sketch);
  return sketch && { ...stored, sketch, at: reportedAt(stored), newsroom: whose(stored) };
};

const firstRun = ({ name, url }: { name: string; url?: string }): NonNullable<Member['first']> => {
  const address = articleAt(url);
  return {
    host: hostOf(canonicalUrl(`https://${name.toLowerCase()}`)),
    ...(address !== undefined && { address }),
  };
};

/** The address of an article in its canonical form. A front page is no article, nor is a page that always shows the latest. */
const articleAt = (url: string | undefined): string | undefined => {
  const address = url === undefined ? undefined : canonicalUrl(url);
  const { pathname = '', search = '' } = URL.parse(address ?? '') ?? {};
  const isArticles = pathname.length + search.length > 1 && linkOf(address ?? '').kind !== 'slot';
  return isArticles ? address : undefined;
};

export const hostOf = (address: string): string => URL.parse(address)?.hostname ?? '';
