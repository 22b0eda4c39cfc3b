import { describe, expect, it } from 'vitest';
import { sameness, type Report } from '../../src/clustering/same.ts';
import { isRounded, isSameAmount } from '../../src/clustering/similarity/amounts.ts';
import { amountsOf } from '../../src/clustering/similarity/numbers.ts';
import { daysOf } from '../../src/clustering/similarity/days.ts';
import { createVocabulary } from '../../src/clustering/lexicon/vocabulary.ts';
import { stem } from '../../src/clustering/lexicon/stem.ts';
import { withPhrases } from '../../src/clustering/lexicon/concepts.ts';
import { termOf, wordsOf } from '../../src/clustering/lexicon/words.ts';
import { loadPairs } from './pairs/load.ts';

const { idf } = createVocabulary();
const hour = 3_600_000;
const at = Date.UTC(2024, 1, 5, 1);
const crash: Report = {
  headline: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  lead: 'Kecelakaan terjadi di Tol Cipali Km 92, Senin (5/2/2024). Truk boks menghantam bus PO Sumber Rejeki dan empat penumpang meninggal dunia.',
  seenAt: at,
  url: 'https://news.detik.test/d-1/truk?utm_source=rss',
};
const other = (changes: Partial<Report>): Report => ({ ...crash, url: 'https://kompas.test/2', ...changes });

describe('whether two stories report the same', () => {
  it('takes the address of a front page for none', () => {
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

  it('knows the same address in another form', () => {
    const amp = other({ url: 'http://m.news.detik.test/d-1/truk/amp', headline: 'Lain', lead: '' });
    expect(sameness(crash, amp, idf)).toEqual({ score: 1, same: true, because: 'same address' });
  });

  it('knows a copy by the link to where it ran first', () => {
    const copy = other({
      headline: 'Judul Baru',
      lead: '',
      firstRanAt: { name: 'detik.test', url: crash.url ?? '' },
    });
    expect(sameness(crash, copy, idf)).toMatchObject({ same: true, because: 'ran first there' });
    expect(sameness(copy, crash, idf)).toMatchObject({ same: true, because: 'ran first there' });
  });

  it('knows a copy by the name of the paper and a like headline, not by the name alone', () => {
    const firstRanAt = { name: 'news.detik.test' };
    const copy = other({ headline: 'Truk Tabrak Bus di Cipali, 4 Tewas', lead: '', firstRanAt });
    expect(sameness(crash, copy, idf)).toMatchObject({ same: true, because: 'ran first there' });
    const another = other({ headline: 'Harga Cabai Naik', lead: '', firstRanAt });
    expect(sameness(crash, another, idf).same).toBe(false);
  });

  it('tells two accidents on one road apart by the kilometre', () => {
    const second = other({
      headline: 'Truk Tabrak Bus di Tol Cipali Km 136, 4 Orang Tewas',
      lead: crash.lead.replace('Km 92', 'Km 136'),
    });
    expect(sameness(crash, second, idf).same).toBe(false);
  });

  it('leaves what is more than two days apart', () => {
    expect(sameness(crash, other({ seenAt: at + 49 * hour }), idf).because).toBe('too far apart');
    expect(sameness(crash, other({ seenAt: at + hour }), idf).same).toBe(true);
  });

  it('asks more of a second report by one newsroom than of another one', () => {
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

  it('is less sure the later a report comes, and when it is of another stage', () => {
    const retold = { headline: 'Bus Sumber Rejeki Dihantam Truk di Cipali, Empat Orang Meninggal' };
    const score = (changes: Partial<Report>): number =>
      sameness(crash, other({ ...retold, ...changes }), idf).score;
    expect(score({ seenAt: at + 5 * hour })).toBeLessThan(score({ seenAt: at + hour }));
    expect(score({ headline: 'Sopir Truk Kecelakaan Cipali Jadi Tersangka' })).toBeLessThan(score({}));
  });

  it.each([
    'Menhub Angkat Bicara soal Kecelakaan Bus Sumber Rejeki di Cipali',
    'Empat Korban Bus Sumber Rejeki Dimakamkan Usai Kecelakaan Tol Cipali',
    'PO Sumber Rejeki Minta Maaf Usai Kecelakaan Tol Cipali Km 92',
  ])('takes what only follows an event for news of its own: %s', (headline) => {
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
  ])('knows one event told in other words by its names and numbers: %s', (headline, lead, retold, news) => {
    const first = other({ headline, lead });
    const second = other({
      headline: retold,
      lead: news,
      url: 'https://tempo.test/3',
      seenAt: at + 2 * hour,
    });
    expect(sameness(first, second, idf)).toMatchObject({ same: true, because: 'says the same' });
  });

  it('tells the same people on the next day, or another sum under the same words, apart', () => {
    const close = (day: string, rate: string, seenAt: number): Report =>
      other({
        headline: `Rupiah Ditutup di Rp${rate} per Dolar AS`,
        lead: `Nilai tukar rupiah ditutup di Rp${rate} per dolar AS, ${day}, kata analis Bayu Prakoso.`,
        url: `https://${rate}.test/1`,
        seenAt,
      });
    const monday = close('Senin (5/2)', '15.715', at);
    expect(sameness(monday, close('Selasa (6/2)', '15.690', at + 24 * hour), idf).same).toBe(false);
    const score = (two: Report): number => sameness(monday, two, idf).score;
    expect(score(close('Senin (5/2)', '15.690', at))).toBeLessThan(
      score({ ...close('Senin (5/2)', '15.715', at), url: 'https://lain.test/1' }),
    );
  });

  it('takes more dead later on for news of the same, not fewer', () => {
    const told = (toll: string, seenAt: number): Report =>
      other({
        headline: `Korban Tewas Kecelakaan Bus Sumber Rejeki ${toll} Orang`,
        lead: `Sebanyak ${toll} orang tewas dalam kecelakaan bus Sumber Rejeki di Tol Cipali.`,
        seenAt,
        url: `https://koran${toll}.test/1`,
      });
    const rising = sameness(told('5', at), told('7', at + 2 * hour), idf).score;
    expect(rising).toBeGreaterThan(sameness(told('7', at), told('5', at + 2 * hour), idf).score);
  });

  it('judges about the same with few and with many stories in the vocabulary', () => {
    const retold = other({
      headline: 'Bus Sumber Rejeki Dihantam Truk di Cipali, Empat Orang Meninggal',
      seenAt: at + hour,
    });
    const many = createVocabulary({ stories: 10_000, day: 0, counts: [] });
    const few = sameness(crash, retold, idf).score;
    expect(Math.abs(sameness(crash, retold, many.idf).score - few)).toBeLessThan(0.05);
  });

  it('is the same both ways round', () => {
    for (const { one, two } of loadPairs().tuning.pairs.slice(0, 120))
      expect(sameness(one, two, idf).score).toBeCloseTo(sameness(two, one, idf).score, 10);
  });
});

describe('numbers', () => {
  it.each([
    ['1.138 WNI', '1138'],
    ['Rp2,5 miliar', '2500000000'],
    ['Rp 70 ribu', '70000'],
    ['$593 billion', '593000000000'],
    ['Rp 3.613,1 triliun', '3613100000000000'],
    ['magnitudo 6,0', '6'],
    ['sebelas orang', '11'],
    ['dua puluh tiga rumah', '23'],
    ['thirty-three people', '33'],
    ['menang 2-0', '2-0'],
  ])('of "%s"', (text, value) => {
    expect(amountsOf(text)[0]?.value).toBe(value);
  });

  it('are not dates, times and years', () => {
    expect(amountsOf('Senin (5/2/2024) pukul 02.48 WIT, 17 Agustus 2024, at 12.33, 2024')).toEqual([]);
  });

  it('are like when one is a large round number for the other', () => {
    expect(isRounded({ value: '8500' }, { value: '8461' })).toBe(true);
    expect(isRounded({ value: '2000000000000' }, { value: '1900000000000' })).toBe(true);
    expect(isRounded({ value: '16612' }, { value: '16580' })).toBe(false);
    expect(isRounded({ value: '20' }, { value: '21' })).toBe(false);
  });

  it('are the same when one is rounded', () => {
    expect(isSameAmount({ value: '5390000', inWords: true }, { value: '5396761' })).toBe(true);
    expect(isSameAmount({ value: '12900' }, { value: '12930' })).toBe(false);
    expect(isSameAmount({ value: '1259000', inWords: true }, { value: '1269000' })).toBe(false);
  });
});

describe('words and days', () => {
  it('takes forms of a word and words of one meaning together', () => {
    expect(stem('menyita')).toBe(stem('sitaan'));
    expect(stem('penangkapan')).toBe(stem('ditangkap'));
    expect(stem('mengirim')).toBe(stem('kiriman'));
    expect(stem('rumors')).toBe(stem('rumor'));
    expect(termOf('tewas')).toBe(termOf('killed'));
    expect(termOf('digerebek')).toBe(termOf('raided'));
    expect(termOf('yang')).toBeUndefined();
    // "petinggi" is a chief, "tinggi" is not.
    expect(termOf('tinggi')).not.toBe(termOf('petinggi'));
  });

  it.each([
    ['Sulistyo', 'Sulistio'],
    ['Soekarno', "Sukarno's"],
    ['Kyiv', 'Kiev'],
    ['Brasil', 'Brazilian'],
    ['ekspor', 'exports'],
    ['konfirmasi', 'confirmed'],
  ])('takes two spellings or languages of one word together: %s, %s', (one, two) => {
    expect(termOf(one)).toBe(termOf(two));
  });

  it('knows a model by its number and letter, and leaves bare numbers to the numbers', () => {
    expect(termOf('16e')).toBe(termOf('16E'));
    expect(termOf('5G')).toBe('5g');
    expect(termOf('1.138')).toBeUndefined();
  });

  it('keeps names apart that only begin alike', () => {
    expect(termOf('Sulistyo')).not.toBe(termOf('Sulaiman'));
    expect(termOf('Magelang')).not.toBe(termOf('Magetan'));
  });

  it('calls a body or a region the same in full, by its letters and in English', () => {
    const terms = (text: string) => wordsOf(withPhrases(text)).flatMap(({ terms: found }) => found);
    expect(terms('Komisi Pemberantasan Korupsi')).toEqual(terms('KPK'));
    expect(terms('Corruption Eradication Commission')).toEqual(terms('KPK'));
    expect(terms('di Jawa Tengah')).toEqual(terms('Central Java'));
    expect(terms('dolar AS')).toContain(termOf('American'));
    expect(terms('as of now')).not.toContain(termOf('American'));
  });

  it('gives the same answer however many words came before', () => {
    const before = termOf('melonjak');
    for (let word = 0; word < 25_000; word++) termOf(`kata${word}`);
    expect(termOf('melonjak')).toBe(before);
  });

  it('finds the day a weekday or a date means', () => {
    const monday = Math.floor(Date.UTC(2024, 1, 5) / 86_400_000);
    expect(daysOf('Senin (5/2) dini hari', at)).toEqual([monday]);
    expect(daysOf('on Monday', at)).toEqual([monday]);
    expect(daysOf('5 Februari', at + 30 * 24 * hour)).toEqual([monday]);
    expect(daysOf('4-5 Februari', at)).toEqual([monday]);
  });

  it('takes the weekday of tomorrow for that, for it has begun further east', () => {
    const monday = Math.floor(Date.UTC(2024, 1, 5) / 86_400_000);
    expect(daysOf('early Tuesday', at)).toEqual([monday + 1]);
    expect(daysOf('on Wednesday', at)).toEqual([monday - 5]);
  });

  it('joins the words of a known phrase, the longest first', () => {
    expect(withPhrases('Aksi Unjuk Rasa di Jawa Barat')).toBe('Aksi Unjuk-Rasa di Jawa-Barat');
    expect(withPhrases('Unjuk, rasa; unjuk  rasa')).toBe('Unjuk, rasa; unjuk  rasa');
    expect(withPhrases('gencatan senjata')).toBe('gencatan-senjata');
  });

  it('leaves a weekday yet to come, and one that only names what came before', () => {
    expect(daysOf('Preorders begin Friday', at)).toEqual([]);
    expect(daysOf('berlaku mulai Jumat', at)).toEqual([]);
    expect(daysOf("a day after Sunday's fire", at)).toEqual([]);
    expect(daysOf('Senin depan', at)).toEqual([]);
  });
});

describe('the vocabulary', () => {
  it('finds common words less telling than rare ones, and forgets slowly', () => {
    const vocabulary = createVocabulary();
    for (let day = 0; day < 3; day++)
      for (let story = 0; story < 50; story++)
        vocabulary.add(['polisi', `nama${day}${story}`], (20_000 + day) * 24 * hour);
    const before = vocabulary.idf('polisi');
    expect(before).toBeLessThan(vocabulary.idf('nama11'));
    vocabulary.add([], 20_030 * 24 * hour);
    expect(vocabulary.idf('polisi')).toBeGreaterThan(before);
  });

  it('stays bounded and comes back as it was', () => {
    const vocabulary = createVocabulary();
    for (let story = 0; story < 1_100; story++)
      vocabulary.add(
        Array.from({ length: 50 }, (_, word) => `w${story}-${word}`),
        0,
      );
    const state = vocabulary.toJSON();
    expect(state.counts.length).toBeLessThanOrEqual(50_000);
    const back = createVocabulary(JSON.parse(JSON.stringify(state)));
    expect(back.toJSON()).toEqual(state);
  });
});

describe('the labelled pairs', () => {
  it('are enough, of both kinds, and split without a report in two parts', () => {
    const { tuning, heldOut } = loadPairs();
    const parts = [tuning, ...Object.values(heldOut)];
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.pairs.length).toBeGreaterThan(150);
      expect(part.pairs.filter(({ same }) => same).length).toBeGreaterThan(50);
    }
    const ids = parts.flatMap(({ stories }) => stories.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
