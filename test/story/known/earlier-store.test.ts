import { describe, expect, it } from 'vitest';
import { toStory } from '../../../src/story/build.ts';
import { selectNew, type Known } from '../../../src/story/known/known.ts';
import type { Story } from '../../../src/story/story.ts';

const hourMs = 3_600_000;
/** When the stores of this test were written. */
const writtenAt = Date.UTC(2026, 0, 10);
const now = writtenAt + hourMs;

type Facts = { id?: string; url: string; title: string; text: string; hoursAgo?: number };
const story = ({ id = '', url, title, text, hoursAgo }: Facts): Story =>
  toStory(
    {
      id,
      url,
      title,
      text,
      author: undefined,
      categories: [],
      image: undefined,
      publishedAt: hoursAgo === undefined ? undefined : new Date(writtenAt - hoursAgo * hourMs),
      updatedAt: undefined,
    } as Parameters<typeof toStory>[0],
    { sourceId: 'f1', sourceTitle: 'Harian', now },
  );
const headlines = (stories: Story[]) => stories.map(({ headline }) => headline);

/** Written by Kabar as it was before entries could share a guid or a link; of such entries it knew the first only. */
const stores = {
  frontPage: {
    stories: [['sQAywxcHuE6slDFk', 'iG42ut9Ia9uPzGM']],
    faces: ['4FfimYJE', 'Th_pPpRc'],
    newestAt: 1_767_999_600_000,
    links: [],
  },
  frontPageUndated: {
    stories: [['sQAywxcHuE6slDFk', 'iG42ut9Ia9uPzGM']],
    faces: ['4FfimYJE'],
    links: [],
  },
  oneGuid: {
    stories: [
      ['sBaC4XiWNiIiEJ1i', 'gOv-rJDm3i6_x52'],
      ['sb4KgX4_32OII7h2', 'cM_5SYISAF6SYes'],
      ['sTPCGi2pt5ZyCKHY', 'iG42uBKp80uPzGM'],
    ],
    faces: ['JbeeNtNY', 'Th_pPpRc', '6wjCfT40', 'b-ppm_V8', 'PJRu23QQ', 'g0OacVqG'],
    newestAt: 1_767_999_600_000,
    links: [
      ['BKp80D2n', 'sTPCGi2pt5ZyCKHY', 1_768_003_200_000],
      ['YISAFu6l', 'sb4KgX4_32OII7h2', 1_768_003_200_000],
      ['JDm3i705', 'sBaC4XiWNiIiEJ1i', 1_768_003_200_000],
    ],
  },
  newGuid: {
    stories: [
      ['s0NnLRogWGG0WLd-', '_6rfpvBEWIVAJP6'],
      ['sP1X2XOfFyeJXxDO', 'fnxiGJ9VSUVAJP6'],
      ['szyB9jgtebdK36MC', 'HGwhGvBEWIVAJP6', 's0NnLRogWGG0WLd-'],
    ],
    faces: ['7JzOdvi8', '7vmAXRb-', 'HPv-tyqR'],
    links: [
      ['J9VSU0qf', 'sP1X2XOfFyeJXxDO', 1_768_003_200_000],
      ['vBEWIVUb', 'szyB9jgtebdK36MC', 1_768_003_200_000],
    ],
  },
  ordinary: {
    stories: [
      ['sAYXu2FWgXVwZHYo', 'eZt5zfESU6lW9is'],
      ['sP1X2XOfFyeJXxDO', 'e2l06y6EJSuzEq-'],
      ['sOQX-2nFDI2y1EdM', 'aTx1dN5f5YH-pAO'],
    ],
    faces: ['62wDxYXD', 'tU_hcrqH', '11KrUdnf', 'TEjbBW4L', 'YlYR1k_H', 'Z21RKyUR'],
    newestAt: 1_767_999_600_000,
    links: [
      ['N5f5YBgG', 'sOQX-2nFDI2y1EdM', 1_768_003_200_000],
      ['y6EJSb_F', 'sP1X2XOfFyeJXxDO', 1_768_003_200_000],
      ['fESU6W-E', 'sAYXu2FWgXVwZHYo', 1_768_003_200_000],
    ],
  },
} satisfies Record<string, Known>;

const quake = (size: number, hoursAgo: number | undefined, facts: Partial<Facts> = {}): Story =>
  story({
    title: `Gempa M ${size}.1`,
    url: 'https://contoh.id/',
    text: `Kedalaman ${size}0 km`,
    ...(hoursAgo !== undefined && { hoursAgo }),
    ...facts,
  });
const quakes = [5, 4, 3, 2].map((size, at) => quake(size, at + 1));
const ordinary = ['a', 'b', 'c'].map((id, at) =>
  story({
    id,
    title: `Judul ${id}`,
    url: `https://contoh.id/berita/${id}-satu`,
    text: `Isi ${id}`,
    hoursAgo: at + 1,
  }),
);

describe('what an earlier Kabar knew of a feed', () => {
  it('keeps ordinary entries from being told again, under the ids that they have', () => {
    const after = selectNew(stores.ordinary, ordinary, now);
    expect([after.fresh, after.changed, after.passedOver]).toEqual([[], [], []]);
    expect(after.present.map(({ id }) => id)).toEqual(ordinary.map(({ id }) => id));
    const next = selectNew(
      after.known,
      ordinary.with(1, { ...(ordinary[1] as Story), headline: 'Diralat' }),
      now,
    );
    expect(headlines(next.changed)).toEqual(['Diralat']);
  });

  it('is no reason to edit cards because entries are read in another way now', () => {
    const read = ordinary.map((one) => ({ ...one, lead: `${one.lead}, lebih lengkap.` }));
    const after = selectNew(stores.ordinary, read, now);
    expect([after.fresh, after.changed]).toEqual([[], []]);
  });

  it('lets only what came later be news of entries that share a link', () => {
    const after = selectNew(stores.frontPage, [quake(6, -0.5), ...quakes], now);
    expect([headlines(after.fresh), after.changed]).toEqual([['Gempa M 6.1'], []]);
    expect(after.present[1]?.id).toBe('sQAywxcHuE6slDFk');
    expect(selectNew(after.known, [quake(6, -0.5), ...quakes], now)).toMatchObject({
      fresh: [],
      changed: [],
    });
  });

  it('lets only what stands above be news of entries that share a link and have no dates', () => {
    const undated = [5, 4, 3, 2].map((size) => quake(size, undefined));
    const after = selectNew(stores.frontPageUndated, [quake(6, undefined), ...undated], now);
    expect([headlines(after.fresh), after.changed]).toEqual([['Gempa M 6.1'], []]);
    expect(selectNew(stores.frontPageUndated, undated, now).fresh).toEqual([]);
    // What it knew has left the feed: nobody can say which of the others is new.
    expect(selectNew(stores.frontPageUndated, undated.slice(1), now).fresh).toEqual([]);
  });

  it('is not used up by an empty document, nor by the one entry that a hub sends', () => {
    const { known } = selectNew(stores.frontPage, [], now);
    const pushed = selectNew(known, [quake(6, -0.5)], now);
    expect(headlines(pushed.fresh)).toEqual(['Gempa M 6.1']);
    expect(selectNew(pushed.known, [quake(6, -0.5), ...quakes], now).fresh).toEqual([]);
  });

  it('finds entries that share a guid under the ids that it gave them', () => {
    const shared = (size: number, hoursAgo: number) =>
      quake(size, hoursAgo, { id: 'N/A', url: `https://contoh.id/gempa/${size}` });
    const three = [shared(5, 1), shared(4, 2), shared(3, 3)];
    const after = selectNew(stores.oneGuid, [shared(6, -0.5), ...three], now);
    expect([headlines(after.fresh), after.changed]).toEqual([['Gempa M 6.1'], []]);
    expect(after.present.slice(1).map(({ id }) => id)).toEqual(
      stores.oneGuid.stories.map(([id]) => id).toReversed(),
    );
    const corrected = { ...shared(4, 2), lead: 'Kedalaman 45 km' };
    expect(selectNew(after.known, [shared(6, -0.5), corrected], now).changed.map(({ id }) => id)).toEqual([
      'sb4KgX4_32OII7h2',
    ]);
  });

  it('still says which story a new guid replaced, and since when the link is known', () => {
    const url = 'https://contoh.id/banjir-serang';
    const version = (id: string, title: string) => story({ id, title, url, text: 'Isi.' });
    const other = story({ id: 'b', title: 'Lama', url: 'https://contoh.id/b', text: 'Isi.' });
    const after = selectNew(stores.newGuid, [version('g2', 'Dua korban'), other], now);
    expect([after.fresh, after.changed]).toEqual([[], []]);
    const third = version('g3', 'Satu korban');
    expect(selectNew(after.known, [third, other], now).changed).toEqual([
      { ...third, id: 's0NnLRogWGG0WLd-' },
    ]);
    expect(selectNew(after.known, [third, other], writtenAt + 49 * hourMs).fresh).toEqual([third]);
  });

  it('is enough for a site that moves at the same time, by headline and text', () => {
    const moved = ordinary.map((one) => ({
      ...one,
      id: `${one.id.slice(0, -1)}x`,
      url: one.url?.replace('contoh.id/berita', 'baru.test/arsip') ?? '',
    }));
    expect(selectNew(stores.ordinary, moved, now)).toMatchObject({ fresh: [], changed: [] });
  });

  it('is read once: what is stored after that is of today’s kind', () => {
    const { known } = selectNew(stores.oneGuid, ordinary, now);
    expect(Object.keys(known)).toEqual(['stories', 'newestAt']);
    expect(JSON.parse(JSON.stringify(known))).toEqual(known);
    const [before, after] = [stores.oneGuid.stories, known.stories].map((rows) => rows.map(([id]) => id));
    expect(after).toEqual([...(before ?? []), ...ordinary.map(({ id }) => id).toReversed()]);
  });
});
