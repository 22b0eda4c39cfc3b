import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The folders of src/ and what each may import beside itself and the files at src/'s top (design.md). */
const allowed: Record<string, string[]> = {
  runtime: [],
  text: [],
  http: ['runtime', 'text', 'worker'],
  worker: ['runtime', 'http', 'text', 'feed', 'article'],
  story: [],
  feed: ['runtime', 'text', 'http', 'worker', 'story', 'article', 'clustering'],
  article: ['runtime', 'text', 'http', 'worker', 'story'],
  clustering: ['story'],
  i18n: ['text', 'http', 'message', 'feed'],
  message: ['text', 'i18n', 'story', 'feed'],
  audience: ['runtime', 'text', 'http', 'story', 'feed', 'i18n', 'message'],
  search: ['story', 'feed', 'audience'],
  delivery: ['runtime', 'story', 'clustering', 'audience', 'message', 'i18n', 'feed'],
  publishing: ['audience', 'delivery'],
  telegram: ['runtime', 'text', 'http', 'i18n', 'delivery', 'message', 'audience'],
  store: ['runtime', 'story', 'audience', 'clustering', 'delivery', 'feed'],
  web: ['runtime', 'feed'],
  inspect: ['runtime', 'text', 'http', 'worker', 'feed', 'article', 'story', 'message'],
  sandbox: [],
};

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    normalize(join(file, '..', path ?? '')),
  );
const folderOf = (file: string): string => {
  const [top, second, third] = file.split('/');
  return top === 'src' && third !== undefined ? (second ?? '') : top === 'commands' ? 'commands' : '';
};

describe('the layers of design.md', () => {
  it('covers the sources', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s imports only what its folder may', (file) => {
    const permitted = allowed[folderOf(file)];
    if (permitted === undefined) return;
    const wrong = importsOf(file).filter((path) => {
      const folder = folderOf(path);
      return folder !== '' && folder !== folderOf(file) && !permitted.includes(folder);
    });
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file))
        throw new Error(`cycle: ${[...path, file].map((one) => relative('.', one)).join(' -> ')}`);
      if (done.has(file)) return;
      for (const next of importsOf(file)) if (files.includes(next)) visit(next, [...path, file]);
      done.add(file);
    };
    expect(() => files.forEach((file) => visit(file, []))).not.toThrow();
  });
});
