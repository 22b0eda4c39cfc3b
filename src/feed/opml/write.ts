import { tidy } from '../../text/escape.ts';
import { ownNamespace, ownPrefix, type FeedList, type OwnAttributes } from './list.ts';

/** Writes a list as OPML 2.0, in one folder that bears its title and what belongs to all of it. `now`: milliseconds since the epoch. */
export const writeList = async ({ title, feeds, own }: FeedList, now: number): Promise<string> => {
  const { generateOpml } = await import('feedsmith');
  const all = [own, ...feeds.map((feed) => feed.own)];
  const names = new Set(all.flatMap((some) => Object.keys(prefixed(some))));
  const folder = {
    text: tidy(title),
    ...prefixed(own),
    outlines: feeds.map((feed) => ({
      text: tidy(feed.title) || feed.url,
      title: tidy(feed.title) || feed.url,
      ...(feed.url !== '' && { type: 'rss', xmlUrl: feed.url }),
      ...prefixed(feed.own),
    })),
  };
  const written = generateOpml(
    { head: { title: tidy(title), dateCreated: new Date(now) }, body: { outlines: [folder] } },
    { extraOutlineAttributes: [...names] },
  );
  // feedsmith writes no attributes of the root.
  return written.replace('<opml ', `<opml xmlns:${ownPrefix}="${ownNamespace}" `);
};

const prefixed = (own: OwnAttributes): OwnAttributes =>
  Object.fromEntries(Object.entries(own).map(([name, value]) => [`${ownPrefix}:${name}`, tidy(value)]));
