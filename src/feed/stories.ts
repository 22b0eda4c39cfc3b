import { toStory } from '../story/build.ts';
import type { Story } from '../story/story.ts';
import type { ParsedFeed } from './parse/parse.ts';

/** What a feed is called: by its own title, else by its host. */
export const feedTitle = ({ title }: ParsedFeed, url: string): string =>
  title || new URL(url).hostname.replace(/^www\./, '');

/** The entries of a feed as stories, in its order; `now`: milliseconds since the epoch. */
export const storiesIn = (feed: ParsedFeed, source: { id: string; title: string }, now: number): Story[] => {
  const about = {
    sourceId: source.id,
    sourceTitle: source.title,
    now,
    ...(feed.language && { language: feed.language }),
  };
  return feed.entries.map((entry) => toStory(entry, about));
};
