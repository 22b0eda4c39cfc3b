import type { Article } from '../article/shape.ts';
import { feedId } from '../feed/address.ts';
import type { ParsedFeed } from '../feed/parse/parse.ts';
import { feedTitle, storiesIn } from '../feed/stories.ts';
import { headlineOf, leadOf, writeCard } from '../message/card.ts';
import type { Message, Style } from '../message/message.ts';
import { seed, selectNew } from '../story/known/known.ts';
import type { Story } from '../story/story.ts';

type Maybe = string | null;
/** Absent is null; times are ISO 8601 in UTC. */
export type StoryLine = {
  kind: 'story';
  new: boolean;
  changed: boolean;
  headline: Maybe;
  lead: Maybe;
  /** The address behind the card's button. */
  url: Maybe;
  picture: Maybe;
  caption: Maybe;
  credit: Maybe;
  place: Maybe;
  publishedAt: Maybe;
  author: Maybe;
  /** What the card says, without markup. */
  card: string;
};
export type ArticleLine = {
  kind: 'article';
  headline: Maybe;
  lead: Maybe;
  picture: Maybe;
  caption: Maybe;
  credit: Maybe;
  place: Maybe;
  author: Maybe;
  editor: Maybe;
  /** Name of the paper. */
  firstRanAt: Maybe;
  publishedAt: Maybe;
};
export type PageLine = { kind: 'offer'; title: string; url: string } | { kind: 'next'; url: string };
export type ErrorLine = { kind: 'error'; message: string };
export type Line = (StoryLine | ArticleLine | PageLine | ErrorLine) & { file?: string };

/** The card of a chat that has chosen nothing. */
const style: Style = { language: 'id', timeZone: 'Asia/Jakarta' };

/** Between two looks at a feed (milliseconds). */
export const lookPauseMs = 300_000;

/**
 * A line for each entry of `last`, in its order. With an earlier look at the feed: whether the entry is news, or a change of a
 * story, to a follower who knew that; without one all are new. `now`: time of the last look (milliseconds since the epoch).
 */
export const storyLines = (
  last: ParsedFeed,
  earlier: ParsedFeed | undefined,
  { url, now }: { url: string; now: number },
): StoryLine[] => {
  const source = { id: feedId(url), title: feedTitle(earlier ?? last, url) };
  // Stories change their ids and their order on the way: each keeps its place in the document.
  const present = storiesIn(last, source, now).map((story, at) => ({ ...story, at }));
  if (earlier === undefined) return present.map((story) => storyLine(story, { new: true, changed: false }));
  const before = now - lookPauseMs;
  const { fresh, changed } = selectNew(seed(storiesIn(earlier, source, before), before), present, now);
  const [isNew, isChanged] = [fresh, changed].map((stories) => new Set(stories.map(placeOf)));
  return present.map((story) =>
    storyLine(story, { new: isNew?.has(story.at) === true, changed: isChanged?.has(story.at) === true }),
  );
};

const placeOf = (story: Story & { at?: number }): number | undefined => story.at;

const storyLine = (story: Story, standing: Pick<StoryLine, 'new' | 'changed'>): StoryLine => {
  const message = writeCard(story, style);
  // As the card has them, but whole.
  const headline = headlineOf(story, '', Infinity);
  const lead = leadOf(story, headline, Infinity);
  const { picture, place, publishedAt, author } = story;
  return {
    kind: 'story',
    ...standing,
    headline: filled(headline),
    lead: filled(lead),
    url: buttonOf(message),
    ...pictureFacts(picture),
    place: filled(place),
    publishedAt: isoOf(publishedAt),
    author: filled(author),
    card: shownText(message),
  };
};

const buttonOf = ({ buttons = [] }: Message): Maybe => {
  const [first] = buttons.flat();
  return first !== undefined && 'url' in first ? first.url : null;
};

/** Its last line is the address, for a message without markup and button. */
const shownText = ({ plain, previewUrl }: Message): string =>
  previewUrl !== undefined && plain.endsWith(`\n${previewUrl}`)
    ? plain.slice(0, -previewUrl.length - 1)
    : plain;

/** What an article's page says. */
export const articleLine = (article: Article): ArticleLine => ({
  kind: 'article',
  headline: filled(article.headline),
  lead: filled(article.lead),
  ...pictureFacts(article.picture),
  place: filled(article.place),
  author: filled(article.author),
  editor: filled(article.editor),
  firstRanAt: filled(article.firstRanAt?.name),
  publishedAt: isoOf(article.publishedAt),
});

const pictureFacts = (picture: Story['picture']) => ({
  picture: filled(picture?.url),
  caption: filled(picture?.caption),
  credit: filled(picture?.credit),
});

const filled = (text: string | undefined): Maybe => text || null;

const isoOf = (time: number | undefined): Maybe => {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
