import { describe, expect, it } from 'vitest';
import { createClusters } from '../../src/clustering/cluster.ts';
import type { Story } from '../../src/story/story.ts';
import { createVocabulary } from '../../src/clustering/lexicon/vocabulary.ts';

const hour = 3_600_000;
const start = Date.UTC(2024, 1, 5, 1);
const fresh = (limit?: number) =>
  createClusters({ vocabulary: createVocabulary(), ...(limit !== undefined && { limit }) });
const story = (id: string, headline: string, lead: string, hours = 0): Story => ({
  id,
  sourceId: id,
  sourceTitle: id,
  url: `https://${id}.test/${id}`,
  headline,
  lead,
  seenAt: start + hours * hour,
  categories: [],
});
const first = story(
  'detik',
  'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  'Kecelakaan maut terjadi di Tol Cipali Km 92, Senin (5/2/2024) dini hari. Truk boks menghantam bus PO Sumber Rejeki hingga empat penumpang meninggal dunia.',
);
const second = story(
  'kompas',
  'Kecelakaan Bus Sumber Rejeki di Cipali, Empat Penumpang Meninggal',
  'Empat penumpang bus PO Sumber Rejeki meninggal setelah diseruduk truk boks di Km 92 Tol Cipali pada Senin dini hari.',
  1,
);
const unlike = story('tempo', 'Harga Cabai Naik', 'Pedagang di Pasar Senen menaikkan harga cabai rawit.', 1);

describe('clusters', () => {
  it('a second report joins the cluster of the first, and another story begins its own', () => {
    const clusters = fresh();
    expect(clusters.assign(first)).toEqual({ clusterId: 'detik', isNew: true });
    expect(clusters.assign(second)).toMatchObject({
      clusterId: 'detik',
      isNew: false,
      of: { id: 'detik', url: 'https://detik.test/detik', sourceTitle: 'detik' },
      because: 'says the same',
    });
    expect(clusters.assign(unlike)).toEqual({ clusterId: 'tempo', isNew: true });
    expect(clusters.reportsOf('detik').map(({ id }) => id)).toEqual(['detik', 'kompas']);
  });

  it('a story that is assigned again stays in its cluster', () => {
    const clusters = fresh();
    clusters.assign(first);
    const before = clusters.assign(second);
    expect(clusters.assign(second)).toMatchObject({
      clusterId: before.clusterId,
      isNew: false,
      of: { id: 'detik' },
    });
    expect(clusters.assign(first)).toEqual({ clusterId: 'detik', isNew: true });
    expect(clusters.size).toBe(2);
  });

  it('a copy joins the cluster of the piece whose address it links to, whatever it says', () => {
    const clusters = fresh();
    clusters.assign(first);
    const copy = {
      ...unlike,
      firstRanAt: { name: 'detik.test', url: 'https://www.detik.test/detik?utm_source=x' },
    };
    expect(clusters.assign(copy)).toMatchObject({ clusterId: 'detik', because: 'ran first there' });
  });

  it('stories older than the window are let go, and the oldest ones beyond the limit', () => {
    const clusters = fresh();
    clusters.assign(first);
    clusters.assign({ ...unlike, seenAt: start + 49 * hour });
    expect(clusters.size).toBe(1);
    const few = fresh(3);
    for (let at = 0; at < 10; at++) few.assign(story(`s${at}`, `Judul nomor ${at}`, `Isi berita ke-${at}`));
    expect(few.size).toBe(3);
  });

  it('clusters restored from their state assign stories as before', () => {
    const vocabulary = createVocabulary();
    const clusters = createClusters({ vocabulary });
    clusters.assign(first);
    clusters.assign(unlike);
    const state = JSON.parse(JSON.stringify(clusters.toJSON()));
    const words = JSON.parse(JSON.stringify(vocabulary.toJSON()));
    const back = createClusters({ vocabulary: createVocabulary(words), state });
    expect(back.toJSON()).toEqual(clusters.toJSON());
    expect(back.assign(second)).toEqual(clusters.assign(second));
  });
});
