import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard, type CardOptions } from '../../src/message/card.ts';
import { writeLatest, writeRetraction, type LatestOptions } from '../../src/message/headlines.ts';
import type { Message, Style } from '../../src/message/message.ts';
import type { Story } from '../../src/story/story.ts';

/** What is written, of which stories, in which style; beside each `*.in.json` stands what must come out. */
type Case = {
  write: 'card' | 'bundle' | 'latest' | 'retraction';
  style: Style;
  stories: Story[];
  options?: CardOptions & LatestOptions;
};

const folder = join(import.meta.dirname, 'golden');
const cases = readdirSync(folder).filter((file) => file.endsWith('.in.json'));
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

const written = ({ write, style, stories, options }: Case): Message => {
  const [first] = stories;
  if (first === undefined) throw new Error('a case needs a story');
  if (write === 'card') return writeCard(first, style, options);
  if (write === 'bundle') return writeBundle(stories, style).message;
  return write === 'latest'
    ? writeLatest(stories, style, options ?? { heading: '' })
    : writeRetraction(first, style);
};

describe('messages as they must be (GOLDEN=write makes them anew, to be read before they are kept)', () => {
  it('has a case for each kind', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases)('%s', (file) => {
    const message = written(read<Case>(file));
    const expected = file.replace('.in.json', '.out.json');
    if (process.env['GOLDEN'] === 'write')
      writeFileSync(join(folder, expected), `${JSON.stringify(message, null, 2)}\n`);
    expect(message).toEqual(read(expected));
  });
});
