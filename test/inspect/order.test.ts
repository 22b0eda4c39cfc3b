import { describe, expect, it } from 'vitest';
import { readOrder } from '../../src/inspect/order.ts';

const now = Date.UTC(2026, 0, 15);
const orderOf = (line: string) => {
  const read = readOrder(line.split(' '), now);
  if (read === 'help' || !read.ok) throw new Error(`no order: ${JSON.stringify(read)}`);
  return read.order;
};

describe('what an operator asks for', () => {
  it('a feed alone is looked at now, at an address of its own', () => {
    expect(orderOf('feed a.xml')).toEqual({
      kind: 'feed',
      places: ['a.xml'],
      isEach: false,
      isJson: false,
      url: undefined,
      now,
    });
  });

  it('flags may stand anywhere behind the kind', () => {
    expect(
      orderOf('feed --json a.xml --url https://contoh.id/feed b.xml --now 2026-01-15T05:00:00Z'),
    ).toMatchObject({
      places: ['a.xml', 'b.xml'],
      isJson: true,
      url: 'https://contoh.id/feed',
      now: Date.UTC(2026, 0, 15, 5),
    });
  });

  it.each([
    ['2026-01-15T05:00:00Z', Date.UTC(2026, 0, 15, 5)],
    ['2026-01-15T05:00:00.250Z', Date.UTC(2026, 0, 15, 5, 0, 0, 250)],
    ['2026-01-15T12:00:00+07:00', Date.UTC(2026, 0, 15, 5)],
    ['2026-01-15T05:00', Date.UTC(2026, 0, 15, 5)],
    ['2026-01-15', Date.UTC(2026, 0, 15)],
  ])('the time %s is the same on every machine', (text, time) => {
    expect(orderOf(`feed a.xml --now ${text}`).now).toBe(time);
  });

  it('any number of documents is inspected each by itself', () => {
    expect(orderOf('article --each 1.html 2.html 3.html')).toMatchObject({
      isEach: true,
      places: ['1.html', '2.html', '3.html'],
    });
  });

  it('help is given to who asks for it', () => {
    expect(readOrder(['--help'], now)).toBe('help');
  });

  it.each([
    '',
    'feeds a.xml',
    'feed',
    'feed --each',
    'feed a b c',
    'page a b',
    'article a b',
    'feed a --url',
    'feed a --url ftp://contoh.id/x',
    'feed a --now kemarin',
    'feed a --now 2026-13-45',
    'feed a --speed 3',
  ])('"%s" is refused with one sentence', (line) => {
    const read = readOrder(line.split(' ').filter(Boolean), now);
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/^[A-Z][^\n]{10,160}\.$/) });
  });
});
