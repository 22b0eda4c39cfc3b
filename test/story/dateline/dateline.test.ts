import { describe, expect, it } from 'vitest';
import { dateline, knownPlaceAlone, placeAlone } from '../../../src/story/dateline/dateline.ts';
import { isPlace } from '../../../src/story/dateline/places.ts';
import { cpuMsOf } from '../../measured.ts';

const sentence = 'Sebuah kecelakaan terjadi di jalan tol Cipali.';

describe('a dateline', () => {
  it.each([
    ['SERANG, iNewsBanten -', 'Serang'],
    ['JAKARTA, KOMPAS.com –', 'Jakarta'],
    ['KOMPAS.com, SERANG -', 'Serang'],
    ['TEMPO.CO, Jakarta -', 'Jakarta'],
    ['REPUBLIKA.CO.ID, JAKARTA —', 'Jakarta'],
    ['TRIBUNNEWS.COM, JAKARTA -', 'Jakarta'],
    ['SURYA.CO.ID, SURABAYA –', 'Surabaya'],
    ['Okezone, JAKARTA -', 'Jakarta'],
    ['INDRAMAYU, RADARCIREBON.COM –', 'Indramayu'],
    ['Jakarta, CNN Indonesia --', 'Jakarta'],
    ['PALU, MERCUSUAR –', 'Palu'],
    ['SERANG, LENSA KITA –', 'Serang'],
    ['Bandung, SekitarKita –', 'Bandung'],
    ['Jakarta (ANTARA) -', 'Jakarta'],
    ['Beijing (ANTARA/Xinhua) -', 'Beijing'],
    ['Kota Bandung (ANTARA) -', 'Kota Bandung'],
    ['Sleman, 5/5 (ANTARA) -', 'Sleman'],
    ['BANDUNG, (PR).-', 'Bandung'],
    ['KBRN, Jakarta :', 'Jakarta'],
    ['KBRN, Jakarta:', 'Jakarta'],
    ['Liputan6.com, Jakarta', 'Jakarta'],
    ['NEW YORK, May 5 (Reuters) -', 'New York'],
    ['HILLSBORO, Ore. (AP) —', 'Hillsboro'],
    ['JAKARTA/SINGAPORE (Reuters) -', 'Jakarta/Singapore'],
    ['WASHINGTON, D.C. (AP) —', 'Washington'],
    ['SINGAPORE, May 5, 2023 /PRNewswire/ --', 'Singapore'],
    ['JAKARTA, 5 Mei 2023 -', 'Jakarta'],
    ['JAKARTA, Indonesia -', 'Jakarta'],
    ['Jakarta -', 'Jakarta'],
    ['DKI JAKARTA -', 'DKI Jakarta'],
    ['SERANG -', 'Serang'],
    ['Labuan Bajo -', 'Labuan Bajo'],
    ['Kuala Lumpur -', 'Kuala Lumpur'],
    ['NEW DELHI:', 'New Delhi'],
    ['BHOPAL:', 'Bhopal'],
    ['Kolkata:', 'Kolkata'],
    ['LONDON:', 'London'],
    ['BERLIN |', 'Berlin'],
    ['FLUSHING MEADOWS —', 'Flushing Meadows'],
    ['SEREMBAN, Nov 22 —', 'Seremban'],
    ['IPOH, Nov 22 (Bernama) —', 'Ipoh'],
    ['LEWISTON, Maine —', 'Lewiston'],
    ['WEST PALM BEACH, Fla. —', 'West Palm Beach'],
    ['Dekalb, Ill. —', 'Dekalb'],
    ['Luxor, Egypt –', 'Luxor'],
    ['DUBAI, United Arab Emirates —', 'Dubai'],
    ['ST. LOUIS, Mo. (KTVI) –', 'St. Louis'],
    ['München –', 'München'],
    ['MÁLAGA, España —', 'Málaga'],
    ['Kiel (dpo) -', 'Kiel'],
    ['Hong Kong (CNN Business) —', 'Hong Kong'],
    ['Hong Kong (CNN)', 'Hong Kong'],
    ['KHARKIV, Ukraine (AP) —', 'Kharkiv'],
    ['TEMPO.CO, Bandung -', 'Bandung'],
    ['SERANG, iNewsBanten.id -', 'Serang'],
  ])('%s was written in %s', (head, place) => {
    expect(dateline(`${head} ${sentence}`)).toEqual({ place, rest: sentence });
  });

  it.each([
    'KPK –',
    'PSSI -',
    'BMKG -',
    'DPR RI -',
    'COVID-19 -',
    'Ketua KPK, Firli Bahuri -',
    'Ketua KPK, Kompas.com -',
    'KETUA KPK, FIRLI BAHURI -',
    'Komisi Pemberantasan Korupsi (KPK) -',
    'Presiden Joko Widodo (Jokowi) -',
    'BREAKING NEWS -',
    'Detik-detik Kecelakaan, Jakarta -',
    'Wartawan, Jakarta -',
    'Jakarta, KPK -',
    'Solo, Joko Widodo -',
    'Jakarta:',
    'Jakarta - Bandung -',
    'TOKOPEDIA.CO.ID, PERUSAHAAN BESAR SEKALI DAN LAIN -',
    'WATCH:',
    'EXCLUSIVE —',
    'ANALYSIS —',
    'UNICEF:',
    'NASA —',
    'WORLD CUP —',
    'Leipzig:',
    'Madrid:',
    'Trump —',
    'Ukraine: Kyiv —',
  ])('is not taken out of "%s"', (head) => {
    const text = `${head} ${sentence}`;
    expect(dateline(text)).toEqual({ place: undefined, rest: text });
  });

  it.each([
    'VIVA –',
    'Merdeka.com -',
    'SINDONEWS.com -',
    'ANTARA -',
    'Hidayatullah.com–',
    'KOMPAS.com -',
    '(Reuters) —',
    '(CNN) —',
  ])('"%s" names a paper, but no place', (head) => {
    expect(dateline(`${head} ${sentence}`)).toEqual({ place: undefined, rest: sentence });
  });

  it.each([
    'Jakarta - Bandung kini ditempuh dalam dua jam.',
    'Barcelona - yang menang tiga kali - kalah.',
    'Malang nian nasib warga - rumah mereka hanyut.',
    'Fajar - Pria itu pergi.',
    'Budi, Surya - Dua saudara itu pergi.',
    'Reuters - kantor berita itu - tutup.',
    'Tiket.com - Perusahaan itu menjual karcis.',
  ])('is no part of the sentence "%s"', (text) => {
    expect(dateline(text)).toEqual({ place: undefined, rest: text });
  });

  it('is a town that is not known, where the text tells of what happened there', () => {
    const told = 'Two men were held at a bus stop in Mohanpur on Monday.';
    expect(dateline(`MOHANPUR: ${told}`)).toEqual({ place: 'Mohanpur', rest: told });
    expect(dateline(`CRICKET: ${told}`).place).toBeUndefined();
  });

  it('is parted from a sentence that is glued to it', () => {
    expect(dateline('Hong Kong (CNN Business)A muddled view of the sea.')).toEqual({
      place: 'Hong Kong',
      rest: 'A muddled view of the sea.',
    });
  });

  it('is read in no time, whatever stands there', () => {
    const cpuMs = cpuMsOf(() => {
      for (const part of ['JAKARTA, ', '(', ' - ', 'A.co.id,', '   ', 'Jakarta/', "A'"])
        expect(dateline(part.repeat(100_000)).place ?? '').not.toMatch(/\.co/);
    });
    expect(cpuMs).toBeLessThan(500);
  });
});

describe('the list of places', () => {
  it('knows a place by its other names, and no paper', () => {
    for (const place of ['Kab. Serang', 'KOTA BANDUNG', 'Provinsi Banten', 'St. Petersburg', 'Xi’an'])
      expect(isPlace(place)).toBe(true);
    for (const other of ['', 'Viva', 'KPK', 'Tempo.co', 'Jakarta/', 'Kota'])
      expect(isPlace(other)).toBe(false);
  });
});

describe('a place that stands by itself', () => {
  it.each([
    ['Palu', 'Palu'],
    ['BRUSSELS', 'Brussels'],
    ['NEW YORK (AP) —', 'New York'],
    ['Lower Thurlton', 'Lower Thurlton'],
    ['Spain', undefined],
    ['Sun, 19 Oct 2025 04:00', undefined],
    ['Presiden Prabowo', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('"%s" is told to machines as %s', (words, place) => {
    expect(placeAlone(words)).toBe(place);
  });

  it.each([
    ['Palu', 'Palu'],
    ['PALU —', 'Palu'],
    ['Jakarta, CNN Indonesia --', 'Jakarta'],
    ['Lower Thurlton', undefined],
    ['Spain', undefined],
    ['Sun, 19 Oct 2025 04:00', undefined],
  ])('"%s" is a line that says %s', (words, place) => {
    expect(knownPlaceAlone(words)).toBe(place);
  });
});
