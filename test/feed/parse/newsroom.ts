/** One piece of news, as a test's feeds tell it. Titles and texts are plain; each dialect escapes them its own way. */
export type Piece = {
  n: number;
  title: string;
  url: string;
  guid: string;
  text: string;
  at: Date;
  author: string;
  category: string;
  picture: string;
};

const titles = [
  '1.138 WNI korban perdagangan orang dipulangkan dari Kamboja',
  'Gempa M 5,2 guncang Pacitan, tak berpotensi tsunami',
  'Harga beras naik 3,4 % — Bulog tambah pasokan',
  "Polisi: 'Tak ada korban jiwa' di KM 92 Tol Cipularang",
  'R&D spending up, says Johnson & Johnson',
  'Why 2 < 3 still matters in “new maths”',
  'Café société: l’été à Jakarta',
  'AS–Iran sepakat bahas nuklir di Jenewa',
  'Timnas U-23 vs Vietnam 2-1, Ramadhan cetak gol ke-2',
  '東京で桜が満開 — 気象庁',
];

/** So many pieces of news, an hour apart, the newest first. */
export const pieces = (count = titles.length): Piece[] =>
  Array.from({ length: count }, (_, index) => {
    const n = count - index;
    return {
      n,
      title: `${titles[index % titles.length] ?? ''}${index >= titles.length ? ` (${n})` : ''}`,
      url: `https://news.example/2023/05/${n}/kabar-${n}?id=${n}&from=rss`,
      guid: `https://news.example/?p=${1000 + n}`,
      text: `SERANG, Contoh News - Paragraf pertama berita ke-${n}. Kalimat kedua & terakhir.`,
      at: new Date(Date.UTC(2023, 4, 5, 6, 23, 41) - index * 3_600_000),
      author: 'Siti Rahmawati',
      category: 'Nasional',
      picture: `https://img.example/foto/${n}.jpg`,
    };
  });

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** RFC 822 at so many hours east of Greenwich. */
export const rfc822 = (at: Date, hours = 0): string => {
  const local = new Date(at.getTime() + hours * 3_600_000);
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  const zone = hours === 0 ? 'GMT' : `${hours < 0 ? '-' : '+'}${two(Math.abs(hours))}00`;
  return `${days[local.getUTCDay()]}, ${two(local.getUTCDate())} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()} ${time} ${zone}`;
};

/** ISO 8601 at so many hours east of Greenwich. */
export const iso = (at: Date, hours = 0): string => {
  const local = new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
  return `${local}${hours === 0 ? 'Z' : `${hours < 0 ? '-' : '+'}${two(Math.abs(hours))}:00`}`;
};
