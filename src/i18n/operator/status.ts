import type { FeedFailure } from '../../http/failure.ts';
import type { Language } from '../language.ts';

/** What the status page says to the operator. Plain text. Numbers and times come as they are shown. */
export type StatusTexts = {
  /** For the `lang` of the page. */
  code: Language;
  title: string;
  well: string;
  troubled: string;
  refresh: string;
  since(version: string, duration: string): string;
  /** The process that sends, and one that waits to take over. */
  owner(pid: number, host: string): string;
  standBy(pid: number, host: string, ago: string): string;
  /** How many processes that look at feeds are there; one of them, and one that is not heard of any more. */
  pollers: {
    there(count: number, shown: string): string;
    heard(pid: number, host: string, ago: string): string;
    silent(pid: number, host: string, ago: string): string;
  };
  tiles: {
    feeds: string;
    failing(count: string): string;
    chats: string;
    delivered: string;
    failed(count: string): string;
    lag: string;
    lagMost(lag: string): string;
    waiting: string;
    oldest(age: string): string;
    rate: string;
    floods(count: string): string;
    memory: string;
    store(size: string): string;
  };
  charts: {
    deliveries: string;
    lag: string;
    /** In what the times along a chart are told. */
    zone(name: string): string;
    median: string;
    most: string;
    most24(value: string): string;
    delivered: string;
    asTable: string;
    hour: string;
    none: string;
  };
  feeds: {
    heading: string;
    search: string;
    sort: string;
    orders: Record<'health' | 'title' | 'news', string>;
    show: string;
    shown(shown: string, found: string): string;
    none: string;
    health: Record<'failing' | 'well' | 'quiet' | 'idle' | 'ended', string>;
    news(ago: string): string;
    noNews: string;
    next(when: string): string;
    failures(count: string): string;
    followers(count: string): string;
    pushed: string;
    why: Record<FeedFailure | 'private', string>;
    look: string;
    back: string;
    looked: string;
    entries(count: string): string;
    noEntries: string;
  };
  campaigns: {
    heading: string;
    none: string;
    kinds: Record<'story' | 'notice' | 'post' | 'amendment', string>;
    progress(done: string, all: string): string;
    counts(sent: string, held: string, failed: string, skipped: string): string;
    paused: string;
    more(count: string): string;
    begun(ago: string): string;
  };
  warnings: { heading: string; none: string; lead: string };
  gone: string;
};

const id: StatusTexts = {
  code: 'id',
  title: 'Status Kabar',
  well: 'Semua berjalan baik',
  troubled: 'Ada gangguan',
  refresh: 'Muat ulang',
  since: (version, duration) => `Kabar ${version}, berjalan sejak ${duration}`,
  owner: (pid, host) => `Yang mengirim: proses ${pid} di ${host}`,
  standBy: (pid, host, ago) => `Cadangan: proses ${pid} di ${host}, siaga sejak ${ago}`,
  pollers: {
    there: (count, shown) =>
      count === 0 ? 'Tidak ada pemantau RSS yang aktif' : `${shown} pemantau RSS aktif`,
    heard: (pid, host, ago) => `Pemantau: proses ${pid} di ${host}, terakhir memberi kabar ${ago}`,
    silent: (pid, host, ago) =>
      `Pemantau tidak merespons: proses ${pid} di ${host}, terakhir memberi kabar ${ago}`,
  },
  tiles: {
    feeds: 'RSS dipantau',
    failing: (count) => `${count} bermasalah`,
    chats: 'Obrolan',
    delivered: 'Terkirim dalam 24 jam',
    failed: (count) => `${count} ditolak atau obrolannya hilang`,
    lag: 'Dari terbit sampai tiba (median)',
    lagMost: (lag) => `90% dalam ${lag}`,
    waiting: 'Menunggu dikirim',
    oldest: (age) => `tertua sejak ${age}`,
    rate: 'Pesan per detik',
    floods: (count) => `${count} kali diminta menunggu (429)`,
    memory: 'Memori',
    store: (size) => `basis data ${size}`,
  },
  charts: {
    deliveries: 'Berita terkirim per 10 menit',
    lag: 'Jeda dari terbit sampai tiba',
    zone: (name) => `24 jam terakhir, waktu ${name}`,
    median: 'Median',
    most: '90% tiba dalam',
    most24: (value) => `paling tinggi ${value}`,
    delivered: 'Berita terkirim',
    asTable: 'Lihat sebagai tabel per jam',
    hour: 'Mulai pukul',
    none: 'Belum ada kiriman dalam 24 jam terakhir.',
  },
  feeds: {
    heading: 'RSS media',
    search: 'Cari nama atau alamat',
    sort: 'Urutkan',
    orders: { health: 'Yang bermasalah dulu', title: 'Nama', news: 'Berita terbaru' },
    show: 'Tampilkan',
    shown: (shown, found) => `${shown} dari ${found} RSS`,
    none: 'Tidak ada RSS yang cocok.',
    health: {
      failing: 'Bermasalah',
      well: 'Baik',
      quiet: 'Sepi',
      idle: 'Tanpa pengikut',
      ended: 'Ditutup penerbit',
    },
    news: (ago) => `berita terakhir ${ago}`,
    noNews: 'belum ada berita baru',
    next: (when) => `dilihat lagi ${when}`,
    failures: (count) => `gagal ${count} kali berturut-turut`,
    followers: (count) => `${count} pengikut`,
    pushed: 'didorong oleh hub',
    why: {
      banned: 'ditutup oleh pengelola',
      'bad-address': 'alamatnya keliru',
      'not-found': 'tidak ditemukan',
      'not-a-feed': 'isinya bukan RSS',
      'too-big': 'terlalu besar',
      'refused-address': 'alamatnya tidak boleh dibuka',
      'time-out': 'terlalu lama menjawab',
      unreachable: 'tidak terjangkau',
      denied: 'ditolak server',
      'server-error': 'server sedang rusak',
      gone: 'sudah dihapus penerbit',
      private: 'Alamatnya berisi kunci milik pengikutnya, jadi isinya tidak ditampilkan di sini.',
      'telegram-channel': 'kanal Telegram tidak punya RSS',
    },
    look: 'Periksa sekarang',
    back: 'Kembali ke status',
    looked: 'Isi RSS saat ini, seperti yang dibaca Kabar',
    entries: (count) => `${count} berita`,
    noEntries: 'RSS ini kosong.',
  },
  campaigns: {
    heading: 'Sedang dikirim',
    none: 'Semua kiriman sudah selesai.',
    kinds: {
      story: 'Berita',
      notice: 'Pemberitahuan',
      post: 'Kiriman admin',
      amendment: 'Ralat atau penarikan',
    },
    progress: (done, all) => `${done} dari ${all} tempat`,
    counts: (sent, held, failed, skipped) =>
      `${sent} terkirim, ${held} ditunda, ${failed} gagal, ${skipped} dilewati`,
    paused: 'dijeda',
    more: (count) => `dan ${count} lainnya`,
    begun: (ago) => `dimulai ${ago}`,
  },
  warnings: {
    heading: 'Peringatan terakhir',
    none: 'Tidak ada peringatan sejak Kabar dijalankan.',
    lead: 'Dari log, yang terbaru di atas; tanpa apa pun tentang obrolan.',
  },
  gone: 'RSS ini tidak dikenal.',
};

const en: StatusTexts = {
  code: 'en',
  title: 'Kabar status',
  well: 'All is well',
  troubled: 'Something is wrong',
  refresh: 'Refresh',
  since: (version, duration) => `Kabar ${version}, started ${duration}`,
  owner: (pid, host) => `Owner: process ${pid} on ${host}`,
  standBy: (pid, host, ago) => `Stand-by: process ${pid} on ${host}, started ${ago}`,
  pollers: {
    there: (count, shown) => {
      if (count === 0) return 'No poller is there';
      return count === 1 ? '1 poller is there' : `${shown} pollers are there`;
    },
    heard: (pid, host, ago) => `Poller: process ${pid} on ${host}, last heard of ${ago}`,
    silent: (pid, host, ago) => `Poller that is silent: process ${pid} on ${host}, last heard of ${ago}`,
  },
  tiles: {
    feeds: 'Feeds watched',
    failing: (count) => `${count} failing`,
    chats: 'Chats',
    delivered: 'Delivered in 24 hours',
    failed: (count) => `${count} refused, or the chat is gone`,
    lag: 'Publication to arrival (median)',
    lagMost: (lag) => `90% within ${lag}`,
    waiting: 'Waiting to be sent',
    oldest: (age) => `the oldest since ${age}`,
    rate: 'Messages a second',
    floods: (count) => `asked to wait ${count} times (429)`,
    memory: 'Memory',
    store: (size) => `store ${size}`,
  },
  charts: {
    deliveries: 'Stories delivered per 10 minutes',
    lag: 'Time from publication to arrival',
    zone: (name) => `Last 24 hours, ${name} time`,
    median: 'Median',
    most: '90% arrive within',
    most24: (value) => `highest ${value}`,
    delivered: 'Stories delivered',
    asTable: 'See it as a table by the hour',
    hour: 'From',
    none: 'Nothing was delivered in the last 24 hours.',
  },
  feeds: {
    heading: 'Feeds',
    search: 'Search by name or address',
    sort: 'Sort',
    orders: { health: 'Trouble first', title: 'Name', news: 'Latest news' },
    show: 'Show',
    shown: (shown, found) => `${shown} of ${found} feeds`,
    none: 'No feed matches.',
    health: {
      failing: 'Failing',
      well: 'Well',
      quiet: 'Quiet',
      idle: 'Nobody follows',
      ended: 'Closed by its publisher',
    },
    news: (ago) => `last news ${ago}`,
    noNews: 'no news yet',
    next: (when) => `next look ${when}`,
    failures: (count) => `failed ${count} times in a row`,
    followers: (count) => (count === '1' ? '1 follower' : `${count} followers`),
    pushed: 'pushed by a hub',
    why: {
      banned: 'shut out by the operator',
      'bad-address': 'its address is wrong',
      'not-found': 'not found',
      'not-a-feed': 'what is there is no feed',
      'too-big': 'too big',
      'refused-address': 'its address may not be opened',
      'time-out': 'it takes too long to answer',
      unreachable: 'it cannot be reached',
      denied: 'the server refuses',
      'server-error': 'the server has a fault',
      gone: 'its publisher has removed it',
      private: 'Its address holds a key of its followers, so what is in it is not shown here.',
      'telegram-channel': 'Telegram channels have no feed',
    },
    look: 'Look at it now',
    back: 'Back to the status',
    looked: 'What is in the feed now, as Kabar reads it',
    entries: (count) => `${count} stories`,
    noEntries: 'This feed has no entries.',
  },
  campaigns: {
    heading: 'On their way',
    none: 'Everything has been delivered.',
    kinds: { story: 'Story', notice: 'Notice', post: "An admin's post", amendment: 'Correction or recall' },
    progress: (done, all) => `${done} of ${all} places`,
    counts: (sent, held, failed, skipped) =>
      `${sent} sent, ${held} held, ${failed} failed, ${skipped} skipped`,
    paused: 'paused',
    more: (count) => `and ${count} more`,
    begun: (ago) => `begun ${ago}`,
  },
  warnings: {
    heading: 'Last warnings',
    none: 'No warnings since Kabar started.',
    lead: 'From the log, the newest first; nothing about any chat.',
  },
  gone: 'There is no such feed.',
};

/** What the status page says, in one language. */
export const statusTexts = (language: Language): StatusTexts => ({ id, en })[language];
