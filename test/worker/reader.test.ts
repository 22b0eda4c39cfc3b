import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/worker/reader.ts';
import { dialects } from '../feed/parse/dialects.ts';
import { pieces } from '../feed/parse/newsroom.ts';

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
    const fields = Array.from({ length: 60 }, (_, n) => `<f${n}>kata ${n}</f${n}>`).join('');
    const hungry = Buffer.from(
      `<rss version="2.0"><channel>${`<item><title>x</title>${fields}</item>`.repeat(9_000)}`,
    );
    await expect(small.read(hungry, about)).rejects.toMatchObject({
      name: 'FeedError',
      message: 'the reader gave up',
    });
    await expect(small.read(Buffer.from(dialects['rdf']?.(pieces(2)) ?? ''), about)).resolves.toMatchObject({
      entries: { length: 2 },
    });
    await small.close();
  });

  it('outlives a JSON document of which the objects take many times its size', async () => {
    const objects = Buffer.from(
      `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","tags":[${'{},'.repeat(3_300_000)}{}]}]}`,
    );
    await expect(reader.read(objects, about)).rejects.toMatchObject({ reason: 'not-a-feed' });
  });

  it('gives what a page says across the thread, in whatever charset it is', async () => {
    const page = Buffer.from(
      '<html lang="fr"><meta charset="iso-8859-1"><title>Été</title><article><p>SERANG, iNews - Kalimat pertama dari berita ini cukup panjang untuk dibaca.</p></article></html>',
      'latin1',
    );
    expect(
      await reader.article(page, { url: 'https://contoh.id/1', contentType: 'text/html' }),
    ).toMatchObject({
      headline: 'Été',
      place: 'Serang',
      lead: 'Kalimat pertama dari berita ini cukup panjang untuk dibaca.',
    });
  });

  it('gives the feeds that a page links to, of a page as large and broken as can be', async () => {
    const body = Buffer.alloc(10 * 1_048_576, Buffer.of(0x61, 0xff));
    body.write('<meta charset=utf-8><link rel=alternate type=application/rss+xml href=/rss title=Contoh>');
    expect(await reader.leads(body, { url: 'https://contoh.id/' })).toEqual({
      offers: [{ url: 'https://contoh.id/rss', title: 'Contoh', kind: 'declared' }],
    });
    expect(body).toHaveLength(10 * 1_048_576);
  });

  it('gives what rules say across the thread', async () => {
    const rules = 'User-agent: *\nDisallow: /a\nCrawl-delay: 2';
    expect(await reader.permission(rules, 'https://contoh.id/a', 'Kabar')).toEqual({
      isAllowed: false,
      delayMs: 2_000,
    });
  });

  it('gives a page no more time than it may take', async () => {
    const hasty = createReader({ pageLimitMs: 1 });
    const page = Buffer.from('<p>kata kata</p>'.repeat(1_000_000));
    await expect(hasty.article(page, { url: 'https://contoh.id/1' })).rejects.toMatchObject({
      name: 'FeedError',
      reason: 'too-big',
    });
    await hasty.close();
  });

  it('blames no page for the feeds that stood before it in the queue', async () => {
    const patient = createReader({ timeLimitMs: 20_000, pageLimitMs: 500 });
    const large = Buffer.from(`<rss><channel>${'<item><title>x</title></item>'.repeat(350_000)}`);
    const feeds = Array.from({ length: 12 }, () => patient.read(large, about));
    const rules = patient.permission('User-agent: *\nDisallow: /', 'https://contoh.id/1', 'Kabar');
    await expect(rules).resolves.toMatchObject({ isAllowed: false });
    expect(await Promise.all(feeds)).toHaveLength(12);
    await patient.close();
  });

  it('costs nothing until it is used', async () => {
    await expect(createReader().close()).resolves.toBeUndefined();
  });
});
