import { describe, expect, it } from 'vitest';
import { createCookies } from '../../src/http/cookies.ts';

const now = Date.UTC(2026, 0, 15);
const page = 'https://contoh.id/berita/feed';

describe('cookies', () => {
  it.each<[string, string | string[], string | undefined]>([
    ['one', 'sesi=a1', 'sesi=a1'],
    ['several', ['a=1; Path=/; HttpOnly', 'b=2; SameSite=Lax'], 'a=1; b=2'],
    ['one with "=" in its value', 'a=x=y==; Secure', 'a=x=y=='],
    ['one that is set anew', ['a=1', 'a=2'], 'a=2'],
    ['one for the path', 'a=1; Path=/berita', 'a=1'],
    ['one for another path', 'a=1; Path=/ber', undefined],
    ['one taken back by its age', ['a=1', 'a=; Max-Age=0'], undefined],
    ['one taken back by its date', ['a=1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], undefined],
    ['one whose age counts before its date', 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'a=1'],
    ['one without a name', ['=x', 'x', ''], undefined],
    ['one with control characters', 'a=1\u0007', undefined],
    ['one that is too long', `a=${'x'.repeat(5_000)}`, undefined],
  ])('of an answer go back as they are meant: %s', (_kind, set, expected) => {
    const cookies = createCookies({ now: () => now });
    cookies.take(page, set);
    expect(cookies.header(page)).toBe(expected);
  });

  it.each([
    'https://lain.id/berita/feed',
    'https://www.contoh.id/berita/feed',
    'https://contoh.id:8443/berita/feed',
    'https://contoh.id.lain.id/berita/feed',
  ])('do not go to another host, not even where they ask to: %s', (other) => {
    const cookies = createCookies({ now: () => now });
    cookies.take(page, [
      'a=1',
      'b=2; Domain=.id',
      'c=3; Domain=contoh.id',
      `d=4; Domain=${new URL(other).hostname}`,
    ]);
    expect(cookies.header(other)).toBeUndefined();
  });

  it('that are secure do not go over http', () => {
    const cookies = createCookies({ now: () => now });
    cookies.take(page, ['a=1; Secure', 'b=2']);
    expect(cookies.header(page.replace('https:', 'http:'))).toBe('b=2');
  });

  it('are kept up to twenty a host, and sent up to 8 KB', () => {
    const cookies = createCookies({ now: () => now });
    for (let n = 0; n < 30; n++) cookies.take(page, `n${n}=${'x'.repeat(1_000)}`);
    expect(cookies.header(page)?.split('; ')).toHaveLength(8);
    const small = createCookies({ now: () => now });
    small.take(
      page,
      Array.from({ length: 1_000 }, (_, n) => `n${n}=1`),
    );
    small.take(page, 'more=1');
    expect(small.header(page)?.split('; ')).toHaveLength(20);
  });
});
