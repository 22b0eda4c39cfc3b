import { readArticle, type Article } from '../article/page/article.ts';
import { decodeBody } from '../text/charset.ts';
import { parseDate } from '../text/date.ts';
import type { PageOptions } from './reader.ts';

/** What an article's page says, of its bytes. */
export const articleIn = ({ body, url, contentType }: PageOptions & { body: Uint8Array }): Article =>
  readArticle(decodeBody(body, contentType), { url, parseDate: (text) => parseDate(text) });
