import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digestOrder,
  mostInDigest,
  readingMinutes,
  writeDigest,
  type DigestItem,
} from '../../src/message/digest.ts';
import { codePoints } from '../../src/text/escape.ts';
import { story } from '../commands/fakes.ts';

const style = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
const now = Date.UTC(2023, 4, 5, 11);
const minute = (count: number) => now - count * 60_000;
const item = (id: string, sourceTitle: string, minutesAgo: number, outlets = 1): DigestItem => ({
  story: story({ id, sourceTitle, headline: `Berita ${id}`, publishedAt: minute(minutesAgo) }),
  outlets,
});

describe('a digest', () => {
  it('leads with what several papers report, then groups by source', () => {
    const order = digestOrder([
      item('a', 'Detik', 30),
      item('b', 'Antara', 10),
      item('c', 'Detik', 5),
      item('d', 'Antara', 20, 2),
      item('e', 'Detik', 40, 5),
    ]);
    expect(order.map(({ story: { id } }) => id)).toEqual(['e', 'd', 'c', 'a', 'b']);
  });

  it('has the stories of an affair together, below the one that most papers report', () => {
    const of = (id: string, source: string, minutesAgo: number, ids: object, outlets = 1): DigestItem => {
      const one = item(id, source, minutesAgo, outlets);
      return { ...one, story: { ...one.story, ...ids } };
    };
    const items = digestOrder([
      of('a', 'Detik', 30, { clusterId: 'a' }),
      of('b', 'Antara', 10, { clusterId: 'b', affairId: 'a' }),
      of('c', 'Detik', 5, { clusterId: 'c' }),
      of('d', 'Antara', 20, { clusterId: 'd' }, 3),
      of('e', 'Detik', 15, { clusterId: 'e', affairId: 'd' }),
      of('f', 'Detik', 12, { clusterId: 'f', affairId: 'a' }),
    ]);
    const { message } = writeDigest(items, style, { first: 0, of: 6, minutes: 1 });
    expect(message.plain).toBe(
      [
        'Ringkasan · 6 berita, 1 menit',
        'Ramai diberitakan\n1. Berita d · 3 sumber · 17.40\n2. ↳ Berita e · Detik · 17.45',
        'Detik\n3. Berita c · 17.55\n4. Berita a · 17.30\n5. ↳ Berita f · 17.48\n6. ↳ Berita b · Antara · 17.50',
      ].join('\n\n'),
    );
    const next = writeDigest(items.slice(5), style, { first: 5, of: 6, minutes: 1 });
    expect(next.message.plain).toMatch(/\n\nAntara\n6\. Berita b · 17\.50$/);
  });

  it('reads as a list with an end', () => {
    const items = digestOrder([item('a', 'Detik', 30), item('b', 'Antara', 10), item('e', 'Detik', 40, 5)]);
    const { message, used } = writeDigest(items, style, { first: 0, of: 3, minutes: 1 });
    expect(used).toBe(3);
    expect(message.plain).toBe(
      [
        'Ringkasan · 3 berita, 1 menit',
        'Ramai diberitakan\n1. Berita e · 5 sumber · 17.20',
        'Antara\n2. Berita b · 17.50',
        'Detik\n3. Berita a · 17.30',
      ].join('\n\n'),
    );
    expect(message.html).toContain('<tg-time unix="1683282000">17.20</tg-time>');
    expect(message.buttons?.flat()).toEqual([
      { text: '1', callback: 'card:e' },
      { text: '2', callback: 'card:b' },
      { text: '3', callback: 'card:a' },
    ]);
  });

  it('goes on in a further message with its numbers', () => {
    const many = Array.from({ length: 30 }, (_, at) => item(`x${at}`, 'Detik', at));
    const part = { first: 0, of: 30, minutes: 2 };
    const first = writeDigest(many, style, part);
    expect(first.used).toBe(mostInDigest);
    expect(first.message.plain).toContain('5 berita lagi menyusul');
    const second = writeDigest(many.slice(first.used), style, { ...part, first: first.used });
    expect(second.message.plain).toMatch(/^Ringkasan · lanjutan, mulai nomor 26 dari 30\n\nDetik\n26\. /);
    expect(second.used).toBe(5);
  });

  it('takes a minute for two hundred words', () => {
    const long = {
      story: story({ id: 'l', headline: 'kata', lead: 'kata '.repeat(599).trim() }),
      outlets: 1,
    };
    expect([readingMinutes([long]), readingMinutes([item('a', 'Detik', 1)])]).toEqual([3, 1]);
  });

  it('keeps within the limits of Telegram, whatever the stories say', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 400 });
    const any = fc.record({
      headline: words,
      sourceTitle: words,
      url: fc.webUrl({ size: 'large' }),
      outlets: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 60 }), (all) => {
        const items = all.map(({ outlets, ...facts }, at) => ({
          story: story({ id: `s${at}`, ...facts }),
          outlets,
        }));
        const { message, used } = writeDigest(items, style, { first: 0, of: items.length, minutes: 9 });
        expect(used).toBeGreaterThan(0);
        expect(codePoints(message.plain)).toBeLessThanOrEqual(4_096);
        expect(Buffer.byteLength(message.html)).toBeLessThan(32_768);
        for (const button of message.buttons?.flat() ?? [])
          expect(Buffer.byteLength('callback' in button ? button.callback : '')).toBeLessThanOrEqual(64);
      }),
    );
  });
});
