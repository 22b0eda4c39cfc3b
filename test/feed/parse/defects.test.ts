import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { defects } from './defects.ts';
import { dialects } from './dialects.ts';
import { pieces } from './newsroom.ts';

const all = pieces(20);
const about = { url: 'https://news.example/feed', now: Date.UTC(2023, 5, 1) };

/** Lehmer's generator: the same places are damaged in every run. */
const seeded = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

/** Share of the pieces that a damaged feed still tells, by address and headline. */
const surviving = async (source: string | Uint8Array): Promise<number> => {
  const { entries } = await parseFeed(Buffer.from(source as string), about);
  const titles = new Map(entries.map(({ url, title }) => [url, title]));
  return all.filter(({ url, title }) => titles.get(url)?.includes(title.slice(2))).length / all.length;
};

describe('feeds in the dialects of content systems', () => {
  it.each(Object.keys(dialects))('reads %s', async (name) => {
    const { entries } = await parseFeed(Buffer.from(dialects[name]?.(all) ?? ''), about);
    expect(entries.map(({ url }) => url)).toEqual(all.map(({ url }) => url));
    if (name !== 'untitled') expect(entries.map(({ title }) => title)).toEqual(all.map(({ title }) => title));
    for (const [index, { publishedAt }] of entries.entries())
      if (publishedAt !== undefined)
        expect(Math.floor(publishedAt.getTime() / 1_000)).toBe((all[index]?.at.getTime() ?? 0) / 1_000);
  });
});

describe('damaged feeds', () => {
  const sound = Object.entries(dialects)
    .filter(([name]) => name !== 'untitled')
    .map(([, make]) => make(all));

  it.each(Object.entries(defects))('keeps at least 97 %% of the entries: %s', async (_name, damage) => {
    const random = seeded(7);
    const shares = await Promise.all(
      [...sound, ...sound, ...sound].map((source) => surviving(damage(source, random))),
    );
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThanOrEqual(0.97);
  });

  it('keeps every complete entry of a cut download, wherever it is cut', async () => {
    for (const source of sound)
      for (let cut = 0.2; cut < 1; cut += 0.13) {
        const part = source.slice(0, Math.floor(source.length * cut));
        const complete = part.match(/<\/(\w+:)?(item|entry)>/g)?.length ?? 0;
        const feed = await parseFeed(Buffer.from(part), about).catch(() => ({ entries: [] }));
        expect(feed.entries.length).toBeGreaterThanOrEqual(complete);
        for (const { title, url } of feed.entries.slice(0, complete))
          expect(all.some((one) => one.title === title && one.url === url)).toBe(true);
      }
  });
});
