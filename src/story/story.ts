/** The one shape of a news story; every feed format is turned into it at the border. Plain data, safe to store as JSON. */
export type Story = {
  /** Deterministic: the same entry of the same feed always gives the same id. */
  id: string;
  /** Id of the feed it came from. */
  sourceId: string;
  /** Name of the feed or publisher as people know it. */
  sourceTitle: string;
  /** Absolute http(s) address of the article, where the feed gives one. */
  url?: string;
  /** Plain text, no markup, white space folded. */
  headline: string;
  /** Plain text, no markup; paragraphs folded to spaces. May be empty. */
  lead: string;
  /** Headline and lead are one text that has no headline of its own: told whole where it is not too long. */
  isPost?: true;
  /** Milliseconds since the epoch (UTC), where the feed says so and it is not in the future. */
  publishedAt?: number;
  /** Milliseconds since the epoch (UTC): when Kabar first saw it. */
  seenAt: number;
  /** Where the story is set, from the dateline ("Serang"). */
  place?: string;
  author?: string;
  categories: string[];
  picture?: Picture;
  /** The paper where the piece ran first, where it says so. */
  firstRanAt?: { name: string; url?: string };
  /** Milliseconds since the epoch (UTC): when it was taken back. */
  recalledAt?: number;
  /** Id of the first report of the same event: this one's own where it is the first. */
  clusterId?: string;
  /** Id of the first report of the affair that the event belongs to, where that is another event's. */
  affairId?: string;
  /** Ids of the topics that it is of, beside its feed. */
  topics?: string[];
  /** BCP 47 tag of the feed, where it gives one. */
  language?: string;
  /** The beginning of the article's text, where feed or page has more of it than the lead. Only on its way to clustering, never stored. */
  text?: string;
  /** What its page said and its feed did not. */
  fromPage?: PageFact[];
};

/** What an article's page may tell of a story. */
export type PageFact =
  | 'headline'
  | 'lead'
  | 'categories'
  | 'picture'
  | 'place'
  | 'author'
  | 'firstRanAt'
  | 'language'
  | 'publishedAt';

export type Picture = { url: string; caption?: string; credit?: string };
