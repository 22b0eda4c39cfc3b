import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'test/bench/README.md', ...inFolder('docs')];

/** A page without its code, in which nothing is a link or a heading. */
const textOf = (page: string): string =>
  readFileSync(join(root, page), 'utf8')
    .replaceAll(/^```[^]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\](){}<>]/g, ''));

/** What a heading is called in an address, as GitHub makes it of its text. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading.trim()));

type Link = { to: string; picture: boolean };
const linksOf = (page: string): Link[] => {
  const text = textOf(page);
  return [
    ...[...text.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, mark, to = '']) => ({
      to,
      picture: mark === '!',
    })),
    ...[...text.matchAll(/<(?:img|source)\s[^>]*(?:src|srcset)="([^"\s]+)"/g)].map(([, to = '']) => ({
      to,
      picture: true,
    })),
  ].filter(({ to }) => !/^[a-z]+:/i.test(to));
};

/** What is wrong with a link of a page: in words; undefined: nothing. */
const problemOf = (page: string, to: string): string | undefined => {
  const [path = '', anchor] = to.split('#');
  const file = path === '' ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return `${to}: no such file`;
  if (anchor === undefined) return undefined;
  if (!file.endsWith('.md')) return `${to}: a heading of no page`;
  return anchorsOf(relative(root, file)).includes(anchor) ? undefined : `${to}: no such heading`;
};

describe.each(pages)('%s', (page) => {
  it('leads only to files and headings that exist', () => {
    const problems = linksOf(page).flatMap(({ to }) => problemOf(page, to) ?? []);
    expect(problems).toEqual([]);
  });
});

it('the pages that a reader begins with are linked with one another', () => {
  const reached = (page: string) =>
    linksOf(page).map(({ to }) => relative(root, join(root, dirname(page), to.split('#')[0] ?? '')));
  const known = new Set(['README.md']);
  for (const page of known) for (const to of reached(page)) if (pages.includes(to)) known.add(to);
  expect([...known].sort()).toEqual([...pages].sort());
});

it('pictures are small enough for a page that opens at once', () => {
  const pictures = pages.flatMap((page) =>
    linksOf(page)
      .filter(({ picture }) => picture)
      .map(({ to }) => join(root, dirname(page), to)),
  );
  expect(pictures.length).toBeGreaterThan(0);
  const room = (file: string) => (file.endsWith('.gif') ? 1_500_000 : 200_000);
  expect(pictures.filter((file) => statSync(file).size > room(file))).toEqual([]);
});
