import type { Picture } from '../story/story.ts';

/** What an article's page says of it; what it does not say is not there. Plain text, absolute http(s) addresses. */
export type Article = {
  headline?: string;
  /** The first paragraphs, without the dateline. */
  lead?: string;
  /** The beginning of its text, for comparing. */
  text?: string;
  place?: string;
  section?: string;
  author?: string;
  editor?: string;
  /** Milliseconds since the epoch (UTC). */
  publishedAt?: number;
  picture?: Picture;
  firstRanAt?: { name: string; url?: string };
  canonicalUrl?: string;
  ampUrl?: string;
  siteName?: string;
  language?: string;
  related: { title: string; url: string }[];
};
