import { escapeHtml, short } from '../text/escape.ts';
import type { Texts } from './catalogue.ts';
import { brief, code, linked, name } from './parts.ts';

const feedFailure: Texts['feedFailure'] = {
  'bad-address': 'Alamatnya belum benar. Kirim alamat lengkapnya, misalnya https://www.antaranews.com.',
  'not-found': 'Halaman itu tidak ditemukan. Coba periksa lagi alamatnya.',
  'not-a-feed': 'Saya tidak menemukan RSS atau Atom di alamat itu. Coba kirim alamat RSS-nya langsung.',
  'too-big': 'Isi RSS-nya terlalu besar untuk saya baca.',
  'refused-address': 'Alamat itu berada di jaringan pribadi, jadi tidak saya buka.',
  'time-out': 'Situsnya terlalu lama menjawab. Coba beberapa saat lagi, ya.',
  unreachable: 'Situsnya tidak bisa dibuka. Mungkin sedang gangguan, atau alamatnya keliru.',
  denied: 'Situs itu tidak mengizinkan bot membacanya.',
  'server-error': 'Situsnya sedang bermasalah. Coba lagi nanti, ya.',
  gone: 'RSS itu sudah ditutup oleh penerbitnya.',
};

/** Everything that Kabar says, in Indonesian. */
export const id: Texts = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  card: {
    more: 'Baca selengkapnya',
    photo: 'Foto',
    ranFirst: 'Pertama tayang di',
    alsoAt: 'Juga di:',
    untitled: 'Tanpa judul',
    retracted: (source) =>
      source ? `Berita ini ditarik oleh ${source}.` : 'Berita ini ditarik oleh penerbitnya.',
  },
  bundle: {
    heading: (count) => `${count} berita baru`,
    left: (count) => `${count} berita lagi menyusul.`,
  },
  feedFailure,
  rights: {
    'not-admin': 'Hanya admin di sana yang bisa melakukan ini.',
    'cannot-post': 'Anda admin di sana, tetapi belum punya izin mengirim pesan.',
    'bot-absent': 'Saya belum ada di sana. Tambahkan saya dulu sebagai admin, lalu coba lagi.',
    'bot-cannot-post': 'Saya belum boleh mengirim pesan di sana. Beri saya izin itu, lalu coba lagi.',
    'not-found': 'Grup atau kanal itu tidak ditemukan. Periksa namanya, dan pastikan saya sudah ditambahkan.',
    'not-private': 'Ini hanya bisa dilakukan lewat obrolan pribadi dengan saya.',
  },
  start: {
    greeting: (person) =>
      [
        person === undefined ? 'Halo! 👋' : `Halo, ${name(person)}! 👋`,
        'Saya <b>Kabar</b>, pengantar berita. Pilih sumbernya, dan setiap ada berita baru langsung saya antar ke sini.',
        'Mulai dengan <code>/follow</code> diikuti nama atau alamat situs berita, atau lihat /help.',
      ].join('\n\n'),
    suggestions: 'Mau mulai dari mana?',
    addToGroup: 'Tambahkan ke grup',
    addToChannel: 'Tambahkan ke kanal',
  },
  help: { heading: '<b>Yang bisa saya lakukan</b>' },
  follow: {
    usage:
      'Kirim nama sumber berita, atau alamat situs atau RSS-nya, misalnya:\n<code>/follow antara</code>\n<code>/follow https://www.antaranews.com</code>',
    tooMany: (limit) => `Terlalu banyak sekaligus. Kirim paling banyak ${limit} nama atau alamat, ya.`,
    working: 'Sebentar, saya periksa dulu…',
    ok: (title, chat) =>
      chat === undefined
        ? `Sip! Berita baru dari ${name(title)} akan saya antar ke sini.`
        : `Sip! Berita baru dari ${name(title)} akan saya antar ke ${name(chat)}.`,
    already: (title, chat) =>
      chat === undefined
        ? `${name(title)} memang sudah diikuti di sini.`
        : `${name(title)} memang sudah diikuti di ${name(chat)}.`,
    sample: 'Berita terbarunya:',
    failed: (address, why) => `${code(address)}\n${escapeHtml(feedFailure[why])}`,
    unknown: (said) => `Saya belum kenal ${name(said)}. Coba kirim alamat situs atau RSS-nya, ya.`,
    didYouMean: (said) => `Saya belum kenal ${name(said)}. Mungkin ini yang dimaksud?`,
    choosePage: (site) => `Ada beberapa umpan berita di ${name(site)}. Mana yang mau diikuti?`,
    chooseSource: (source) => `Berita ${name(source)} yang mana yang mau diikuti?`,
    offer: (source) => `Mau mengikuti ${name(source)}?`,
    take: 'Ikuti',
    all: 'Semuanya',
    chosen: (titles, chat) =>
      `Diikuti di ${chat === undefined ? 'sini' : name(chat)}: ${titles.map((one) => brief(one)).join(', ')}.`,
  },
  unfollow: {
    choose: 'Berhenti mengikuti yang mana?',
    done: (title) => `Baik, berita dari ${name(title)} tidak akan saya antar lagi.`,
    nothing: 'Belum ada yang diikuti di sini.',
    unknown: 'Sumber itu memang tidak diikuti di sini. Lihat daftarnya di /following.',
  },
  following: {
    empty: 'Belum ada yang diikuti di sini. Mulai dengan /follow diikuti nama atau alamat situs berita.',
    heading: (count) => `<b>${count} sumber diikuti di sini</b>`,
    item: ({ title, address, lastNews, failing }) =>
      [
        linked(title, address),
        lastNews === undefined ? 'Belum ada berita' : `Berita terakhir ${escapeHtml(lastNews)}`,
        failing &&
          `⚠️ Tidak terbaca sejak ${escapeHtml(failing.since)}. ${escapeHtml(feedFailure[failing.why])}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  latest: {
    heading: 'Berita terbaru',
    about: (words) => `Berita terbaru tentang ${escapeHtml(short(words, 80))}`,
    none: 'Belum ada berita. Begitu ada yang baru, langsung saya antar.',
    noneAbout: (words) => `Belum ada berita tentang ${name(words)}.`,
    nothingFollowed: 'Belum ada yang diikuti di sini, jadi belum ada berita. Mulai dengan /follow.',
    more: 'Berita lain',
  },
  broadcast: {
    usage: 'Tulis pesannya dulu, lalu balas pesan itu dengan /broadcast.',
    preview: (target) => `Pesan di atas akan dikirim ke ${name(target)}. Kirim sekarang?`,
    uncopied: 'Pesan itu tidak bisa saya salin. Coba kirim ulang pesannya, lalu balas dengan /broadcast.',
    confirm: 'Kirim',
    cancel: 'Batal',
    posted: (target) => `Terkirim ke ${name(target)}.`,
    cancelled: 'Batal. Tidak ada yang dikirim.',
    expired: 'Pesan ini sudah dikirim, dibatalkan, atau kedaluwarsa. Balas lagi pesannya dengan /broadcast.',
    failed: (target) =>
      `Pesan tidak bisa dikirim ke ${name(target)}. Periksa izin saya di sana, lalu coba lagi.`,
  },
  channelReady: (chat, handle) =>
    [
      `Saya sudah bisa mengirim ke ${name(chat)}.`,
      `Pilih beritanya dari obrolan ini: <code>/follow ${escapeHtml(handle)} https://www.antaranews.com</code>`,
    ].join('\n'),
  notices: {
    failing: (title) => `${title} tidak terbaca sejak tiga hari. Saya terus mencoba.`,
    back: (title) => `${title} sudah terbaca lagi.`,
    ended: (title) => `${title} menutup umpan berita ini. Cari yang baru dengan /follow.`,
  },
  settings: {
    heading: (chat, zone) =>
      `<b>Setelan</b> · ${name(chat)}\nWaktu ditampilkan menurut ${code(zone)}. Untuk zona lain: <code>/settings Asia/Tokyo</code>`,
    badZone: 'Saya tidak kenal zona waktu itu. Kirim nama IANA-nya, misalnya Asia/Makassar.',
    together: 'Digabung bila banyak',
    single: 'Satu per satu',
    once: 'Tiap peristiwa sekali',
    every: 'Semua laporan',
  },
  unknownCommand: 'Saya tidak kenal perintah itu. Daftarnya ada di /help.',
  plainText: 'Saya belum bisa mengobrol, tetapi bisa mengantar berita. Lihat caranya di /help.',
  onlyAdmins: 'Di grup, hanya admin yang bisa melakukan ini.',
  accessRefused: 'Maaf, bot ini hanya untuk orang-orang yang sudah didaftarkan pengelolanya.',
  buttonExpired: 'Tombol ini sudah tidak berlaku. Kirim lagi perintahnya, ya.',
  tooMuch: 'Pelan-pelan, ya. Pesan Anda banyak sekali sekaligus. Saya jawab lagi sebentar lagi.',
  failure: 'Maaf, sedang ada gangguan di sisi kami. Tidak ada yang hilang. Coba beberapa saat lagi, ya.',
  deliveryPaused: (chat, why) =>
    [
      `Saya tidak bisa lagi mengirim berita ke ${name(chat)}.`,
      'Beri saya izin mengirim pesan di sana, dan buka lagi topiknya kalau ditutup. Setelah itu berita saya antar lagi.',
      `Kata Telegram: ${code(why)}`,
    ].join('\n'),
};
