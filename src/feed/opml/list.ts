/** Attributes of Kabar's own namespace, by their names without the prefix. */
export type OwnAttributes = Record<string, string>;

/** One feed of a list. */
export type ListedFeed = {
  title: string;
  /** As it stands there: nobody has looked at it yet. Empty for a topic, whose words are its own attribute `topic`. */
  url: string;
  own: OwnAttributes;
};

/** A list of feeds, as readers of feeds exchange it (OPML 2.0, https://opml.org/spec2.opml). */
export type FeedList = {
  title: string;
  feeds: ListedFeed[];
  /** What belongs to the list as a whole. */
  own: OwnAttributes;
};

/** What a file said; `left`: feeds beyond those that are read of one file. Or why it is no list. */
export type ReadList = ({ kind: 'list'; left: number } & FeedList) | { kind: 'none'; why: ListProblem };

/** `not-opml`: another kind of file, or a damaged one; `entities`: it declares entities, as no list needs to; `empty`: no feed is in it. */
export type ListProblem = 'not-opml' | 'entities' | 'empty';

export const ownPrefix = 'kabar';
/** The namespace's name; nothing is to be found there. */
export const ownNamespace = 'urn:kabar:opml';
