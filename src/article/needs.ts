import { canonicalUrl } from '../story/canonical.ts';
import type { Article } from './shape.ts';
import { breaksOff } from './enrich.ts';
import type { Story } from '../story/story.ts';

/**
 * Whether the story lacks something that its page often has. That it names no paper where it ran first is no lack: most
 * ran nowhere else.
 */
export const lacksFacts = ({ url, lead, picture, place, author, publishedAt }: Story): boolean =>
  url !== undefined &&
  (lead === '' ||
    breaksOff(lead) ||
    picture === undefined ||
    (picture.caption ?? picture.credit) === undefined ||
    [place, author, publishedAt].includes(undefined));

/** A page that shares fewer of the headline's words is another one: a front page, a question about cookies, a wall. */
const leastShared = 0.3;

/** Whether the page is that of the story. */
export const isPageOf = ({ headline, url }: Story, article: Article): boolean => {
  const words = headlineWords(headline);
  if (words.size === 0)
    return (
      url !== undefined &&
      article.canonicalUrl !== undefined &&
      canonicalUrl(article.canonicalUrl) === canonicalUrl(url)
    );
  return words.intersection(headlineWords(article.headline ?? '')).size >= words.size * leastShared;
};

const headlineWords = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
