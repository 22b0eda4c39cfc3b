import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/feed/reader.ts';
import { dialects } from './dialects.ts';
import { pieces } from './newsroom.ts';

const reader = createReader();
const about = { url: 'https://contoh.id/feed', now: Date.UTC(2023, 5, 1) };
afterAll(() => reader.close());

describe('the reader', () => {
  it('gives the feed across the thread, dates as dates', async () => {
    const { entries } = await reader.read(Buffer.from(dialects['wordpress']?.(pieces(3)) ?? ''), about);
    expect(entries).toHaveLength(3);
    expect(entries[0]?.publishedAt).toBeInstanceOf(Date);
  });

  it('leaves the body to its owner', async () => {
    const body = Buffer.from(dialects['rdf']?.(pieces(3)) ?? '');
    const before = body.toString();
    await reader.read(body, about);
    expect(body.toString()).toBe(before);
  });

  it('gives a FeedError with its reason', async () => {
    await expect(reader.read(Buffer.from('<html/>'), about)).rejects.toMatchObject({
      name: 'FeedError',
      reason: 'not-a-feed',
    });
  });

  it('stops a feed at the time limit, and reads the next one', async () => {
    const hasty = createReader({ timeLimitMs: 1 });
    const large = Buffer.from(`<rss><channel>${'<item><title>x</title></item>'.repeat(100_000)}`);
    await expect(hasty.read(large, about)).rejects.toMatchObject({ name: 'FeedError', reason: 'too-big' });
    await hasty.close();
    await expect(reader.read(Buffer.from('<rss><channel/></rss>'), about)).resolves.toMatchObject({
      entries: [],
    });
  });

  it('outlives a feed that needs more memory than it has', async () => {
    const small = createReader({ maxMegabytes: 24, timeLimitMs: 20_000 });
    const entries = `{"id":"1","title":"x","tags":["a","b"]},`.repeat(400_000);
    const hungry = Buffer.from(`{"version":"https://jsonfeed.org/version/1","items":[${entries}{}]}`);
    await expect(small.read(hungry, about)).rejects.toMatchObject({ name: 'FeedError' });
    await expect(small.read(Buffer.from(dialects['rdf']?.(pieces(2)) ?? ''), about)).resolves.toMatchObject({
      entries: { length: 2 },
    });
    await small.close();
  });

  it('costs nothing until it is used', async () => {
    await expect(createReader().close()).resolves.toBeUndefined();
  });
});
