import { describe, expect, it } from 'vitest';
import { dateline } from '../../../src/story/dateline/dateline.ts';
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
  ])('is not taken out of "%s"', (head) => {
    const text = `${head} ${sentence}`;
    expect(dateline(text)).toEqual({ place: undefined, rest: text });
  });

  it.each(['VIVA –', 'Merdeka.com -', 'SINDONEWS.com -', 'ANTARA -', 'Hidayatullah.com–'])(
    '"%s" names a paper, but no place',
    (head) => {
      expect(dateline(`${head} ${sentence}`)).toEqual({ place: undefined, rest: sentence });
    },
  );

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

  it('is read in no time, whatever stands there', () => {
    const cpuMs = cpuMsOf(() => {
      for (const part of ['JAKARTA, ', '(', ' - ', 'A.co.id,', '   ', 'Jakarta/', "A'"])
        expect(dateline(part.repeat(100_000)).place ?? '').not.toMatch(/\.co/);
    });
    expect(cpuMs).toBeLessThan(500);
  });
});

describe('the list of places', () => {
  it('knows them by their other names, and no papers', () => {
    for (const place of ['Kab. Serang', 'KOTA BANDUNG', 'Provinsi Banten', 'St. Petersburg', 'Xi’an'])
      expect(isPlace(place)).toBe(true);
    for (const other of ['', 'Viva', 'KPK', 'Tempo.co', 'Jakarta/', 'Kota'])
      expect(isPlace(other)).toBe(false);
  });
});
