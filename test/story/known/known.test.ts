import { describe, expect, it } from 'vitest';
import { toStory } from '../../../src/story/build.ts';
import type { Entry } from '../../../src/story/entry.ts';
import { seed, selectNew, type Known } from '../../../src/story/known/known.ts';
import type { Story } from '../../../src/story/story.ts';

const now = Date.UTC(2026, 0, 10);
const hour = 3_600_000;
const entry = (facts: Partial<Entry> & { title: string }): Entry => ({
  id: facts.title,
  url: `https://contoh.id/${facts.title}`,
  text: 'Isi.',
  publishedAt: undefined,
  updatedAt: undefined,
  author: undefined,
  categories: [],
  image: undefined,
  ...facts,
});
const story = (facts: Partial<Entry> & { title: string }) =>
  toStory(entry(facts), { sourceId: 'f1', sourceTitle: 'Harian', now });
const at = (title: string, hoursAgo: number) =>
  story({ title, publishedAt: new Date(now - hoursAgo * hour) });

describe('an entry of a feed', () => {
  it('is known where the feed is newly followed; new ones come in the order of publication', () => {
    const known = seed([at('b', 2), at('a', 3)], now);
    const after = selectNew(known, [at('e', 0.1), at('c', 1), at('d', 0.5), at('b', 2)], now);
    expect(after.fresh.map(({ headline }) => headline)).toEqual(['c', 'd', 'e']);
    expect(selectNew(after.known, [at('e', 0.1), at('c', 1)], now).fresh).toEqual([]);
  });

  it('without a date comes in the order of its feed, the newest first', () => {
    const known = seed([story({ title: 'a' })], now);
    expect(
      selectNew(known, [story({ title: 'c' }), story({ title: 'b' }), story({ title: 'a' })], now).fresh.map(
        ({ headline }) => headline,
      ),
    ).toEqual(['b', 'c']);
  });

  it('that left the feed and came back, was re-dated, or has a new guid is no news', () => {
    let { known } = selectNew(seed([at('a', 5)], now), [at('b', 4)], now);
    ({ known } = selectNew(known, [at('c', 3)], now));
    expect(selectNew(known, [at('a', 5), at('c', 3)], now).fresh).toEqual([]);
    expect(selectNew(known, [at('b', 0)], now).fresh).toEqual([]);
    expect(selectNew(known, [story({ title: 'c', id: 'another guid' })], now).fresh).toEqual([]);
  });

  it('of an archive that suddenly shows is no news', () => {
    const known = seed([at('a', 1)], now);
    expect(selectNew(known, [at('lama', 24 * 30), at('a', 1)], now).fresh).toEqual([]);
  });

  it('that says something else now is changed, once', () => {
    const known = seed([at('a', 1)], now);
    const changed = { ...at('a', 1), headline: 'A, diralat' };
    const result = selectNew(known, [changed], now);
    expect([result.fresh, result.changed]).toEqual([[], [changed]]);
    expect(selectNew(result.known, [changed], now).changed).toEqual([]);
  });

  it('with other tracking in its link, another scheme or a slug written anew is not changed', () => {
    const links = [
      'https://www.contoh.id/read/2809999/tiga-korban?utm_source=rss',
      'http://contoh.id/read/2809999/tiga-korban?utm_source=feed&utm_medium=x#top',
      'https://m.contoh.id/read/2809999/dua-korban-banjir',
    ];
    let known = seed([story({ title: 'a', url: links[0] }), at('b', 1)], now);
    for (const url of links) {
      const result = selectNew(known, [story({ title: 'a', url }), at('b', 1)], now);
      expect([result.fresh, result.changed]).toEqual([[], []]);
      ({ known } = result);
    }
    const moved = story({ title: 'a', url: 'https://contoh.id/read/3000000/lain' });
    expect(selectNew(known, [moved, at('b', 1)], now).changed).toEqual([moved]);
  });

  describe('under a new guid and an old link', () => {
    const url = 'https://contoh.id/banjir-serang';
    const first = story({ title: 'Tiga korban', id: 'guid-1', url });
    const second = story({ title: 'Dua korban', id: 'guid-2', url });
    const third = story({ title: 'Satu korban', id: 'guid-3', url });
    const others = [at('b', 1)];
    const start = selectNew(seed(others, now), [first, ...others], now).known;

    it('is a new version of the story that it replaces, whatever it says and however often', () => {
      const after = selectNew(start, [second, ...others], now + hour);
      expect([after.fresh, after.changed]).toEqual([[], [{ ...second, id: first.id }]]);
      const again = selectNew(after.known, [second, ...others], now + 2 * hour);
      expect([again.fresh, again.changed]).toEqual([[], []]);
      const later = selectNew(again.known, [third, ...others], now + 3 * hour);
      expect([later.fresh, later.changed]).toEqual([[], [{ ...third, id: first.id }]]);
      const corrected = { ...third, headline: 'Tak ada korban' };
      const last = selectNew(later.known, [corrected, ...others], now + 90 * hour);
      expect([last.fresh, last.changed]).toEqual([[], [{ ...corrected, id: first.id }]]);
    });

    it('is seen through when it comes with the same words, and is corrected after that', () => {
      const same = { ...second, headline: first.headline };
      const after = selectNew(start, [same, ...others], now + hour);
      expect([after.fresh, after.changed]).toEqual([[], []]);
      expect(selectNew(after.known, [second, ...others], now + 2 * hour).changed).toEqual([
        { ...second, id: first.id },
      ]);
    });

    it.each([
      ['beside the old one', [second, first, ...others], hour],
      ['two days later', [second, ...others], 49 * hour],
      ['as all that its feed lists', [second], hour],
      ['twice', [second, third, ...others], hour],
    ])('is news when it stands %s', (_, entries, ms) => {
      const after = selectNew(start, entries, now + ms);
      expect(after.fresh.map(({ headline }) => headline)).toContain('Dua korban');
      expect(after.changed).toEqual([]);
    });

    it('is news two days after the link was first seen, however often it was replaced since', () => {
      const { known } = selectNew(start, [second, ...others], now + 30 * hour);
      const after = selectNew(known, [third, ...others], now + 60 * hour);
      expect([after.fresh, after.changed]).toEqual([[third], []]);
    });

    it('is news when the old story has moved to another link', () => {
      const moved = { ...first, url: 'https://contoh.id/arsip-banjir' };
      const after = selectNew(start, [second, moved, ...others], now + hour);
      expect([after.fresh, after.changed]).toEqual([[second], [moved]]);
    });

    it.each([
      ['says something else', { text: 'M 5,1 di Serang.' }, { text: 'M 6,4 di Palu.' }],
      [
        'says nothing and is of another time',
        { text: '', publishedAt: new Date(now - 2 * hour) },
        { text: '', publishedAt: new Date(now - hour) },
      ],
    ])('is news under the same headline and the front page where it %s', (_, before, after) => {
      for (const url of ['https://contoh.id/', undefined]) {
        const quake = (id: string, facts: object) => story({ title: 'Gempa terkini', id, url, ...facts });
        const known = seed([quake('1', before), ...others], now);
        const next = selectNew(known, [quake('2', after), quake('1', before), ...others], now);
        expect(next.fresh).toEqual([quake('2', after)]);
        const again = selectNew(next.known, [quake('3', after), ...others], now);
        expect([again.fresh, again.changed]).toEqual([[], []]);
      }
    });

    it('is news when the link is that of the front page', () => {
      const front = (title: string, id: string) =>
        story({ title, id, url: 'https://contoh.id/?utm_source=x' });
      const known = selectNew(seed(others, now), [front('a', '1'), ...others], now).known;
      expect(selectNew(known, [front('c', '2'), ...others], now).fresh).toHaveLength(1);
    });
  });

  describe('under an old guid', () => {
    const url = 'https://contoh.id/hujan';
    const first = story({ title: 'Hujan', id: 'guid', url });
    const other = story({ title: 'Gempa', id: 'guid', url: 'https://contoh.id/gempa', text: 'Gempa.' });
    const start = seed([first], now);

    it('is news where link and words are another article, under an id of its own that stays', () => {
      const after = selectNew(start, [other], now);
      expect(after.changed).toEqual([]);
      const [fresh] = after.fresh;
      expect(fresh).toEqual({ ...other, id: expect.not.stringMatching(first.id) as string });
      expect(fresh?.id).toMatch(/^s[\w-]{15}$/);
      expect(selectNew(start, [other], now + hour).fresh).toEqual([fresh]);
      const again = selectNew(after.known, [other], now);
      expect([again.fresh, again.changed]).toEqual([[], []]);
      const corrected = { ...other, headline: 'Gempa M 5' };
      expect(selectNew(again.known, [corrected], now + 90 * hour).changed).toEqual([
        { ...corrected, id: fresh?.id },
      ]);
      expect(selectNew(again.known, [first], now).fresh).toEqual([]);
    });

    it('is a new version where only the headline, or only the link, or both but not the text are others', () => {
      const text = 'Hujan turun sejak pagi di Serang.';
      const told = story({ title: 'Hujan', id: 'guid', url, text });
      for (const version of [
        story({ title: 'Hujan deras', id: 'guid', url, text: 'Lain.' }),
        story({ title: 'Hujan', id: 'guid', url: 'https://contoh.id/x', text: 'Lain.' }),
        story({ title: 'Hujan deras', id: 'guid', url: 'https://contoh.id/hujan-deras', text }),
      ]) {
        const after = selectNew(seed([told], now), [version], now);
        expect([after.fresh, after.changed]).toEqual([[], [version]]);
      }
    });

    it('that all entries of the feed have is hidden by none of them', () => {
      const titled = (title: string) =>
        story({ title, id: 'guid', url: `https://contoh.id/${title}`, text: title });
      let known = seed([titled('a'), titled('b')], now);
      const next = selectNew(known, [titled('d'), titled('c'), titled('a'), titled('b')], now);
      expect(next.fresh.map(({ headline }) => headline)).toEqual(['c', 'd']);
      expect(new Set(next.fresh.map(({ id }) => id)).size).toBe(2);
      ({ known } = next);
      expect(selectNew(known, [titled('d'), titled('c'), titled('a')], now)).toMatchObject({
        fresh: [],
        changed: [],
      });
    });
  });

  it('is not changed because an earlier Kabar remembered it in another way', () => {
    const known: Known = { stories: [[at('a', 1).id, 'AbCd_-12']], faces: ['AbCd_-12'] };
    const after = selectNew(known, [at('a', 1)], now);
    expect([after.fresh, after.changed]).toEqual([[], []]);
    expect(selectNew(after.known, [{ ...at('a', 1), lead: 'Lain.' }], now).changed).toHaveLength(1);
  });

  it('that says the same at the same time under another guid and link is no news', () => {
    const told = (title: string, token: string, more: Partial<Entry> = {}) => {
      const url = `https://contoh.id/${title}?sid=${token}`;
      return story({ title, id: url, url, publishedAt: new Date(now - hour), ...more });
    };
    let known = seed([told('a', '1'), told('b', '1')], now);
    for (const token of ['2', '3']) {
      const after = selectNew(known, [told('a', token), told('b', token)], now);
      expect(after.fresh).toEqual([]);
      ({ known } = after);
    }
    const moved = told('a', '4', { url: 'https://baru.id/a', id: 'baru' });
    expect(selectNew(known, [moved], now).fresh).toEqual([]);
    // What is listed beside it is another, and so is what says the same at another time.
    const headlines = (stories: Story[]) => selectNew(known, stories, now).fresh.map(({ url }) => url);
    expect(headlines([told('a', '3'), moved])).toEqual(['https://baru.id/a']);
    expect(headlines([told('a', '5', { publishedAt: new Date(now) })])).toHaveLength(1);
    // Headline and date, or headline and text where the date is missing, are enough to be known.
    const corrected = selectNew(known, [told('a', '5', { text: 'Lain.' })], now);
    expect([corrected.fresh, corrected.changed.map(({ id }) => id)]).toEqual([[], [told('a', '1').id]]);
    expect(headlines([told('a', '5', { publishedAt: undefined })])).toEqual([]);
  });

  it('is told apart from a thousand under its guid by nothing but its date', () => {
    const same = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) =>
        story({ title: 'Getaran', id: '-', url: undefined, publishedAt: new Date(now - (from + n) * hour) }),
      );
    let { known } = selectNew(seed([], now), same(2_000, 1_000), now);
    ({ known } = selectNew(known, same(2_000, 1_000), now));
    const after = selectNew(known, same(1_990, 1_000), now);
    expect([after.fresh.length, after.changed]).toEqual([10, []]);
    expect(new Set(after.present.map(({ id }) => id)).size).toBe(1_000);
  });

  it('is forgotten once two thousand others have left the feed after it', () => {
    let known = seed([], now);
    for (let round = 0; round < 60; round++)
      ({ known } = selectNew(
        known,
        Array.from({ length: 100 }, (_, n) => at(`${round}-${n}`, 1)),
        now,
      ));
    expect(known.stories.length).toBeLessThanOrEqual(2_100);
    expect(Object.keys(known)).toEqual(['stories', 'newestAt']);
    expect(JSON.stringify(known).length).toBeLessThan(2_100 * 80);
  });
});

describe('a story of an entry', () => {
  it('has an id from guid, else link, else what it says; the same whenever it is read', () => {
    const ids = [
      story({ title: 'a' }),
      story({ title: 'a', text: 'lain' }),
      story({ title: 'a', id: '' }),
      story({ title: 'a', id: '', url: undefined }),
      story({ title: 'a', id: '', url: undefined, text: 'lain' }),
    ].map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^s[\w-]{15}$/);
  });

  it('has no date where the entry has none, or one in the future', () => {
    expect(story({ title: 'a' }).publishedAt).toBeUndefined();
    expect(story({ title: 'a', publishedAt: new Date(now + hour) }).publishedAt).toBeUndefined();
    expect(at('a', 1).publishedAt).toBe(now - hour);
  });

  it.each([
    ['SERANG, iNewsBanten - Sebanyak 1.138 orang pulang.', 'Serang', 'Sebanyak 1.138 orang pulang.'],
    ['Jakarta (ANTARA) - Presiden tiba.', 'Jakarta', 'Presiden tiba.'],
    ['JAKARTA, KOMPAS.com – Harga turun.', 'Jakarta', 'Harga turun.'],
    ['KOMPAS.com, BANDUNG - Hujan deras.', 'Bandung', 'Hujan deras.'],
    ['WASHINGTON (Reuters) - The House voted.', 'Washington', 'The House voted.'],
    ['DKI JAKARTA - Hujan.', 'DKI Jakarta', 'Hujan.'],
    ['Ini kalimat biasa - dengan tanda hubung.', undefined, 'Ini kalimat biasa - dengan tanda hubung.'],
  ])('has its place from "%s"', (text, place, lead) => {
    const made = story({ title: 'a', text });
    expect([made.place, made.lead]).toEqual([place, lead]);
  });

  it('names the paper where it ran first', () => {
    const made = story({
      title: 'a',
      text: 'SERANG, iNewsBanten - Isi berita. Artikel ini telah tayang di www.okezone.com dengan judul "X". Klik untuk baca: https://okezone.com/x.',
    });
    expect(made.firstRanAt).toEqual({ name: 'okezone.com', url: 'https://okezone.com/x' });
    expect(made.lead).toBe('Isi berita.');
  });
});
