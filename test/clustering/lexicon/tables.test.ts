import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withPhrases } from '../../../src/clustering/lexicon/concepts.ts';
import { actions, otherTimes, stages } from '../../../src/clustering/lexicon/roles.ts';
import { isStopWord, wordsWithTerms } from '../../../src/clustering/lexicon/words.ts';

const clustering = join(import.meta.dirname, '../../../src/clustering');
const files = ['events.json', 'people.json', 'things.json', 'names.json'];

type Line = { file: string; key: string; words: string[] };
/** The lines as they stand in a file: JSON.parse would keep the last of two like keys without a word. */
const textOf = (file: string): string[] =>
  readFileSync(join(clustering, 'lexicon', file), 'utf8')
    .trimEnd()
    .split('\n');
const linesOf = (file: string): Line[] =>
  textOf(file)
    .slice(1, -1)
    .map((line) => {
      const [, key = '', words = ''] = /^ {2}"([^"]*)": "([^"]*)",?$/.exec(line) ?? [];
      return { file, key, words: words.split(' ') };
    });

const lines = files.flatMap(linesOf);
const names = lines.filter(({ file }) => file === 'names.json');
const concepts = lines.filter(({ file }) => file !== 'names.json');

const repeated = (items: string[]): string[] =>
  items.toSorted().filter((item, at, sorted) => item === sorted[at - 1]);
const unsorted = (items: string[]): string[] =>
  items.filter((item, at) => at > 0 && item < (items[at - 1] ?? ''));

/** A stop word is only read where it is shouted: "WHO", "AS". */
const read = (text: string): string[] =>
  wordsWithTerms(withPhrases(isStopWord(text) ? text.toUpperCase() : text)).flatMap(({ terms }) => terms);
/** Words that are not read as their line's term alone, each with what it is read as; phrases with spaces and with hyphens. */
const unreached = (from: Line[], termOf: (key: string) => string): string[] =>
  from.flatMap(({ key, words }) =>
    words
      .flatMap((word) => [...new Set([word, word.replaceAll('-', ' ')])])
      .map((word) => ({ word, terms: read(word).join(' ') }))
      .filter(({ terms }) => terms !== termOf(key))
      .map(({ word, terms }) => `${word} (${key}) is read as "${terms}"`),
  );

const sources = readdirSync(clustering, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(clustering, file), 'utf8'));

it.each(files)('%s has one concept or name a line and nothing else', (file) => {
  const [first, ...rest] = textOf(file);
  expect([first, rest.at(-1)]).toEqual(['{', '}']);
  const wrong = rest
    .slice(0, -1)
    .filter((line) => !/^ {2}"[a-z-]+": "[a-z0-9]+(?:[ -][a-z0-9]+)*",?$/.test(line));
  expect(wrong).toEqual([]);
});

it.each(files)('%s is sorted: its lines, and the words in each line', (file) => {
  const own = linesOf(file);
  expect(unsorted(own.map(({ key }) => key))).toEqual([]);
  expect(own.flatMap(({ words }) => unsorted(words))).toEqual([]);
});

describe('the tables of the lexicon', () => {
  it('the tables hold 700 concepts and 200 names at least, so that the rules below have been asked of something', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(700);
    expect(names.length).toBeGreaterThanOrEqual(200);
  });

  it('the tables hold no concept and no name twice, in one file or in two', () => {
    expect(repeated(concepts.map(({ key }) => key))).toEqual([]);
    expect(repeated(names.map(({ key }) => key))).toEqual([]);
  });

  it('the tables hold no word twice, in a line, under two concepts, or under a concept and a name', () => {
    expect(repeated(lines.flatMap(({ words }) => words))).toEqual([]);
  });

  it('the tables hold no word of a concept that a text cannot reach: each is read as its concept', () => {
    expect(unreached(concepts, (key) => `~${key}`)).toEqual([]);
  });

  it('the tables hold no form of a name that a text cannot reach: each is read as that name', () => {
    expect(unreached(names, (key) => key)).toEqual([]);
  });

  it('the tables hold no name that is itself a word of a concept: its other forms would not meet it', () => {
    const words = new Set(concepts.flatMap((line) => line.words));
    expect(names.map(({ key }) => key).filter((name) => words.has(name))).toEqual([]);
  });

  it('the tables hold no name of one word and one form: it would be read alike without them', () => {
    const idle = names.filter(
      ({ words: [form = '', ...others] }) => others.length === 0 && !form.includes('-'),
    );
    expect(idle.map(({ key }) => key)).toEqual([]);
  });

  it('the tables hold each concept that the rules of comparing name', () => {
    const terms = new Set(concepts.map(({ key }) => `~${key}`));
    const named = sources.flatMap((source) =>
      [...source.matchAll(/'(~[a-z-]+)'/g)].map(([, term = '']) => term),
    );
    expect(named.length).toBeGreaterThan(5);
    expect([...named, ...actions, ...stages, ...otherTimes].filter((term) => !terms.has(term))).toEqual([]);
  });
});
