import { FeedError } from '../http/failure.ts';
import { articleLine, lookPauseMs, storyLines, type Line } from './lines.ts';
import type { Order } from './order.ts';
import { pageLines } from './page.ts';
import { isPage, type Reading } from './reading.ts';
import { exitOf, sentenceOf, type openSource } from './source.ts';

/** What was asked for, or what is wrong with a document, in a sentence, and the exit code for that. */
export type Told<T> = { ok: true; value: T } | { ok: false; message: string; exit: number };

/** Does what an order says: gives the lines to tell. Where each document is for itself, one that fails is a line, too. */
export const inspect = async (
  { kind, places, isEach, url, now }: Order,
  { open, reading }: { open: typeof openSource; reading: Reading },
): Promise<Told<Line[]>> => {
  const told = async <T>(place: string, work: () => Promise<T>): Promise<Told<T>> => {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { ok: false, message: sentenceOf(error, place, kind), exit: exitOf(error) };
    }
  };
  const lookAt = async (place: string, at: number) => {
    const { body, ...about } = await open(place, kind, url);
    return { feed: await reading.read(body, { ...about, now: at }), url: about.url };
  };
  const linesOf = async (place: string): Promise<Line[]> => {
    if (kind === 'feed') {
      const look = await lookAt(place, now);
      return storyLines(look.feed, undefined, { url: look.url, now });
    }
    const source = await open(place, kind, url);
    if (kind === 'page') return pageLines(source, { reading, now });
    if (!isPage(source)) throw new FeedError('not-a-feed');
    return [articleLine(await reading.article(source.body, source))];
  };
  const twoLooks = async (first: string, last: string): Promise<Told<Line[]>> => {
    const before = await told(first, () => lookAt(first, now - lookPauseMs));
    if (!before.ok) return before;
    return told(last, async () => {
      const { feed, url: address } = await lookAt(last, now);
      return storyLines(feed, before.value.feed, { url: address, now });
    });
  };

  if (isEach) {
    const lines: Line[] = [];
    for (const file of places) {
      const one = await told(file, () => linesOf(file));
      const found: Line[] = one.ok ? one.value : [{ kind: 'error', message: one.message }];
      lines.push(...found.map((line) => ({ ...line, file })));
    }
    return { ok: true, value: lines };
  }
  const [first = '', last] = places;
  return last === undefined ? told(first, () => linesOf(first)) : twoLooks(first, last);
};
