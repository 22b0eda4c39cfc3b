import type { Picture } from './story.ts';

/** What an entry of a feed says, in whatever format it came: a story is made of it. */
export type Entry = {
  /** The publisher's id (guid, id, rdf:about), else the link, else empty. */
  id: string;
  /** Absolute http(s) address. */
  url: string | undefined;
  /** Plain text on one line. */
  title: string;
  /** Plain text. */
  text: string;
  /** Words of the whole article where the entry has it, for comparing: not in a form to be shown. */
  body?: string | undefined;
  publishedAt: Date | undefined;
  updatedAt: Date | undefined;
  author: string | undefined;
  categories: string[];
  image: Picture | undefined;
};
