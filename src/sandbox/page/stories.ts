import type { PictureName } from './pictures.ts';

/** A story that lies ready in the newsroom. */
export type Prepared = {
  id: string;
  feed: 'banten' | 'nusantara' | 'herald';
  title: string;
  /** What the feed says; the rest stands on the story's page. */
  text: string;
  category: string;
  page?: { text: string; editor?: string };
  picture: { name: PictureName; caption: string; credit: string };
  /** The same event as another paper tells it. */
  second?: { feed: Prepared['feed']; title: string; text: string };
  /** What the paper says later. */
  correction: { title?: string; text?: string };
};

export const prepared: Prepared[] = [
  {
    id: 'kamboja',
    feed: 'banten',
    title: '1.138 WNI korban perdagangan orang dipulangkan dari Kamboja',
    text: '',
    category: 'Nasional',
    page: {
      text:
        'SERANG, iNewsBanten - Sebanyak 1.138 warga negara Indonesia yang menjadi korban perdagangan orang di Kamboja telah dibawa pulang. ' +
        'Mereka dijanjikan pekerjaan bergaji besar, lalu dipaksa menipu orang lewat internet.\n\n' +
        '"Sebagian dari mereka berangkat tanpa tahu akan bekerja di mana," kata seorang pejabat perlindungan warga.\n\n' +
        'Artikel ini telah tayang di okezone.com',
      editor: 'Redaksi Banten',
    },
    picture: { name: 'bandara', caption: 'Para korban tiba di bandara', credit: 'Antara' },
    second: {
      feed: 'nusantara',
      title: 'Korban perdagangan orang di Kamboja, 1.138 WNI dipulangkan',
      text: 'JAKARTA - Pemerintah memulangkan 1.138 warga negara Indonesia korban perdagangan orang dari Kamboja. Mereka dijanjikan pekerjaan bergaji besar, lalu dipaksa menipu orang lewat internet.',
    },
    correction: { title: '1.183 WNI korban perdagangan orang dipulangkan dari Kamboja' },
  },
  {
    id: 'banjir',
    feed: 'nusantara',
    title: 'Banjir setinggi satu meter merendam tiga kelurahan di Cilegon',
    text: 'CILEGON - Hujan sejak Kamis malam membuat Kali Ciberko meluap. Sekitar 600 keluarga mengungsi ke balai warga, dan perahu karet dikirim untuk menjemput warga lanjut usia.',
    category: 'Daerah',
    picture: { name: 'banjir', caption: 'Perahu karet menjemput warga', credit: 'BPBD Cilegon' },
    second: {
      feed: 'banten',
      title: 'Tiga kelurahan di Cilegon terendam banjir setinggi satu meter',
      text: 'CILEGON, iNewsBanten - Kali Ciberko meluap sejak Kamis malam dan merendam tiga kelurahan. Sekitar 600 keluarga mengungsi ke balai warga.',
    },
    correction: {
      text: 'CILEGON - Hujan sejak Kamis malam membuat Kali Ciberko meluap. Sekitar 640 keluarga mengungsi ke balai warga, dan perahu karet dikirim untuk menjemput warga lanjut usia.',
    },
  },
  {
    id: 'kapal',
    feed: 'herald',
    title: 'Merak ferries sail again after two days of high waves',
    text: 'MERAK - Ferries between Merak and Bakauheni resumed on Friday morning after waves of up to four metres had kept them in port for two days. About 3,000 trucks are waiting.',
    category: 'National',
    picture: { name: 'kapal', caption: 'A ferry leaves Merak', credit: 'Java Herald' },
    second: {
      feed: 'banten',
      title: 'Kapal di Merak kembali berlayar setelah dua hari gelombang tinggi',
      text: 'CILEGON, iNewsBanten - Kapal penyeberangan Merak-Bakauheni kembali berlayar pada Jumat pagi. Gelombang setinggi empat meter menahannya di pelabuhan selama dua hari.',
    },
    correction: { title: 'Merak ferries sail again after three days of high waves' },
  },
  {
    id: 'stadion',
    feed: 'banten',
    title: 'Serang menang 2-1 di kandang, tiket final di tangan',
    text: 'SERANG, iNewsBanten - Gol di menit ke-89 membawa tim tuan rumah ke final. Ribuan pendukung turun ke alun-alun sampai larut malam.',
    category: 'Olahraga',
    picture: { name: 'stadion', caption: 'Gol kemenangan di menit ke-89', credit: 'Dok. klub' },
    correction: { title: 'Serang menang 3-1 di kandang, tiket final di tangan' },
  },
];

/** What stands in the feeds when the demo begins. */
export const former: Pick<Prepared, 'feed' | 'title' | 'text' | 'picture'>[] = [
  {
    feed: 'banten',
    title: 'Pasar Rau Serang ramai menjelang akhir pekan',
    text: 'SERANG, iNewsBanten - Pembeli memadati Pasar Rau sejak subuh. Harga cabai turun tipis.',
    picture: { name: 'pasar', caption: 'Pembeli di Pasar Rau', credit: 'iNews Banten' },
  },
  {
    feed: 'nusantara',
    title: 'Panen raya di Pandeglang, petani berharap harga gabah bertahan',
    text: 'PANDEGLANG - Panen tahun ini lebih baik daripada tahun lalu. Petani meminta gudang dibuka lebih awal.',
    picture: { name: 'sawah', caption: 'Panen di Pandeglang', credit: 'Suara Nusantara' },
  },
  {
    feed: 'herald',
    title: 'Rice farmers in Pandeglang bring in a good harvest',
    text: 'PANDEGLANG - This year has been kinder than the last. Farmers ask for the warehouses to open early.',
    picture: { name: 'sawah', caption: 'Harvest in Pandeglang', credit: 'Java Herald' },
  },
];
