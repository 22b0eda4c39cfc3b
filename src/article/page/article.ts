import { textOf } from './body.ts';
import { relatedIn } from './furniture.ts';
import { firstIn } from './first-ran.ts';
import { readPage } from './page.ts';
import { pictureOf } from './picture.ts';
import { leadOf, placeAbove, withoutNotes } from './opening.ts';
import type { Page } from './parts.ts';
import { roleIn, writerOf } from './role.ts';
import { structuredArticle } from './structured.ts';
import { plain, safeUrl } from './text.ts';
import { publicationTime } from './time.ts';
import { dateline, knownPlaceAlone, placeAlone, withoutBoilerplate } from '../../story/dateline/dateline.ts';
import type { Article } from '../shape.ts';

export { enrich } from '../enrich.ts';
export type { Article } from '../shape.ts';

export type ReadOptions = {
  /** The page's own address, after redirects. */
  url: string;
  /** Dates in any form newsrooms write; the feed reader's. */
  parseDate: (text: string) => Date | undefined;
  /** Read up to here. */
  maxChars?: number;
};

const defaultMaxChars = 2_000_000;
/** So much of a text tells which event it is of (characters). */
const keptTextChars = 2_000;

/** Reads an article's page: JSON-LD, Open Graph, Twitter cards and what stands on it for people. Pure, linear, never throws. */
export const readArticle = (
  html: string,
  { url, parseDate, maxChars = defaultMaxChars }: ReadOptions,
): Article => {
  const page = readPage(html, maxChars);
  const data = structuredArticle(page.scripts, url) ?? {};
  const meta = metaOf(page);
  const toldInData = dateline(withoutBoilerplate(data.body ?? ''));
  const shared = meta(
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
  );
  const dateInMeta = meta(
    'article:published_time',
    'datepublished',
    'og:published_time',
    'publishdate',
    'content_publisheddate',
    'date',
    'dc.date',
  );
  const description = meta('og:description', 'description', 'twitter:description');
  const text = textOf(page, { body: data.body, description: description ?? data.description });
  const headline =
    data.headline ??
    meta('og:title', 'twitter:title') ??
    filled(plain(page.heading)) ??
    filled(plain(page.title));
  const editor = data.editor ?? roleIn(page, 'editor') ?? meta('content_editor', 'editor');
  const picture = pictureOf(page, data, { shared, headline, text, base: url });
  const told = dateline(leadOf(withoutNotes(page, text, picture).map((line) => line.text)));
  const isThin = told.rest.length < 60;
  const lead = filled(
    withoutBoilerplate(isThin ? firstSentences(toldInData.rest) : told.rest) ||
      (data.description ?? description ?? told.rest),
  );
  const whole = dateline(withoutBoilerplate(text.map((line) => line.text).join(' '))).rest;
  return compact({
    headline,
    lead,
    text: longer(whole, lead),
    place:
      told.place ??
      toldInData.place ??
      placeAlone(data.place) ??
      knownPlaceAlone(data.location) ??
      placeAbove(page, text),
    section:
      data.section ?? meta('article:section', 'section', 'og:section', 'contentsection') ?? crumbOf(page),
    author: writerOf(
      page,
      data.author ?? named(meta('author', 'content_author', 'dable:author')) ?? named(meta('article:author')),
      editor,
    ),
    editor,
    publishedAt: publicationTime(page, [data.publishedAt, dateInMeta], parseDate),
    picture,
    firstRanAt: firstIn(page, data.body, url),
    canonicalUrl: safeUrl(page.links.get('canonical'), url) ?? safeUrl(meta('og:url'), url) ?? data.url,
    ampUrl: safeUrl(page.links.get('amphtml'), url),
    siteName: meta('og:site_name', 'application-name'),
    language: (data.language ?? page.language)?.trim().slice(0, 35),
    related: relatedIn(page).flatMap(({ title, href }) => {
      const to = safeUrl(href, url);
      return to === undefined ? [] : { title: title.slice(0, 300), url: to };
    }),
  });
};

type Meta = (...names: string[]) => string | undefined;
const metaOf =
  ({ metas }: Page): Meta =>
  (...names) => {
    for (const name of names) {
      const value = plain(metas.get(name) ?? '', 1_500);
      if (value !== '') return value;
    }
    return undefined;
  };

const filled = (text: string): string | undefined => (text === '' ? undefined : text);
/** Some give a profile's address for a name. */
const named = (author: string | undefined): string | undefined =>
  author === undefined || /^https?:/.test(author) ? undefined : author;

/** The text's beginning, where it says more than the lead. */
const longer = (text: string, lead = ''): string | undefined =>
  text.length > lead.length ? text.slice(0, keptTextChars) : undefined;

const firstSentences = (text: string): string => {
  if (text.length <= 400) return text;
  const end = /^[\s\S]{150,398}?[.!?]["”]?(?=\s)/.exec(text);
  return end?.[0] ?? `${text.slice(0, text.lastIndexOf(' ', 400))}…`;
};

/** The last crumb of "Home > News > Regional". */
const crumbOf = ({ lines }: Page): string | undefined => {
  const crumbs = lines.slice(0, 40).find(({ text }) => /^(?:home|beranda)\s?[>»/›]/iu.test(text));
  return crumbs?.text
    .split(/[>»/›]/)
    .at(-1)
    ?.trim()
    .slice(0, 60);
};

const compact = (
  values: { [Key in keyof Article]: Article[Key] | undefined } & Pick<Article, 'related'>,
): Article => ({
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  related: values.related,
});
