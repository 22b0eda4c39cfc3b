import { describe, expect, it } from 'vitest';
import { readButton, sourceKey } from '../../../commands/shared/source-buttons.ts';
import { writeFound, writeHome, writePlaces, writeTopics } from '../../../commands/shared/source-menu.ts';
import { sourcesAbout, type About } from '../../../src/feed/catalogue/browse.ts';
import { createCatalogue, knownSources } from '../../../src/feed/catalogue/catalogue.ts';
import { places } from '../../../src/feed/catalogue/places.ts';
import { startingPoints } from '../../../src/feed/catalogue/suggestions.ts';
import { subjects } from '../../../src/feed/catalogue/subjects.ts';
import { languages } from '../../../src/i18n/language.ts';
import { codePoints } from '../../../src/text/escape.ts';
import {
  channel,
  chatOf,
  commandsOf,
  createTalk,
  createWorld,
  feedOf,
  group,
  mayPostIn,
  person,
  sourceOf,
} from '../fakes.ts';

const [one, two, three] = [feedOf(1), feedOf(2), feedOf(3)];
const setUp = () => {
  const world = createWorld([one, two, three], {
    sources: [
      sourceOf('Radar Banten', [one], { place: 'banten' }),
      sourceOf('Kabar Banten', [two, three], { place: 'banten' }),
    ],
  });
  const command = commandsOf(world).commands.find(({ name }) => name === 'sources');
  if (command?.press === undefined) throw new Error('there is no such command');
  return { ...world, run: command.run, press: command.press };
};

describe('/sources', () => {
  it('shows the sources of a place, follows the one that is pressed, and marks it', async () => {
    const { run, press, followed } = setUp();
    const talk = createTalk();
    await run(talk.ask('banten'));
    expect(talk.last()).toBe('Banten: 2 sources. Tap one to follow it.');
    await press(talk.press(talk.data('Radar Banten'), { messageId: 1 }));
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(talk.sent[0]?.message.buttons?.flat().map(({ text }) => text)).toEqual([
      'Kabar Banten',
      '✓ Radar Banten',
      '« Start',
    ]);
  });

  it('asks which section is meant, where a source has several', async () => {
    const { run, press, followed } = setUp();
    const talk = createTalk();
    await run(talk.ask('banten'));
    await press(talk.press(talk.data('Kabar Banten'), { messageId: 1 }));
    expect(followed.get(7)).toBeUndefined();
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Koran 2', 'Koran 3', 'All of them']);
  });

  it('says so where nothing is known of a topic nor of anything near it, in both languages', async () => {
    const world = createWorld([one]);
    const command = commandsOf(world).commands.find(({ name }) => name === 'sources');
    for (const [language, said] of [
      ['id', 'Belum ada sumber untuk Gim.'],
      ['en', 'I know no sources for Games yet.'],
    ] as const) {
      const talk = createTalk();
      await command?.run(talk.ask('gim', { settings: { ...chatOf(person), language } }));
      expect(talk.last()).toBe(said);
      expect(talk.buttons()).toHaveLength(1);
    }
  });

  it('lets a member of a group look and not follow', async () => {
    const { run, press, asked } = setUp();
    const talk = createTalk({ chat: group, admin: false });
    await run(talk.ask('banten'));
    await press(talk.press(talk.data('Radar Banten')));
    expect(talk.toasts).toHaveLength(1);
    expect(asked).toEqual([]);
    await press(talk.press(talk.data('« Start')));
    expect(talk.last()).toContain('What are you looking for?');
  });

  it('follows for a channel whose administrator asks, and shows nobody else what it follows', async () => {
    const { run, press, followed } = setUp();
    const talk = createTalk({ rights: () => mayPostIn(channel) });
    await run(talk.ask('@kabarserang banten'));
    expect(talk.last()).toContain('Tap one to follow it in Kabar Serang.');
    const data = talk.data('Radar Banten');
    await press(talk.press(data, { messageId: 1 }));
    expect(followed.get(channel.id)).toEqual([one.sourceId]);
    const stranger = createTalk();
    await press(stranger.press(data.replace(':f:', ':l:')));
    expect(stranger.texts()).toEqual([]);
    expect(stranger.toasts).toHaveLength(1);
  });

  it.each([
    '',
    'x',
    'l',
    'l:xyz::::',
    'l::toString:::',
    'f:sport:::0::nobody',
    's::nobody',
    'f',
    'p:9999:',
    'l:sport:::99999:zzzzzzzzzzzzzzz:',
  ])('answers a button that says %j without following anything', async (data) => {
    const { press, asked } = setUp();
    const talk = createTalk();
    await talk.ask('').reply({ html: 'x', plain: 'x' });
    await press(talk.press(`sources:${data}`, { messageId: 1 }));
    expect(asked).toEqual([]);
    expect(talk.toasts.length > 0 || talk.last() !== 'x').toBe(true);
  });
});

describe('the menu of the sources that come with Kabar', () => {
  const catalogue = createCatalogue(knownSources);
  const abouts: About[] = [
    ...subjects.map((topic) => ({ topic })),
    ...places.map((place) => ({ place })),
    ...subjects.flatMap((topic) => places.map((place) => ({ topic, place }))),
    { topic: 'entertainment', place: 'papua-barat', language: 'id' },
  ];
  const other = { id: -1_009_999_999_999, title: 'K'.repeat(300) };

  it.each(languages)(
    'keeps within the limits of Telegram, and every button says what it can read (%s)',
    (language) => {
      for (const reader of [{ language }, { language, other }]) {
        const followed = new Set(knownSources.map(({ name }) => name));
        const pages = [
          writeHome('Lead', startingPoints(catalogue, language), { reader, followed }),
          writeTopics(reader),
          ...[0, 12, 500].map((offset) => writePlaces(places, offset, reader)),
          ...abouts.flatMap((asked) => {
            const found = sourcesAbout(catalogue, asked, language);
            return [0, 8, 999].map((offset) => writeFound({ asked, found, offset }, { reader, followed }));
          }),
        ];
        for (const { html, buttons = [] } of pages) {
          expect(codePoints(html)).toBeLessThan(600);
          expect(buttons.length).toBeGreaterThan(0);
          expect(buttons.length).toBeLessThan(15);
          for (const button of buttons.flat()) {
            expect(button.text).not.toBe('');
            expect(codePoints(button.text)).toBeLessThanOrEqual(42);
            const data = 'callback' in button ? button.callback : '';
            expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
            const said = readButton(data.replace('sources:', ''));
            expect(said?.chatId).toBe('other' in reader ? other.id : 0);
          }
        }
      }
    },
  );

  it('comes to every source by its pages, each once', () => {
    const asked: About = { topic: 'general' };
    const found = sourcesAbout(catalogue, asked, 'id');
    const seen: string[] = [];
    for (let offset = 0; offset < found.fits.length; offset += 8) {
      const { buttons = [] } = writeFound(
        { asked, found, offset },
        { reader: { language: 'id' }, followed: new Set() },
      );
      seen.push(
        ...buttons
          .flat()
          .flatMap((one) =>
            'callback' in one && one.callback.startsWith('sources:f:') ? [one.callback.slice(-6)] : [],
          ),
      );
    }
    expect(seen).toEqual(found.fits.map(({ source }) => sourceKey(source.name)));
  });

  it('has a key of its own for each source', () => {
    expect(new Set(knownSources.map(({ name }) => sourceKey(name))).size).toBe(knownSources.length);
  });
});
