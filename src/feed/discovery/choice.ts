import { cut } from '../../text/html-to-text.ts';

type Named = { url: string; title: string };

const comments =
  /\bcomments?(?:feed|rss)?\b|comments?[-_]|\bkoment|\bkomen\b|\btanggapan\b|\bkommentar|\bcommentair|\bcomentari|\bcoment[aá]rio|\bcommenti\b|\breacties\b|\byorum|комментар|コメント|评论|評論/i;

/** Whether a feed is one of readers' comments, by its address or its name in the languages that blogs speak. */
export const isOfComments = ({ url, title }: Named): boolean => {
  const { pathname, search } = new URL(url);
  return comments.test(`${pathname}${search}`) || comments.test(title);
};

const formatWords = /\b(?:rss|atom|rdf|json|xml)(?:\s?\d?\.\d{1,2})?/g;
const saidOf = ({ url, title }: Named): string =>
  (title === url ? new URL(url).pathname : title).toLowerCase();
const nameOf = (feed: Named): string =>
  saidOf(feed).replace(/\b(rss|atom|rdf|json|xml|feed)\b|[\d.\s:|()»/-]+/g, '');
const formatOf = (feed: Named & { type: string }): string =>
  `${feed.type} ${(saidOf(feed).match(formatWords) ?? []).join(' ')}`;

/** Each feed once, in the format that stands first, and the rest: of two formats titles that differ by their names only are of one feed. */
export const firstFormats = <T extends Named & { type: string }>(feeds: T[]): { first: T[]; others: T[] } => {
  const known = feeds.map((feed) => ({ feed, name: nameOf(feed), format: formatOf(feed) }));
  const isFirst = ({ name, format }: (typeof known)[number], at: number) =>
    !known.slice(0, at).some((earlier) => earlier.name === name && earlier.format !== format);
  return {
    first: known.filter(isFirst).map(({ feed }) => feed),
    others: known.filter((one, at) => !isFirst(one, at)).map(({ feed }) => feed),
  };
};

/** Those feeds that are linked the way one of them is: from one folder, or under one name in several. */
export const alikeLinks = <T extends Named>(one: Named, feeds: T[]): T[] => {
  const like = shapeOf(one.url);
  return feeds.filter(({ url }) => {
    const { host, folder, ending, last, path } = shapeOf(url);
    // At the top of a site stands all sorts of things.
    const isNeighbour = folder === like.folder && ending === like.ending && folder + ending !== '';
    return host === like.host && (isNeighbour || last === like.last || path === like.path);
  });
};

const shapeOf = (url: string) => {
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  const ending = /\.\w{1,5}$/.exec(last)?.[0] ?? '';
  return { host, path, last, ending, folder: path.slice(0, path.lastIndexOf('/')) };
};

/** What is called alike is told apart by its path. */
export const toldApart = (feeds: Named[]): Named[] =>
  feeds.map(({ url, title }) => {
    const isAlone = feeds.filter((one) => one.title === title).length === 1;
    const { pathname, search } = new URL(url);
    // Short enough for a button to show both.
    return { url, title: isAlone ? title : `${cut(title, 25)} (${cut(`${pathname}${search}`, 32)})` };
  });
