import Parser from 'rss-parser';
import type { Draft } from './entry.ts';
import { FeedError } from './failure.ts';
import { encodeXml } from './xml.ts';

type Item = {
  updated?: string;
  author?: string;
  picture?: { $?: { url?: string; caption?: string; credit?: string } };
};

/**
 * Reads drafts with rss-parser, through the sound RSS 2.0 document that they make: nothing a publisher gets wrong reaches it.
 * Texts stay beside it: rss-parser's stripHtml, which it runs on descriptions and content, is quadratic.
 * Rejects with a FeedError and nothing else.
 */
export const readMended = async (
  title: string,
  drafts: Draft[],
): Promise<{ title: string; drafts: Draft[] }> => {
  try {
    const parser = new Parser<object, Item>({
      defaultRSS: 2,
      customFields: { item: ['updated', 'author', 'picture'] },
    });
    const read = await parser.parseString(
      `<rss version="2.0"><channel><title>${encodeXml(title)}</title>${drafts.map(itemOf).join('')}</channel></rss>`,
    );
    return {
      title: read.title?.trim() ?? '',
      drafts: read.items.map((item, index) => draftOf(item, drafts[index]?.text ?? '')),
    };
  } catch {
    throw new FeedError('not-a-feed', 'rss-parser gave up');
  }
};

const element = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : `<${name}>${encodeXml(text)}</${name}>`;

const attribute = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : ` ${name}="${encodeXml(text)}"`;

/** The mended entry as RSS 2.0 has it. */
const itemOf = ({ guid, url, title, published, updated, author, categories, image }: Draft): string =>
  [
    '<item>',
    element('title', title),
    element('link', url),
    element('guid', guid),
    element('pubDate', published),
    element('updated', updated),
    element('author', author),
    ...categories.map((category) => element('category', category)),
    image === undefined
      ? ''
      : `<picture${attribute('url', image.url)}${attribute('caption', image.caption)}${attribute('credit', image.credit)}/>`,
    '</item>',
  ].join('');

const draftOf = (item: Item & Parser.Item, text: string): Draft => {
  const { url, caption, credit } = item.picture?.$ ?? {};
  return {
    guid: item.guid,
    url: item.link,
    title: item.title ?? '',
    text,
    published: item.pubDate,
    updated: item.updated,
    author: item.author,
    categories: item.categories ?? [],
    image: url === undefined ? undefined : { url, ...(caption && { caption }), ...(credit && { credit }) },
  };
};
