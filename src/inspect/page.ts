import { FeedError } from '../http/failure.ts';
import type { PageLine } from './lines.ts';
import type { Reader } from '../worker/reader.ts';
import { isPage, type LeadReader } from './reading.ts';
import type { Source } from './source.ts';

/** Where the search for feeds goes from a page, in order: what it offers; a feed offers itself. Rejects with a FeedError. */
export const pageLines = async (
  source: Source,
  { reading, now }: { reading: Pick<Reader, 'read'> & LeadReader; now: number },
): Promise<PageLine[]> => {
  const { body, ...about } = source;
  const itself = await reading.read(body, { ...about, now }).catch(() => undefined);
  if (itself !== undefined) return [{ kind: 'offer', title: itself.title || about.url, url: about.url }];
  if (!isPage(source)) throw new FeedError('not-a-feed');
  const { offers, next } = await reading.leads(body, about);
  return [
    ...offers.map(({ title, url }): PageLine => ({ kind: 'offer', title, url })),
    ...(next === undefined ? [] : [{ kind: 'next' as const, url: next }]),
  ];
};
