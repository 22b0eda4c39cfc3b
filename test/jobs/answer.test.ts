import { describe, expect, it } from 'vitest';
import { FeedError } from '../../src/http/failure.ts';
import { parseFeed } from '../../src/feed/parse/parse.ts';
import { answerTo, readAnswer } from '../../src/jobs/answer.ts';
import type { Job } from '../../src/jobs/job.ts';

const rss = `<rss version="2.0"><channel><title>Harian</title><item><title>Gempa</title><link>https://a.example/1</link>
<pubDate>Fri, 05 May 2023 06:23:00 GMT</pubDate><description>Kuat.</description></item></channel></rss>`;
const before = { id: 'f', url: 'https://a.example/rss' };
const job: Job = { id: 'look-f', stamp: 's', ask: { look: before } };
const enrich = async <T>(stories: T[]) => stories;

describe('an answer', () => {
  it('says the same of a feed after its way over the queue, with its dates as dates', async () => {
    const feed = await parseFeed(Buffer.from(rss), { url: before.url, now: Date.parse('2023-05-06') });
    const seen = { fetched: { status: 'ok' as const, url: before.url, bodyHash: 'h' }, feed };
    const read = readAnswer(await answerTo(job, { see: async () => seen, enrich }));
    expect(read).toEqual({ id: 'look-f', stamp: 's', seen });
    expect(feed.entries[0]?.publishedAt).toEqual(new Date('2023-05-05T06:23:00Z'));
  });

  it('keeps why a look failed, and how long the server asks to be left alone', async () => {
    const see = () => Promise.reject(new FeedError('server-error', '503', { retryAfterMs: 60_000 }));
    expect(readAnswer(await answerTo(job, { see, enrich }))).toEqual({
      id: 'look-f',
      stamp: 's',
      failed: { reason: 'server-error', message: '503', retryAfterMs: 60_000 },
    });
  });

  it('refuses what is too large for the queue like a feed that is too large', async () => {
    const fetched = { status: 'ok' as const, url: before.url, etag: 'x'.repeat(9 * 1_048_576) };
    const read = readAnswer(await answerTo(job, { see: async () => ({ fetched }), enrich }));
    expect(read).toMatchObject({ failed: { reason: 'too-big' } });
  });

  it('is none where something is wrong with Kabar: the job is done again', async () => {
    const see = () => Promise.reject(new TypeError('slip'));
    await expect(answerTo(job, { see, enrich })).rejects.toThrow('slip');
  });
});
