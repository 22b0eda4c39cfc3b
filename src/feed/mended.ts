import Parser from 'rss-parser';
import type { Draft } from './entry.ts';
import { FeedError } from './failure.ts';
import { encodeXml } from './xml.ts';

type Item = {
  updated?: string;
  summary?: string;
  author?: string;
  picture?: { url?: string[]; caption?: string[]; credit?: string[] };
};

/**
 * Reads drafts with rss-parser, through the sound RSS 2.0 document that they make: nothing a publisher gets wrong reaches it.
 * Texts travel as `<summary>`: rss-parser runs its stripHtml, which is quadratic, on descriptions and content only.
 * Rejects with a FeedError and nothing else.
 */
export const readMended = async (
  title: string,
  drafts: Draft[],
): Promise<{ title: string; drafts: Draft[] }> => {
  try {
    const parser = new Parser<object, Item>({
      defaultRSS: 2,
      customFields: { item: ['updated', 'summary', 'author', 'picture'] },
    });
    const read = await parser.parseString(
      `<rss version="2.0"><channel><title>${encodeXml(title)}</title>${drafts.map(itemOf).join('')}</channel></rss>`,
    );
    return { title: read.title?.trim() ?? '', drafts: read.items.map(draftOf) };
  } catch {
    throw new FeedError('not-a-feed', 'rss-parser gave up');
  }
};

const element = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : `<${name}>${encodeXml(text)}</${name}>`;

/** The mended entry as RSS 2.0 has it. */
const itemOf = ({ guid, url, title, text, published, updated, author, categories, image }: Draft): string => {
  const picture =
    image && element('url', image.url) + element('caption', image.caption) + element('credit', image.credit);
  return [
    '<item>',
    element('title', title),
    element('link', url),
    element('guid', guid),
    element('pubDate', published),
    element('updated', updated),
    element('author', author),
    ...categories.map((category) => element('category', category)),
    element('summary', text),
    picture === undefined ? '' : `<picture>${picture}</picture>`,
    '</item>',
  ].join('');
};

type ReadItem = Item & Parser.Item;

const draftOf = (item: ReadItem): Draft => {
  const [url] = item.picture?.url ?? [];
  const [caption] = item.picture?.caption ?? [];
  const [credit] = item.picture?.credit ?? [];
  return {
    guid: item.guid,
    url: item.link,
    title: item.title ?? '',
    text: item.summary ?? '',
    published: item.pubDate,
    updated: item.updated,
    author: item.author,
    categories: item.categories ?? [],
    image: url === undefined ? undefined : { url, ...(caption && { caption }), ...(credit && { credit }) },
  };
};
