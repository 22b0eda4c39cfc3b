import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../../src/message/bundle.ts';
import { writeCard, type CardOptions } from '../../../src/message/card.ts';
import { writeLatest, writeRetraction, type LatestOptions } from '../../../src/message/headlines.ts';
import type { Message, Style } from '../../../src/message/message.ts';
import { languages } from '../../../src/i18n/language.ts';
import type { Story } from '../../../src/story/story.ts';
import { parseTelegramHtml } from '../telegram-html.ts';

/**
 * Stories beside the messages that they become: fixtures/<case>.story.json, and <case>.id.json and <case>.en.json. After a
 * change that is meant, `npx vitest run test/message/golden -u` writes the messages anew; read them before they are committed.
 */
type Case = { stories: Partial<Story>[]; times?: number; timeZone?: string } & (
  | { write: 'card'; options?: CardOptions }
  | { write: 'latest'; options: LatestOptions }
  | { write: 'bundle' | 'retraction' }
);

const fixtures = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(fixtures)
  .filter((file) => file.endsWith('.story.json'))
  .map((file) => file.replace('.story.json', ''));

const usual: Story = {
  id: 's1',
  sourceId: 'f1',
  sourceTitle: 'iNews Banten',
  headline: '',
  lead: '',
  seenAt: Date.UTC(2023, 4, 5, 6, 30),
  categories: [],
};

/** In a fixture «a*300» stands for three hundred a, and # in a story written `times` over for its number. */
const readCase = (name: string): Case => {
  const json = readFileSync(join(fixtures, `${name}.story.json`), 'utf8');
  return JSON.parse(
    json.replace(/«(.+?)\*(\d+)»/g, (_all, what: string, times: string) => what.repeat(+times)),
  );
};

const storiesOf = ({ stories, times = 1 }: Case): Story[] =>
  Array.from({ length: times }, (_, index) =>
    stories.map((story): Story => {
      const numbered: Partial<Story> = JSON.parse(JSON.stringify(story).replaceAll('#', String(index + 1)));
      return { ...usual, ...numbered, ...(times > 1 && { publishedAt: usual.seenAt + index * 60_000 }) };
    }),
  ).flat();

const write = (one: Case, style: Style): { written: unknown; message: Message } => {
  const stories = storiesOf(one);
  const first = stories[0] ?? usual;
  if (one.write === 'bundle') {
    const bundle = writeBundle(stories, style);
    return { written: bundle, message: bundle.message };
  }
  const message =
    one.write === 'latest'
      ? writeLatest(stories, style, one.options)
      : one.write === 'card'
        ? writeCard(first, style, one.options)
        : writeRetraction(first, style);
  return { written: message, message };
};

describe.each(languages)('golden messages in %s', (language) => {
  it.each(cases)('%s', async (name) => {
    const one = readCase(name);
    const { written, message } = write(one, { language, timeZone: one.timeZone ?? 'Asia/Jakarta' });
    expect(parseTelegramHtml(message.html).text).not.toBe('');
    await expect(`${JSON.stringify(written, null, 2)}\n`).toMatchFileSnapshot(
      join(fixtures, `${name}.${language}.json`),
    );
  });
});

it('every golden message belongs to a story fixture', () => {
  const messages = readdirSync(fixtures).filter((file) => !file.endsWith('.story.json'));
  const expected = new Set(cases.flatMap((name) => languages.map((language) => `${name}.${language}.json`)));
  expect(messages.filter((file) => !expected.has(file))).toEqual([]);
});
