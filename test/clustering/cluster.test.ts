import { describe, expect, it } from 'vitest';
import { createClusters } from '../../src/clustering/cluster.ts';
import type { Story } from '../../src/story/story.ts';
import { createVocabulary } from '../../src/clustering/evidence/vocabulary.ts';
import model from '../../src/clustering/similarity/model.json' with { type: 'json' };

const { limits } = model;
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
    });
    expect(clusters.assign(unlike)).toEqual({ clusterId: 'tempo', isNew: true });
    expect(clusters.reportsOf('detik').map(({ id }) => id)).toEqual(['detik', 'kompas']);
  });

  it('reports of a word or two are never taken for the same', () => {
    const clusters = fresh();
    clusters.assign(story('detik', 'Gempa pagi', 'Warga panik.'));
    expect(clusters.assign(story('kompas', 'Gempa siang', '', 1))).toMatchObject({ isNew: true });
  });

  it('a story that is assigned again stays in its cluster', () => {
    const clusters = fresh();
    clusters.assign(first);
    const before = clusters.assign(second);
    expect(clusters.assign(second)).toMatchObject({
      clusterId: before.clusterId,
      isNew: false,
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
    expect(clusters.assign(copy)).toMatchObject({ clusterId: 'detik', isNew: false });
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

  it('an event close to another one begins a cluster of its own in that one’s affair, and its reports follow it there', () => {
    const clusters = fresh();
    clusters.assign(first);
    const police = story(
      'antara',
      'Polisi Periksa Sopir Truk yang Tabrak Bus di Tol Cipali',
      'Polisi memeriksa sopir truk boks yang menghantam bus PO Sumber Rejeki di Tol Cipali dan menewaskan empat penumpang. Sopir mengaku mengantuk setelah semalam menyetir dari Surabaya.',
      5,
    );
    expect(clusters.assign(police)).toEqual({ clusterId: 'antara', affairId: 'detik', isNew: true });
    const again = { ...police, id: 'tempo', sourceId: 'tempo', url: 'https://tempo.test/tempo' };
    expect(clusters.assign(again)).toEqual({ clusterId: 'antara', affairId: 'detik', isNew: false });
  });

  it('clusters restored from their members assign stories as before', () => {
    const vocabulary = createVocabulary();
    const clusters = createClusters({ vocabulary });
    clusters.assign(first);
    clusters.assign(unlike);
    const members = ['detik', 'tempo'].map((id) => clusters.memberOf(id));
    const stored = JSON.parse(JSON.stringify({ members, words: vocabulary.toJSON() }));
    const back = createClusters({ vocabulary: createVocabulary(stored.words), members: stored.members });
    expect(back.memberOf('detik')).toEqual(clusters.memberOf('detik'));
    expect(back.assign(second)).toEqual(clusters.assign(second));
  });

  it('members that an earlier version stored are read: later reports join them', () => {
    const { headline, lead, id, sourceId, sourceTitle, url, seenAt } = first;
    const old = {
      summary: { id, sourceId, sourceTitle, headline, lead, seenAt, ...(url !== undefined && { url }) },
      clusterId: 'detik',
      keys: ['truk', 'bus'],
    };
    const damaged = { id: 'x', sourceId: 'x', sourceTitle: 'x', seenAt, clusterId: 'x', sketch: '9' };
    const clusters = createClusters({ vocabulary: createVocabulary(), members: [old, damaged] });
    expect(clusters.size).toBe(1);
    expect(clusters.assign(second)).toEqual({ clusterId: 'detik', isNew: false });
  });

  it('reports are not chained: each must be close to the first, too', () => {
    const clusters = fresh();
    const words = Array.from({ length: 60 }, (_, at) => `kata${String.fromCodePoint(97 + (at % 26))}${at}`);
    // Each shares three quarters of the one before, and the last nothing with the first.
    const placed = [0, 5, 10, 15, 20, 25].map((from) => {
      const said = words.slice(from, from + 20);
      return clusters.assign(story(`s${from}`, said.slice(0, 6).join(' '), said.join(' '), from / 50));
    });
    expect(placed.at(-1)?.clusterId).not.toBe('s0');
  });

  it('whether a short text is of a known event is open only where the known one says something like it', () => {
    const clusters = fresh();
    clusters.assign(first);
    expect(clusters.isOpen({ ...second, lead: '' })).toBe(true);
    expect(clusters.isOpen(unlike)).toBe(false);
    expect(clusters.isOpen(first)).toBe(false);
  });

  it('two of one form are two events, however alike: each has a name or a number in the other’s place', () => {
    const schedule = (id: string, club: string) =>
      story(
        id,
        `Jadwal Lengkap ${club} di Liga Inggris 2025/2026`,
        `Jadwal lengkap ${club} di Liga Inggris musim 2025/2026 sudah dirilis. Pekan pertama dimulai pada 16 Agustus dan musim berakhir pada 24 Mei.`,
      );
    const clusters = fresh();
    clusters.assign(schedule('liputan6', 'Arsenal'));
    expect(clusters.assign(schedule('okezone', 'Chelsea')).clusterId).toBe('okezone');
    expect(clusters.assign(schedule('detik', 'Arsenal')).clusterId).toBe('liputan6');
  });

  it('a report whose headline tells what the first nowhere says is no report of the same, but of its affair', () => {
    const clusters = fresh();
    clusters.assign(first);
    const more = {
      ...second,
      headline: `${first.headline}, Gubernur Janjikan Santunan Beasiswa Keluarga Korban`,
    };
    const { clusterId, affairId } = clusters.assign({ ...more, lead: first.lead });
    expect({ clusterId, affairId }).toEqual({ clusterId: 'kompas', affairId: 'detik' });
  });

  it('an uncertain report of an event is of its affair', () => {
    const clusters = createClusters({
      vocabulary: createVocabulary(),
      limits: { ...limits, same: { id: 99, en: 99, other: 99 } },
    });
    clusters.assign(first);
    expect(clusters.assign(second)).toEqual({ clusterId: 'kompas', affairId: 'detik', isNew: true });
  });
});
