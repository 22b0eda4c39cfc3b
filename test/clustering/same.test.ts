import { describe, expect, it } from 'vitest';
import { sameness, type StoryToCompare } from '../../src/clustering/same.ts';
import { createVocabulary } from '../../src/clustering/lexicon/vocabulary.ts';
import { loadPairs } from './pairs/load.ts';

const { idf } = createVocabulary();
const hour = 3_600_000;
const at = Date.UTC(2024, 1, 5, 1);
const crash: StoryToCompare = {
  headline: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  lead: 'Kecelakaan terjadi di Tol Cipali Km 92, Senin (5/2/2024). Truk boks menghantam bus PO Sumber Rejeki dan empat penumpang meninggal dunia.',
  seenAt: at,
  url: 'https://news.detik.test/d-1/truk?utm_source=rss',
};
const other = (changes: Partial<StoryToCompare>): StoryToCompare => ({
  ...crash,
  url: 'https://kompas.test/2',
  ...changes,
});

describe('whether two stories report the same event', () => {
  it('two stories that share only the address of a front page are of two events', () => {
    const [one, two] = ['Harga cabai naik', 'Gempa di Pacitan'].map((headline) => ({
      ...crash,
      headline,
      lead: '',
      url: 'https://koran.test/',
    }));
    if (one === undefined || two === undefined) throw new Error('two stories');
    expect(sameness(one, two, idf).same).toBe(false);
    const post = { ...one, url: 'https://koran.test/?p=12' };
    expect(sameness(post, { ...two, url: post.url }, idf).because).toBe('same address');
  });

  it('two stories that share only the address of a page that always shows the latest are of two events', () => {
    const live = { ...crash, url: 'https://koran.test/live' };
    const next = other({ url: live.url, headline: 'Harga cabai naik', lead: '' });
    expect(sameness(live, next, idf).same).toBe(false);
  });

  it('two stories at one address are two events where they are of one source, one where of two', () => {
    const column = { ...crash, url: 'https://koran.test/kolom/catatan', sourceId: 'f1' };
    const next = { ...column, headline: 'Harga cabai naik', lead: 'Pedagang mengeluh.' };
    expect(sameness(column, next, idf).same).toBe(false);
    expect(sameness(column, { ...next, sourceId: 'f2' }, idf).because).toBe('same address');
  });

  it('two stories with one address in two forms are the same', () => {
    const amp = other({ url: 'http://m.news.detik.test/d-1/truk/amp', headline: 'Lain', lead: '' });
    expect(sameness(crash, amp, idf)).toEqual({ score: 1, same: true, because: 'same address' });
  });

  it('a copy that links to where it ran first is the same as the original', () => {
    const copy = other({
      headline: 'Judul Baru',
      lead: '',
      firstRanAt: { name: 'detik.test', url: crash.url ?? '' },
    });
    expect(sameness(crash, copy, idf)).toMatchObject({ same: true, because: 'ran first there' });
    expect(sameness(copy, crash, idf)).toMatchObject({ same: true, because: 'ran first there' });
  });

  it('a copy that names the paper of the original is the same if its headline is alike, not by the name alone', () => {
    const firstRanAt = { name: 'news.detik.test' };
    const copy = other({ headline: 'Truk Tabrak Bus di Cipali, 4 Tewas', lead: '', firstRanAt });
    expect(sameness(crash, copy, idf)).toMatchObject({ same: true, because: 'ran first there' });
    const another = other({ headline: 'Harga Cabai Naik', lead: '', firstRanAt });
    expect(sameness(crash, another, idf).same).toBe(false);
  });

  it('two accidents at two kilometres of one road are two events', () => {
    const second = other({
      headline: 'Truk Tabrak Bus di Tol Cipali Km 136, 4 Orang Tewas',
      lead: crash.lead.replace('Km 92', 'Km 136'),
    });
    expect(sameness(crash, second, idf).same).toBe(false);
  });

  it('two stories more than two days apart are not compared', () => {
    expect(sameness(crash, other({ seenAt: at + 49 * hour }), idf).because).toBe('too far apart');
    expect(sameness(crash, other({ seenAt: at + hour }), idf).same).toBe(true);
  });

  it('a second report of the same newsroom has a lower score than one of another newsroom', () => {
    const retold = {
      headline: 'Bus Sumber Rejeki Dihantam Truk di Cipali, Empat Orang Meninggal',
      seenAt: at + 2 * hour,
    };
    const elsewhere = sameness(crash, other(retold), idf);
    const here = sameness(crash, other({ ...retold, url: 'https://news.detik.test/d-2' }), idf);
    expect(elsewhere.same).toBe(true);
    expect(here.score).toBeLessThan(elsewhere.score);
    // A gatherer's address says nothing about whose report it is.
    const gathered = (id: number) => ({ url: `https://news.google.com/rss/articles/${id}` });
    const same = sameness({ ...crash, ...gathered(1) }, other({ ...retold, ...gathered(2) }), idf);
    expect(same.score).toBeCloseTo(elsewhere.score, 10);
  });

  it('a report has a lower score the later it comes, and when it is of another stage', () => {
    const retold = { headline: 'Bus Sumber Rejeki Dihantam Truk di Cipali, Empat Orang Meninggal' };
    const score = (changes: Partial<StoryToCompare>): number =>
      sameness(crash, other({ ...retold, ...changes }), idf).score;
    expect(score({ seenAt: at + 5 * hour })).toBeLessThan(score({ seenAt: at + hour }));
    expect(score({ headline: 'Sopir Truk Kecelakaan Cipali Jadi Tersangka' })).toBeLessThan(score({}));
  });

  it.each([
    'Menhub Angkat Bicara soal Kecelakaan Bus Sumber Rejeki di Cipali',
    'Empat Korban Bus Sumber Rejeki Dimakamkan Usai Kecelakaan Tol Cipali',
    'PO Sumber Rejeki Minta Maaf Usai Kecelakaan Tol Cipali Km 92',
  ])('a report of what only follows an event is of another event: %s', (headline) => {
    expect(sameness(crash, other({ headline, seenAt: at + hour }), idf)).toMatchObject({
      same: false,
      because: 'says something else',
    });
  });

  it.each([
    [
      'KM Tirta Kencana Karam di Selat Alas, 12 Orang Hilang',
      'Kapal penyeberangan Tirta Kencana tenggelam di Selat Alas, Lombok Timur, Senin (5/2) subuh. Basarnas mencari 12 penumpang.',
      'Dihantam Gelombang Tinggi, Feri Rute Kayangan-Pototano Tak Sampai Tujuan',
      'Sebanyak 12 penumpang KM Tirta Kencana masih dicari tim SAR di Selat Alas, Nusa Tenggara Barat, sejak kapal itu karam pagi tadi.',
    ],
    [
      'Garuda Food Akuisisi Produsen Cokelat Senilai Rp1,45 Triliun',
      'Direktur Utama Sandra Halim menyatakan akuisisi PT Kakao Lestari senilai Rp1,45 triliun rampung, Senin (5/2/2024).',
      'Indonesian snack maker buys Kakao Lestari in $92 million deal',
      'The company said on Monday it had acquired chocolate producer Kakao Lestari for 1.45 trillion rupiah, chief executive Sandra Halim told reporters.',
    ],
  ])(
    'a report in other words with the same names and numbers is of the same event: %s',
    (headline, lead, retold, news) => {
      const first = other({ headline, lead });
      const second = other({
        headline: retold,
        lead: news,
        url: 'https://tempo.test/3',
        seenAt: at + 2 * hour,
      });
      expect(sameness(first, second, idf)).toMatchObject({ same: true, because: 'says the same' });
    },
  );

  it('a report in the same words on the next day is of another event, and one with another sum has a lower score', () => {
    const close = (day: string, rate: string, seenAt: number): StoryToCompare =>
      other({
        headline: `Rupiah Ditutup di Rp${rate} per Dolar AS`,
        lead: `Nilai tukar rupiah ditutup di Rp${rate} per dolar AS, ${day}, kata analis Bayu Prakoso.`,
        url: `https://${rate}.test/1`,
        seenAt,
      });
    const monday = close('Senin (5/2)', '15.715', at);
    expect(sameness(monday, close('Selasa (6/2)', '15.690', at + 24 * hour), idf).same).toBe(false);
    const score = (two: StoryToCompare): number => sameness(monday, two, idf).score;
    expect(score(close('Senin (5/2)', '15.690', at))).toBeLessThan(
      score({ ...close('Senin (5/2)', '15.715', at), url: 'https://lain.test/1' }),
    );
  });

  it('a later report with more dead has a higher score than one with fewer', () => {
    const told = (toll: string, seenAt: number): StoryToCompare =>
      other({
        headline: `Korban Tewas Kecelakaan Bus Sumber Rejeki ${toll} Orang`,
        lead: `Sebanyak ${toll} orang tewas dalam kecelakaan bus Sumber Rejeki di Tol Cipali.`,
        seenAt,
        url: `https://koran${toll}.test/1`,
      });
    const rising = sameness(told('5', at), told('7', at + 2 * hour), idf).score;
    expect(rising).toBeGreaterThan(sameness(told('7', at), told('5', at + 2 * hour), idf).score);
  });

  it('the score of two stories is about the same with few and with many stories in the vocabulary', () => {
    const retold = other({
      headline: 'Bus Sumber Rejeki Dihantam Truk di Cipali, Empat Orang Meninggal',
      seenAt: at + hour,
    });
    const many = createVocabulary({ stories: 10_000, day: 0, counts: [] });
    const few = sameness(crash, retold, idf).score;
    expect(Math.abs(sameness(crash, retold, many.idf).score - few)).toBeLessThan(0.05);
  });

  it('the score of two stories is the same both ways round', () => {
    for (const { one, two } of loadPairs().tuning.pairs.slice(0, 120))
      expect(sameness(one, two, idf).score).toBeCloseTo(sameness(two, one, idf).score, 10);
  });
});
