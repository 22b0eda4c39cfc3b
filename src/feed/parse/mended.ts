import Parser from 'rss-parser';
import type { Draft } from './entry.ts';
import { FeedError } from '../../http/failure.ts';
import { encodeXml } from '../../text/xml.ts';

/**
 * Reads titles, links and ids of drafts with rss-parser, through the sound RSS 2.0 document that they make: nothing a
 * publisher gets wrong reaches it. What it would only hand through stays beside it, dates because it would take them for
 * dates of the server's own zone, and texts because its stripHtml, which it runs on them, is quadratic. It does not read
 * first and leave to us what it refuses: much of what is damaged it reads, wrongly. Rejects with a FeedError and nothing else.
 */
export const readMended = async (
  title: string,
  drafts: Draft[],
): Promise<{ title: string; drafts: Draft[] }> => {
  try {
    const parser = new Parser({ defaultRSS: 2 });
    const read = await parser.parseString(
      `<rss version="2.0"><channel><title>${encodeXml(title)}</title>${drafts.map(itemOf).join('')}</channel></rss>`,
    );
    if (read.items.length !== drafts.length) throw new RangeError('an entry was lost');
    return {
      title: read.title?.trim() ?? '',
      drafts: drafts.map((draft, index) => {
        const { title: headline = '', link, guid } = read.items[index] ?? {};
        return { ...draft, title: headline, url: link, guid: isLink(draft) ? link : guid };
      }),
    };
  } catch {
    throw new FeedError('not-a-feed', 'rss-parser gave up');
  }
};

/** Half of all guids are the link: it is read once. */
const isLink = ({ guid, url }: Draft): boolean => guid === url;

/** The mended entry as RSS 2.0 has it. */
const itemOf = (draft: Draft): string =>
  `<item>${element('title', draft.title)}${element('link', draft.url)}${isLink(draft) ? '' : element('guid', draft.guid)}</item>`;

const element = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : `<${name}>${encodeXml(text)}</${name}>`;
