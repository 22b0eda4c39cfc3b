/** A line of text as a reader sees it, with where on the page it stands. */
export type Line = {
  text: string;
  /** How many lines of the page stand before it. */
  at: number;
  /** Number of the element that holds it. */
  holder: number;
  /** Numbers of the elements it stands in, the innermost first. */
  within: number[];
  /** In an element that is named like the body of an article. */
  inBody: boolean;
  isParagraph: boolean;
  /** A headline, or one between paragraphs. */
  isHeading: boolean;
  /** Most of it is links. */
  isLink: boolean;
  /** In an element named like what a page has beside its article. */
  isFurniture: boolean;
  /** In an element named like one that says who wrote it, and when. */
  isByline: boolean;
  /** In an element named like the sentence below a headline, or in a `header`. */
  isStandfirst: boolean;
  /** In an element named like such a sentence, or a first paragraph; in a list. */
  isIntro: boolean;
  href?: string;
};

/** A piece of what is written in a figure, and what its element says it is; `plain` stands in none of its own. */
export type Note = { text: string; kind: 'caption' | 'credit' | 'plain' };

export const charsOf = (lines: Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

export type Figure = {
  /** Every address that it is loaded from: small and large, at once and late. */
  src: string[];
  alt: string;
  notes: Note[];
  inBody: boolean;
  /** A face beside a name, a picture of another story. */
  isFurniture: boolean;
  /** Numbers of the elements it stands in, the innermost first. */
  within: number[];
  /** How many lines of text stand before it. */
  linesBefore: number;
};

/** What of a page can matter, in its order; all of it bounded. */
export type Page = {
  metas: Map<string, string>;
  links: Map<string, string>;
  scripts: string[];
  times: string[];
  figures: Figure[];
  lines: Line[];
  title: string;
  heading: string;
  /** How many lines stand before the heading. */
  headingAt: number;
  language: string | undefined;
};

export const emptyPage = (): Page => ({
  metas: new Map(),
  links: new Map(),
  scripts: [],
  times: [],
  figures: [],
  lines: [],
  title: '',
  heading: '',
  headingAt: 0,
  language: undefined,
});

/** An element that is being read. */
export type Element = {
  name: string;
  id: number;
  inBody: boolean;
  isAside: boolean;
  isFurniture: boolean;
  isByline: boolean;
  isStandfirst: boolean;
  isIntro: boolean;
  /** What the words in it are, where it stands in a figure. */
  note: Note['kind'];
  /** It is a figure, or is read as one. */
  isFigure: boolean;
  /** Nothing in it is read; or nothing but a caption, as in a button that shows a picture larger. */
  mutes: 'all' | 'most' | undefined;
};

/** Metas, pictures and scripts kept of one page. */
export const maxSmall = 100;
/** Elements that a line knows it stands in. */
const mostAround = 32;
export const around = (open: Element[]): number[] =>
  open
    .slice(-mostAround)
    .map(({ id }) => id)
    .toReversed();

/** What machines are told of a time. */
export const addTime = ({ times }: Page, attributes: Record<string, string>): void => {
  const told = attributes['datetime'] ?? '';
  if (told !== '' && times.length < maxSmall) times.push(told);
};
