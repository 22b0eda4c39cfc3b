import { describe, expect, it } from 'vitest';
import { titleAhead } from '../../../commands/shared/title-ahead.ts';

const titles = [
  'Kanal Rahasia',
  'Kanal',
  'Kompas',
  'Banten 24 Jam',
  '🔒 Dapur Redaksi 📰',
  '📣',
  'Semua',
  '7',
  'a.id',
];
const chats = titles.map((title, at) => ({ id: -at - 1, title }));
const sources = new Set(['kompas', 'kanal satu', 'a.id']);
const read = (said: string, or: 'nothing' | 'sources' | 'words' = 'sources') => {
  const found = titleAhead(said, chats, { or, isSource: (words) => sources.has(words.toLowerCase()) });
  return found && [found.chats.map(({ title }) => title).join(' | '), found.rest];
};

describe('a title at the front of a command', () => {
  it.each([
    ['Kanal Rahasia kompas', ['Kanal Rahasia', 'kompas']],
    ['kanal  rahasia\nkompas', ['Kanal Rahasia', 'kompas']],
    ['KANALRAHASIA kompas', ['Kanal Rahasia', 'kompas']],
    ['Kanal Rahasia: kompas, detik', ['Kanal Rahasia', 'kompas, detik']],
    ['kanal rahasia', ['Kanal Rahasia', '']],
    ['kanal detik', ['Kanal', 'detik']],
    ['banten 24 jam +banjir -judi', ['Banten 24 Jam', '+banjir -judi']],
    ['Kanal Rahasia - judi', ['Kanal Rahasia', '- judi']],
    ['dapur redaksi detik', ['🔒 Dapur Redaksi 📰', 'detik']],
    ['🔒 Dapur Redaksi 📰 detik', ['🔒 Dapur Redaksi 📰', 'detik']],
    ['"Kanal Rahasia" kompas', ['Kanal Rahasia', 'kompas']],
    ['“kanal rahasia” kompas', ['Kanal Rahasia', 'kompas']],
    ["'kompas' tempo", ['Kompas', 'tempo']],
    ['"📣" kompas', ['📣', 'kompas']],
  ])('is read in %j', (said, found) => {
    expect(read(said)).toEqual(found);
  });

  it.each([
    'detik',
    'detik kanal rahasia',
    'kanalrahasiaku kompas',
    '"Kanal Rahasiaku" kompas',
    // Names of sources, also where a longer one begins with the title.
    'kompas',
    'Kompas tempo',
    'Kanal Satu',
    // What has a meaning of its own.
    'semua',
    '7',
    'a.id',
    '',
  ])('is none in %j', (said) => {
    expect(read(said)).toBeUndefined();
  });

  it('counts beside a source of that name in quotes, and where no source can be meant', () => {
    expect(read('"Kompas" kompas')).toEqual(['Kompas', 'kompas']);
    expect(read('kompas', 'nothing')).toEqual(['Kompas', '']);
  });

  it('needs quotes where any words may stand and it is one word', () => {
    expect(read('kanal detik', 'words')).toBeUndefined();
    expect(read('"kanal" detik', 'words')).toEqual(['Kanal', 'detik']);
    expect(read('kanal rahasia detik', 'words')).toEqual(['Kanal Rahasia', 'detik']);
  });

  it('may be that of several chats', () => {
    const twice = [...chats, { id: -99, title: 'KANAL RAHASIA' }];
    const found = titleAhead('kanal rahasia detik', twice, { or: 'sources', isSource: () => false });
    expect(found?.chats.map(({ id }) => id)).toEqual([-1, -99]);
  });
});
