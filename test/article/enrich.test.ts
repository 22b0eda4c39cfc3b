import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPageOf, lacksFacts } from '../../src/article/needs.ts';
import { enrich, type Article } from '../../src/article/page/article.ts';
import { revised } from '../../src/article/revise.ts';
import type { Picture, Story } from '../../src/story/story.ts';

const seenAt = Date.UTC(2026, 0, 10);
const story: Story = {
  id: 's1',
  sourceId: 'f1',
  sourceTitle: 'Harian',
  url: 'https://koran.test/1',
  headline: 'Tiga korban banjir di Serang',
  lead: '',
  seenAt,
  categories: [],
};
const article: Article = {
  headline: 'Tiga korban banjir di Serang',
  lead: 'Banjir melanda Serang sejak pagi.',
  place: 'Serang',
  section: 'Daerah',
  author: 'Ani',
  publishedAt: seenAt - 1_000,
  picture: { url: 'https://koran.test/banjir.jpg', caption: 'Warga mengungsi', credit: 'Antara' },
  firstRanAt: { name: 'okezone.com', url: 'https://okezone.com/1' },
  language: 'id',
  related: [],
};

/** The fields that are there, each in many forms. */
const words = fc.constantFrom('', 'Banjir', 'Banjir melanda …', 'Banjir melanda Serang sejak pagi.', 'Gempa');
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const picture: fc.Arbitrary<Picture> = fc.record(
  {
    url: fc.constantFrom('https://a.test/x.jpg', 'https://b.test/x-300x200.jpg', 'https://a.test/y.jpg'),
    caption: fc.constantFrom('Warga', 'Pasar'),
    credit: fc.constantFrom('Antara', 'Ani'),
  },
  { requiredKeys: ['url'] },
);
const first = fc.record(
  { name: fc.constantFrom('okezone.com', 'tempo.co'), url: fc.constant('https://okezone.com/1') },
  { requiredKeys: ['name'] },
);
const present = <T extends object>(facts: fc.Arbitrary<T>) =>
  facts.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
const anyStory = present(
  fc.record({
    headline: words,
    lead: words,
    place: some(words),
    author: some(words),
    language: some(fc.constantFrom('id', 'en')),
    publishedAt: some(fc.integer({ min: 0, max: seenAt })),
    picture: some(picture),
    firstRanAt: some(first),
    categories: fc.constantFrom([], ['Daerah']),
    clusterId: some(fc.constant('s0')),
  }),
).map((facts): Story => ({ ...story, ...facts }));
const anyArticle = present(
  fc.record({
    headline: some(words),
    lead: some(words),
    place: some(words),
    author: some(words),
    editor: some(words),
    section: some(words),
    language: some(fc.constantFrom('id', 'en')),
    publishedAt: some(fc.integer({ min: 0, max: seenAt * 2 })),
    picture: some(picture),
    firstRanAt: some(first),
  }),
).map((facts): Article => ({ related: [], ...facts }));

/** What the feed said and the enriched story does not say: nothing may be. A picture may have gained a caption, a lead its rest. */
const lost = ({ fromPage: _fromPage, ...said }: Story, now: Story): string[] => {
  const keeps = (fact: string, one: unknown, other: unknown): boolean => {
    if (fact === 'lead') return String(other).startsWith(String(one).replace(/ …$/, ''));
    if (fact === 'headline' && one === '') return true;
    if (typeof one !== 'object' || one === null) return one === other;
    return (
      typeof other === 'object' &&
      other !== null &&
      Object.entries(one).every(([key, value]) => keeps(key, value, Reflect.get(other, key)))
    );
  };
  return Object.entries(said).flatMap(([fact, value]) =>
    keeps(fact, value, now[fact as keyof Story]) ? [] : [fact],
  );
};

describe('an enriched story', () => {
  it('still says all that its feed said', () => {
    fc.assert(
      fc.property(anyStory, anyArticle, (said, page) => {
        expect(lost(said, enrich(said, page))).toEqual([]);
      }),
    );
  });

  it('notes what is from its page, and nothing else', () => {
    fc.assert(
      fc.property(anyStory, anyArticle, (said, page) => {
        const { fromPage = [], ...enriched } = enrich(said, page);
        const changed = Object.keys({ ...said, ...enriched }).filter(
          (key) => said[key as keyof Story] !== enriched[key as keyof typeof enriched],
        );
        expect([...fromPage].sort()).toEqual(changed.sort());
      }),
    );
    expect(enrich(story, { related: [] })).toEqual(story);
  });
});

describe('a story that its feed tells anew', () => {
  const stored: Story = { ...enrich(story, article), clusterId: 's0' };

  it('keeps what only its page said, its cluster, and when it was first seen', () => {
    const now = { ...story, headline: 'Dua korban banjir di Serang', seenAt: seenAt + 60_000 };
    expect(revised(stored, now)).toEqual({ ...stored, headline: now.headline });
    expect(revised({ ...stored, recalledAt: 5 }, now).recalledAt).toBe(5);
  });

  it('takes what the feed says now before what the page said', () => {
    const now = { ...story, lead: 'Dari umpan.', place: 'Cilegon', categories: ['Banjir'] };
    expect(revised(stored, now)).toMatchObject({
      lead: 'Dari umpan.',
      place: 'Cilegon',
      categories: ['Banjir'],
      picture: article.picture,
      fromPage: ['picture', 'author', 'firstRanAt', 'language', 'publishedAt'],
    });
  });

  it('loses what its feed has taken back, and what broke off goes on as before', () => {
    const told = enrich(
      { ...story, lead: 'Banjir melanda …', author: 'Salah', place: 'Salah' },
      { ...article, related: [] },
    );
    const now = revised(told, { ...story, headline: 'Diralat', lead: 'Banjir melanda …' });
    expect(now.author).toBeUndefined();
    expect(now.place).toBeUndefined();
    expect(now.lead).toBe(article.lead);
  });

  it('says all that its feed says now, whatever was stored; telling it twice changes nothing', () => {
    fc.assert(
      fc.property(anyStory, anyArticle, anyStory, (before, page, now) => {
        const once = revised(enrich(before, page), now);
        const { clusterId: _clusterId, ...said } = now;
        expect(lost(said, once)).toEqual([]);
        expect(revised(once, now)).toEqual(once);
        expect(once.clusterId).toBe(before.clusterId ?? now.clusterId);
      }),
    );
  });
});

describe('what a story lacks', () => {
  const full: Story = {
    ...story,
    lead: 'Isi berita.',
    picture: { url: 'https://koran.test/1.jpg', credit: 'Antara' },
    place: 'Serang',
    author: 'Ani',
    publishedAt: seenAt,
  };

  it('is nothing where its feed says all; where it ran first is not missed', () => {
    expect(lacksFacts(full)).toBe(false);
  });

  it.each(['picture', 'place', 'author', 'publishedAt'] as const)('is its %s', (fact) => {
    const { [fact]: _fact, ...rest } = full;
    expect(lacksFacts(rest)).toBe(true);
  });

  it('is the rest of a lead that breaks off, or a word about the picture; nothing without a page', () => {
    expect(lacksFacts({ ...full, lead: 'Isi berita […]' })).toBe(true);
    expect(lacksFacts({ ...full, picture: { url: 'https://koran.test/1.jpg' } })).toBe(true);
    const { url: _url, ...pageless } = story;
    expect(lacksFacts(pageless)).toBe(false);
  });
});

describe('a page that is fetched for a story', () => {
  const says = (headline: string | undefined, facts: Partial<Story> = {}, more: Partial<Article> = {}) =>
    isPageOf({ ...story, ...facts }, { related: [], ...(headline !== undefined && { headline }), ...more });

  it.each([
    ['Tiga korban banjir di Serang', true],
    ['TIGA KORBAN BANJIR DI SERANG - Harian', true],
    ['Banjir Serang: Dua Warga Tewas', true],
    ['Google News', false],
    ['Sebelum Anda melanjutkan', false],
    ['Just a moment...', false],
    ['Harian | Berita terkini', false],
    [undefined, false],
  ])('with the headline "%s" is of that story: %s', (headline, isOwn) => {
    expect(says(headline)).toBe(isOwn);
  });

  it('is told by its address where the story’s headline has no words', () => {
    expect(
      says('Apa pun', { headline: '🙂' }, { canonicalUrl: 'https://www.koran.test/1?utm_source=x' }),
    ).toBe(true);
    expect(says('Apa pun', { headline: '🙂' }, { canonicalUrl: 'https://koran.test/' })).toBe(false);
    expect(says('Apa pun', { headline: '🙂' })).toBe(false);
  });
});
