/** A line of text as a reader sees it, with where on the page it stands. */
export type Line = {
  text: string;
  /** Number of the element that holds it. */
  holder: number;
  /** In an element that is named like the body of an article. */
  inBody: boolean;
  isParagraph: boolean;
  /** A headline, or one between paragraphs. */
  isHeading: boolean;
  /** Most of it is links. */
  isLink: boolean;
  href?: string;
};
export type Figure = {
  src: string | undefined;
  caption: string;
  credit: string | undefined;
  inBody: boolean;
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
  language: string | undefined;
};

/** Metas, pictures and scripts kept of one page. */
export const maxSmall = 100;

/** A picture's element, or what content systems call its caption. */
export const isFigureLike = (name: string, named: string): boolean =>
  name === 'figure' ||
  (/^(?:div|p|span|em|i|small)$/.test(name) &&
    /(?:^|[\s_-])(?:photo|foto|image|img|wp)[\w-]*[_-]?(?:caption|credit|source)|(?:^|\s)(?:wp-caption|caption|foto-caption|detail__media)(?:\s|$)/i.test(
      named,
    ));

/** The first of each name counts. */
export const addMeta = ({ metas }: Page, attributes: Record<string, string>): void => {
  const name = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '').toLowerCase();
  const content = attributes['content'] ?? '';
  if (name !== '' && content !== '' && metas.size < maxSmall * 2 && !metas.has(name))
    metas.set(name, content.slice(0, 5_000));
};

export const addLink = ({ links }: Page, attributes: Record<string, string>): void => {
  for (const rel of (attributes['rel'] ?? '').toLowerCase().split(/\s+/, 5))
    if ((rel === 'canonical' || rel === 'amphtml') && !links.has(rel))
      links.set(rel, attributes['href'] ?? '');
};

/** What machines are told of a time. */
export const addTime = ({ times }: Page, attributes: Record<string, string>): void => {
  const told = attributes['datetime'] ?? '';
  if (told !== '' && times.length < maxSmall) times.push(told);
};
