import { decodeBody } from '../../text/charset.ts';
import { short } from '../../text/escape.ts';
import { ownPrefix, type FeedList, type OwnAttributes, type ReadList } from './list.ts';

/** Feeds read of one file; the largest list that people keep has a few hundred. */
const mostFeeds = 10_000;
/** Characters within which the root element stands. */
const headChars = 4_000;
/** Characters of one tag with the text behind it: of more, reading it would take longer than all the rest. */
const longestTag = 65_536;
/** Characters of a title, an address and an own attribute. */
const longest = { title: 200, url: 2_048, own: 4_000 };

/** An outline as feedsmith gives it. */
type Outline = { text?: string; title?: string; xmlUrl?: string; outlines?: Outline[] };

/**
 * Reads an OPML file: the feeds of all its folders in order, each address once. `names`: the own attributes that are read.
 * It is to be called off the main thread: a hostile file takes as long as it is given. Never rejects.
 */
export const readList = async (body: Uint8Array, names: readonly string[]): Promise<ReadList> => {
  const source = decodeBody(body, 'text/xml');
  if (!/<opml[\s>]/i.test(source.slice(0, headChars))) return { kind: 'none', why: 'not-opml' };
  if (hasEndlessTag(source)) return { kind: 'none', why: 'not-opml' };
  if (/<!ENTITY/i.test(source)) return { kind: 'none', why: 'entities' };
  const { parseOpml } = await import('feedsmith');
  try {
    const options = { extraOutlineAttributes: names.map(prefixed) };
    const { head, body: list } = parseOpml(source, options);
    return gathered(head?.title, (list?.outlines ?? []) as Outline[], names);
  } catch {
    return { kind: 'none', why: 'not-opml' };
  }
};

/** Whether a tag goes on for very long: an outline with a hundred thousand attributes is no outline. */
const hasEndlessTag = (source: string): boolean => {
  for (let at = source.indexOf('<'); at >= 0;) {
    const next = source.indexOf('<', at + 1);
    if ((next < 0 ? source.length : next) - at > longestTag) return true;
    at = next;
  }
  return false;
};

const gathered = (title: string | undefined, outlines: Outline[], names: readonly string[]): ReadList => {
  const list: FeedList = { title: short(title, longest.title), feeds: [], own: {} };
  const seen = new Set<string>();
  let left = 0;
  const waiting = outlines.toReversed();
  for (let outline = waiting.pop(); outline !== undefined; outline = waiting.pop()) {
    for (const inner of outline.outlines?.toReversed() ?? []) waiting.push(inner);
    const url = outline.xmlUrl?.trim() ?? '';
    const own = ownIn(outline, names);
    const key = url || own['topic'];
    const isNew = key !== undefined && url.length <= longest.url && !seen.has(key);
    if (key === undefined) list.own = { ...own, ...list.own };
    else if (isNew && list.feeds.length === mostFeeds) left++;
    else if (isNew)
      list.feeds.push({ title: short(outline.title ?? outline.text, longest.title) || key, url, own });
    if (key !== undefined) seen.add(key);
  }
  return list.feeds.length === 0 ? { kind: 'none', why: 'empty' } : { kind: 'list', left, ...list };
};

const ownIn = (outline: Outline, names: readonly string[]): OwnAttributes =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = (outline as Record<string, unknown>)[prefixed(name)];
      return typeof value === 'string' && value.length <= longest.own ? [[name, value]] : [];
    }),
  );

const prefixed = (name: string): string => `${ownPrefix}:${name}`;
