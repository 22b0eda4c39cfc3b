import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCollections } from '../../src/store/collections.ts';
import { createReports } from '../../src/clustering/reports.ts';
import type { Story } from '../../src/story/story.ts';

let store: Awaited<ReturnType<typeof openCollections>>;
beforeEach(async () => {
  store = await openCollections('memory:');
});
afterEach(() => store.close());

const story = (at: number, facts: Partial<Story> = {}): Story => ({
  id: `s${at}`,
  sourceId: 'f1',
  sourceTitle: 'Harian',
  url: 'https://harian.test/berita/1234567',
  headline: `Banjir di Serang ${at}`,
  lead: `Air naik di kampung ${at}.`,
  seenAt: Date.UTC(2026, 0, 1) + at,
  categories: [],
  ...facts,
});
const many = (count: number) => Array.from({ length: count }, (_, at) => story(at, { sourceId: `f${at}` }));

it('other work has its turn while many stories are assigned or updated', async () => {
  let turns = 0;
  const reports = createReports(store.reports, store.lock, async () => void turns++);
  await reports.assign(many(3));
  expect(turns).toBe(0);
  await reports.assign(many(200));
  expect(turns).toBeGreaterThanOrEqual(40);
  turns = 0;
  expect(await reports.update(many(200))).toHaveLength(200);
  expect(turns).toBeGreaterThanOrEqual(40);
});

it('a cluster lists no more reports than any card names, and all stories of the event are assigned to it', async () => {
  const reports = createReports(store.reports, store.lock);
  const placed = await reports.assign(many(120));
  expect(new Set(placed.map(({ clusterId }) => clusterId))).toEqual(new Set(['s0']));
  const cluster = await store.reports.get('s0');
  expect(cluster?.reports).toHaveLength(50);
  expect(cluster?.reports[0]?.id).toBe('s0');
  const late = story(500, { sourceId: 'f2', headline: 'BREAKING NEWS: banjir besar' });
  expect(await reports.assign([late])).toMatchObject([{ clusterId: 's0' }]);
  expect(await store.reports.get('s0')).toMatchObject({ isBreaking: true, reports: { length: 50 } });
  expect((await store.reports.load()).members).toHaveLength(121);
});
