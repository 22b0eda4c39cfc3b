import { describe, expect, it } from 'vitest';
import { permissionIn } from '../../src/http/robots-rules.ts';

const says = (rules: string, path = '/berita/1') => permissionIn(rules, `https://koran.test${path}`, 'Kabar');

describe('the rules of a site (RFC 9309)', () => {
  it.each([
    ['nothing', '', true],
    ['a page that is no rules', '<!doctype html><title>Halo</title>', true],
    ['everything for everybody', 'User-agent: *\nDisallow: /', false],
    ['no limits for everybody', 'User-agent: *\nDisallow:', true],
    ['a folder', 'User-agent: *\nDisallow: /berita/', false],
    ['another folder', 'User-agent: *\nDisallow: /arsip/', true],
    ['a longer rule that allows', 'User-agent: *\nDisallow: /\nAllow: /berita/', true],
    ['a pattern', 'User-agent: *\nDisallow: /*/1$', false],
    ['Kabar alone', 'User-agent: kabar\nDisallow: /\n\nUser-agent: *\nAllow: /', false],
    ['everybody but Kabar', 'User-agent: *\nDisallow: /\n\nUser-agent: Kabar\nDisallow:', true],
    ['another agent', 'User-agent: GPTBot\nDisallow: /', true],
    ['several at once', 'User-agent: GPTBot\nUser-agent: Lain\nUser-agent: Kabar/1.0\nDisallow: /', false],
    ['with a mark at its start, and old line ends', '\ufeffuser-agent: *\rdisallow: /berita', false],
    ['remarks between agents', 'User-agent: a\n# x: y\n\nUser-agent: b\nUser-agent: *\nDisallow: /', false],
    ['one after another', 'User-agent: b\nDisallow: /\nUser-agent: a\nDisallow: /x', true],
  ])('rules of a site forbid or allow: %s', (_, rules, isAllowed) => {
    expect(says(rules).isAllowed).toBe(isAllowed);
  });

  it('rules of a site count the query as part of the address', () => {
    expect(says('User-agent: *\nDisallow: /*?id=', '/baca?id=1').isAllowed).toBe(false);
  });

  it('rules that would take too long to compare with an address forbid it', () => {
    const few = `User-agent: *\nDisallow: /${'*a'.repeat(1_000)}$\n`;
    const path = `/${'b'.repeat(2_000)}`;
    expect(says(few.repeat(10), path).isAllowed).toBe(true);
    expect(says(few.repeat(100), path).isAllowed).toBe(false);
    expect(says(few.repeat(100)).isAllowed).toBe(true);
  });

  it.each([
    ['Crawl-delay: 10', 10_000],
    ['Crawl-delay: 0.5', 500],
    ['Crawl-delay: -1', 0],
    ['Crawl-delay: Infinity', 86_400_000],
    ['Crawl-delay: sering', 0],
    ['Disallow:', 0],
  ])('rules of a site ask for a pause: %s', (line, delayMs) => {
    expect(says(`User-agent: *\n${line}`).delayMs).toBe(delayMs);
  });
});
