import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startKabar, type Kabar } from '../../src/app/kabar.ts';
import { tellRate, tellReceipts, withStories } from '../../src/app/telling.ts';
import { readConfig } from '../../src/config.ts';
import type { CampaignStore, Receipt } from '../../src/delivery/campaign.ts';
import type { KabarEvent } from '../../src/runtime/events.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { story } from '../commands/fakes.ts';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';

describe('what is told of receipts', () => {
  const stored: string[] = [];
  const told: KabarEvent[] = [];
  const save = async () => void stored.push(`${told.length} told`);
  const sent: Receipt = { kind: 'sent', chatId: 7, messageId: 3, at: 1 };
  beforeEach(() => {
    stored.length = told.length = 0;
  });

  it('is each receipt once, after it was written', async () => {
    const store = tellReceipts({ save } as unknown as CampaignStore, (event) => told.push(event));
    await store.save([{ id: 's1', page: 0, receipts: [null, sent] }]);
    const skipped: Receipt = { kind: 'skipped', chatId: 8, why: 'muted' };
    await store.save([{ id: 's1', page: 0, receipts: [skipped, sent] }]);
    expect(stored).toEqual(['0 told', '1 told']);
    expect(told).toEqual([
      { kind: 'receipt', campaignId: 's1', chatId: 7, receipt: 'sent', messageId: 3 },
      { kind: 'receipt', campaignId: 's1', chatId: 8, receipt: 'skipped', why: 'muted' },
    ]);
  });

  it('is nothing where the write fails', async () => {
    const failing = { save: () => Promise.reject(new Error('full')) } as unknown as CampaignStore;
    const store = tellReceipts(failing, (event) => told.push(event));
    await expect(store.save([{ id: 's1', page: 0, receipts: [sent] }])).rejects.toThrow('full');
    expect(told).toEqual([]);
  });
});

it('the pace is told once as long as it stays the same', () => {
  const told: KabarEvent[] = [];
  let waiting = 0;
  const stats = () => ({ perSecond: 29.7, inFlight: 1, waiting, heldUntil: 0 });
  const look = tellRate(stats, (event) => told.push(event));
  look();
  look();
  waiting = 5;
  look();
  expect(told).toMatchObject([
    { kind: 'rate', perSecond: 30, waiting: 0 },
    { kind: 'rate', perSecond: 30, waiting: 5 },
  ]);
});

it('a story that is published once more after a crash is found by search, though delivery writes it no more', async () => {
  const noted: string[] = [];
  const { publish } = withStories({
    topics: { matched: async (stories) => stories },
    reports: { assign: async (stories) => stories, update: async (stories) => stories },
    delivery: { publish: async () => {}, revise: async () => {} },
    note: (stories) => noted.push(...stories.map(({ id }) => id)),
    onEvent: undefined,
  });
  await publish('f1', [story({ id: 's1' })]);
  expect(noted).toEqual(['s1']);
});

describe('a story on its way', () => {
  let telegram: Telegram;
  let newsroom: Newsroom;
  let kabar: Kabar | undefined;
  beforeEach(async () => {
    [telegram, newsroom] = await Promise.all([createTelegram(), createNewsroom()]);
  });
  afterEach(async () => {
    await kabar?.stop();
    await Promise.all([telegram.close(), newsroom.close()]);
  });

  it('is told of from the look at its feed to its receipt, and a feed that fails with why', async () => {
    const read = readConfig({
      BOT_TOKEN: telegram.token,
      BOT_API_ROOT: telegram.url,
      GENERAL_SOURCES: 'none',
      STORE_URL: 'memory:',
      POLL_CRON: '* * * * * *',
      POLL_INTERVAL_SECONDS: '1',
      POLL_MIN_SECONDS: '1',
      POLL_MAX_SECONDS: '1',
      ALLOW_PRIVATE_NETWORK: 'true',
      LOG_LEVEL: 'silent',
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const events: KabarEvent[] = [];
    kabar = await startKabar(read.config, createLog('silent'), { onEvent: (event) => events.push(event) });
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    feed.publish({ title: 'Pasar ramai' });
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi.id, /Pasar ramai/, { timeoutMs: 60_000 });
    feed.publish({ title: 'Gempa di Serang' });
    await telegram.waitFor(budi.id, /Gempa/, { timeoutMs: 60_000 });
    const isTold = (kind: KabarEvent['kind'], facts: object) => () =>
      events.find(
        (event) =>
          event.kind === kind &&
          Object.entries(facts).every(([key, value]) => event[key as keyof KabarEvent] === value),
      );
    const chatId = budi.id;
    await expect.poll(isTold('receipt', { chatId, receipt: 'sent' })).toBeDefined();
    expect(isTold('story', { headline: 'Gempa di Serang', source: 'Harian' })()).toBeDefined();
    expect(isTold('decision', { chatId, decision: 'send' })()).toBeDefined();
    expect(isTold('look', { title: 'Harian', result: 'news', fresh: 1 })()).toBeDefined();
    feed.fault({ status: 500 });
    await expect
      .poll(isTold('look', { result: 'failed', why: 'server-error' }), { timeout: 60_000 })
      .toBeDefined();
  });
});
