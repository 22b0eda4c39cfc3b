import { parseFeed as rowanmanning } from '@rowanmanning/feed-parser';
import { parseFeed as feedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../../src/feed/parse/parse.ts';
import { createReader } from '../../src/worker/reader.ts';
import { dialects } from '../feed/parse/dialects.ts';
import { pieces } from '../feed/parse/newsroom.ts';
import { quantile, round, table } from './table.ts';

/** Sizes of the feeds (bytes), spread as those of real feeds are. */
const sizes = { from: 27_000, to: 288_000 };
const feedsRead = 20;
const rounds = 9;
const about = { url: 'https://news.example/feed', now: Date.UTC(2023, 5, 1) };

/** Feeds of a content system's dialect each; JSON is left out, as three of the four do not read it. */
const feeds = (): Buffer[] => {
  const makers = Object.entries(dialects).filter(([name]) => !/json/i.test(name));
  return Array.from({ length: feedsRead }, (_, index) => {
    const wanted = sizes.from * (sizes.to / sizes.from) ** (index / (feedsRead - 1));
    const make = makers[index % makers.length]?.[1] ?? (() => '');
    const filled = (count: number) =>
      Buffer.from(make(pieces(count).map((piece) => ({ ...piece, text: `${piece.text} ${longer}` }))));
    // A feed's head is small, and one piece is about as long as another.
    return filled(Math.max(1, Math.floor((wanted / filled(20).length) * 20)));
  });
};
const longer = 'Warga diminta tetap tenang dan menjauhi bangunan retak, kata kepala badan itu. '.repeat(8);

/** Megabytes and feeds a second of several parsers on the same feeds, taking turns; a parser that fails on a feed is told of. */
export const parse = async (): Promise<string> => {
  const bodies = feeds();
  const bytes = bodies.reduce((sum, { length }) => sum + length, 0);
  const reader = createReader();
  const parsers: Record<string, (body: Buffer) => unknown> = {
    'Kabar, the reading alone': (body) => parseFeed(body, about),
    'Kabar, always on its thread': (body) => reader.read(body, about),
    'rss-parser 3.13': (body) => new RssParser({ defaultRSS: 2 }).parseString(body.toString()),
    'feedsmith 3': (body) => feedsmith(body.toString()),
    '@rowanmanning/feed-parser 2': (body) => rowanmanning(body.toString()),
  };
  const times = new Map(Object.keys(parsers).map((name) => [name, [] as number[]]));
  const failed = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const [name, read] of Object.entries(parsers)) {
      failed.set(name, 0);
      const started = performance.now();
      for (const body of bodies)
        try {
          await read(body);
        } catch {
          failed.set(name, (failed.get(name) ?? 0) + 1);
        }
      // The first rounds warm the compiler up.
      if (round >= 2) times.get(name)?.push((performance.now() - started) / 1_000);
    }
  await reader.close();
  const seconds = (name: string) => quantile(times.get(name) ?? [], 0.5);
  const rows = Object.keys(parsers).map((name) => [
    name,
    round(bytes / 1e6 / seconds(name), 1),
    round(feedsRead / seconds(name), 0),
    round(seconds('rss-parser 3.13') / seconds(name), 2),
    `${failed.get(name)} of ${feedsRead}`,
  ]);
  return [
    table(['parser', 'MB/s', 'feeds/s', 'times rss-parser', 'feeds refused'], rows),
    '',
    `${feedsRead} feeds of ${round(sizes.from / 1e3, 0)} to ${round(sizes.to / 1e3, 0)} KB in the dialects of content systems (test/feed/dialects.ts), ${round(bytes / 1e6, 1)} MB in all; medians of ${rounds - 2} rounds in which the parsers take turns. Goal: 20 MB/s.`,
  ].join('\n');
};
