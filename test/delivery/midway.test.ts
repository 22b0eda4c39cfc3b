import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/story/story.ts';
import { blank, createDisk, createLife, sourceId, story, toldIn, type Telegram } from './life.ts';
import { createSimulatedClock, type SimulatedClock } from '../runtime/simulated-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const idsTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const scene = async (
  followers: number[],
  answer: Telegram['answer'],
  clock: SimulatedClock = createSimulatedClock(),
  more: Partial<Telegram> = {},
) => {
  const telegram: Telegram & { edits: NonNullable<Telegram['edits']> } = {
    chats: new Map(),
    edits: [],
    answer,
    ...more,
  };
  const life = createLife(createDisk(), telegram, clock, () => 0.5);
  for (const id of followers) await life.audience.follow(blank(id), { sourceId, since: 0 });
  await life.start();
  /** The first line of what each chat has in the end. */
  const headlines = (): Set<string> => {
    const last = new Map<number, string>();
    for (const [id, messages] of telegram.chats) last.set(id, messages.at(-1)?.plain ?? '');
    for (const { chatId, message } of telegram.edits) last.set(chatId, message.plain);
    return new Set([...last.values()].map((plain) => plain.split('\n')[0] ?? ''));
  };
  return { telegram, clock, life, headlines };
};

/** A Telegram that takes 30 messages a second and answers after 50 ms. */
const limited = (clock: SimulatedClock) => {
  let next = 0;
  return async (accept: () => number) => {
    next = Math.max(next, clock.now() - 1_000) + 1_000 / 30;
    if (next > clock.now()) {
      next -= 1_000 / 30;
      return { kind: 'flood' as const, retryAfterMs: 1_000 };
    }
    await clock.sleep(50);
    return { kind: 'sent' as const, messageId: accept() };
  };
};

describe('a story that changes during its delivery', () => {
  it('is corrected in the chats that had it before and in those that get it after', async () => {
    const clock = createSimulatedClock();
    const take = limited(clock);
    const { telegram, life, headlines } = await scene(idsTo(600), (_, accept) => take(accept), clock);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(1_000);
    expect(telegram.chats.size).toBeGreaterThan(0);
    expect(telegram.chats.size).toBeLessThan(300);
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(hourMs);
    expect(telegram.chats.size).toBe(600);
    expect(headlines()).toEqual(new Set(['Diralat']));
    life.kill();
  });

  it('goes out corrected to a chat that still waits for its turn', async () => {
    let isFlooded = true;
    const { telegram, clock, life, headlines } = await scene(idsTo(50), (_, accept) => {
      if (!isFlooded) return { kind: 'sent', messageId: accept() };
      isFlooded = false;
      return { kind: 'flood', retryAfterMs: 30_000 };
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(5_000);
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(minuteMs);
    expect(telegram.chats.size).toBe(50);
    expect(headlines()).toEqual(new Set(['Diralat']));
    life.kill();
  });

  it('is edited where the old version was under way, and deleted after a recall', async () => {
    for (const isRecall of [false, true]) {
      const clock = createSimulatedClock();
      const removed: number[] = [];
      const slow = async (_: number, accept: () => number) => {
        const messageId = accept();
        await clock.sleep(3_000);
        return { kind: 'sent' as const, messageId };
      };
      const more: Partial<Telegram> = {
        remove: (chatId, messageId) => {
          removed.push(chatId);
          return { kind: 'sent', messageId };
        },
      };
      const { life, headlines } = await scene([1, 2], slow, clock, more);
      await life.publish(sourceId, [story(1)]);
      await clock.advance(500);
      if (isRecall) await life.recall('s1');
      else await life.revise([{ ...story(1), headline: 'Diralat' }]);
      await clock.advance(hourMs);
      if (isRecall) expect(new Set(removed)).toEqual(new Set([1, 2]));
      else expect(headlines()).toEqual(new Set(['Diralat']));
      life.kill();
    }
  });

  it('is not sent from an inbox after a recall, even while the chat waits for its turn', async () => {
    let mode: 'down' | 'flood' | 'up' = 'down';
    let floodAt = Infinity;
    const { telegram, clock, life } = await scene([1, 2], (_, accept) => {
      if (mode === 'down') return { kind: 'retry', why: '502' };
      if (mode === 'up' && clock.now() > floodAt) return { kind: 'sent', messageId: accept() };
      mode = 'up';
      floodAt = clock.now();
      return { kind: 'flood', retryAfterMs: 20_000 };
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(100);
    mode = 'flood';
    await clock.advance(8_000);
    expect(mode).toBe('up');
    await life.recall('s1');
    await clock.advance(hourMs);
    expect(telegram.chats.size).toBe(0);
    life.kill();
  });

  it('with a longer headline pushes no other story out of a full bundle', async () => {
    const long = (number: number, headline = 'pemerintah umumkan aturan baru'): Story => ({
      ...story(number),
      headline: `Berita <${number}> ${headline}`,
      url: `https://contoh.id/rss/articles/${number}${'x'.repeat(310)}`,
    });
    const { telegram, clock, life } = await scene([1], (_, accept) => ({
      kind: 'sent',
      messageId: accept(),
    }));
    await life.publish(
      sourceId,
      idsTo(10).map((number) => long(number)),
    );
    await clock.advance(10_000);
    const message = telegram.chats.get(1)?.find((one) => toldIn(one).includes(1));
    expect(toldIn(message ?? { html: '', plain: '' }).length).toBeGreaterThan(5);
    await life.revise([long(1, 'yang lebih panjang '.repeat(20))]);
    await clock.advance(minuteMs);
    for (const edit of telegram.edits)
      expect(toldIn(edit.message)).toEqual(toldIn(message ?? { html: '', plain: '' }));
    life.kill();
  });

  it('leaves no chat without a report when its report is recalled while another is being named on its card', async () => {
    const report = (source: string): Story => ({
      ...story(1),
      id: `${source}-1`,
      sourceId: source,
      sourceTitle: source,
      url: `https://${source}.test/1`,
      headline: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
      lead: 'Truk boks menghantam bus PO Sumber Rejeki di Tol Cipali Km 92, empat penumpang meninggal dunia.',
    });
    const clock = createSimulatedClock();
    const take = limited(clock);
    const { telegram, life } = await scene([], (_, accept) => take(accept), clock, {
      edit: () => take(() => 1),
      remove: (_, messageId) => take(() => messageId),
    });
    const ids = idsTo(12);
    for (const id of ids) await life.audience.follow(blank(id), { sourceId: 'satu', since: 0 });
    for (const id of ids.toReversed()) await life.audience.follow(blank(id), { sourceId: 'dua', since: 0 });
    for (const id of idsTo(3_000))
      await life.audience.follow(blank(1_000 + id), { sourceId: 'besar', since: 0 });
    const publish = async (one: Story) => life.publish(one.sourceId, await life.reports.assign([one]));
    await publish(report('satu'));
    await clock.advance(20_000);
    // Edits wait behind a large campaign.
    await publish({ ...report('besar'), headline: 'Harga beras naik', lead: '' });
    await clock.advance(10_000);
    await publish(report('dua'));
    await clock.advance(1_500);
    await life.recall('satu-1');
    await clock.advance(6 * hourMs);
    const got = ids.filter((id) => telegram.chats.get(id)?.some(({ plain }) => plain.includes('dua')));
    expect(got).toEqual(ids);
    const receipts = await life.campaigns.receipts('dua-1', 0);
    expect(receipts.slice(0, ids.length).map((one) => one?.kind)).toEqual(ids.map(() => 'sent'));
    life.kill();
  });
});
