import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle } from '../../../src/article/page/article.ts';

/** What a reader of the page would say; a lead is told by its first sentence, and what is absent is null. */
type Expected = {
  lead?: string;
  place?: string | null;
  picture: string;
  caption: string | null;
  credit: string | null;
  author?: string | null;
  editor?: string | null;
};

const folder = join(import.meta.dirname, 'outlets');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

/** Small pages, made up, in the markup of content systems that many papers use. */
describe('a page in the markup of', () => {
  it.each(names)('%s is read as a person reads it', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected;
    const article = readArticle(readFileSync(join(folder, `${name}.html`), 'utf8'), {
      url: `https://${name}.test/news/1`,
      parseDate,
    });
    const read: Expected = {
      lead: article.lead?.slice(0, expected.lead?.length) ?? '',
      place: article.place ?? null,
      picture: article.picture?.url ?? '',
      caption: article.picture?.caption ?? null,
      credit: article.picture?.credit ?? null,
      author: article.author ?? null,
      editor: article.editor ?? null,
    };
    expect(read).toMatchObject(expected);
  });
});
