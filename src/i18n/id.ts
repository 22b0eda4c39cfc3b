import { escapeHtml, short } from '../text/escape.ts';
import { actionsTexts } from './actions.ts';
import type { Texts } from './catalogue.ts';
import { channelTexts } from './channel/channels.ts';
import { operatorTexts } from './operator/operator.ts';
import { postTexts } from './channel/posts.ts';
import { amendTexts } from './channel/amend.ts';
import { pacingTexts } from './channel/pacing.ts';
import { reviewTexts } from './channel/reviews.ts';
import { scheduleTexts } from './channel/schedule.ts';
import { statsTexts } from './channel/stats.ts';
import { templateTexts } from './channel/template.ts';
import { exportTexts } from './export.ts';
import {
  brief,
  code,
  followCount,
  isNamed,
  linked,
  mostNamed,
  name,
  sent,
  typed,
  type Followed,
} from './parts.ts';
import { tuningTexts } from './tuning.ts';
import { whyTexts } from './why.ts';

const feedFailure: Texts['feedFailure'] = {
  'bad-address': 'Alamatnya belum benar. Kirim alamat lengkapnya, misalnya https://www.antaranews.com.',
  'not-found': 'Halaman itu tidak ditemukan. Coba periksa lagi alamatnya.',
  'not-a-feed': 'Situs itu tidak menyediakan RSS, jadi tidak bisa saya ikuti. Coba situs lain.',
  'too-big': 'Isi RSS-nya terlalu besar untuk saya baca.',
  'refused-address':
    'Alamat itu berada di jaringan pribadi atau memakai port yang bukan untuk situs web, jadi tidak saya buka.',
  'time-out': 'Situsnya terlalu lama menjawab. Coba beberapa saat lagi, ya.',
  unreachable: 'Situsnya tidak bisa dibuka. Mungkin sedang gangguan, atau alamatnya keliru.',
  denied: 'Situs itu tidak mengizinkan bot membacanya.',
  'server-error': 'Situsnya sedang bermasalah. Coba lagi nanti, ya.',
  gone: 'RSS itu sudah ditutup oleh penerbitnya.',
  banned: 'Sumber itu tidak diizinkan oleh pengelola bot ini.',
  'telegram-channel':
    'Kanal dan grup Telegram tidak bisa saya ikuti. Kalau medianya punya situs, kirim nama atau alamat situsnya, ya.',
};

/** Of a source whose address nobody typed. */
const sourceFailure: Partial<Texts['feedFailure']> = {
  'not-found': 'RSS-nya sedang tidak ada. Coba lagi nanti, ya.',
  'not-a-feed': 'RSS-nya sedang tidak bisa dibaca. Coba lagi nanti, ya.',
  unreachable: 'Situsnya sedang tidak bisa dibuka. Coba lagi nanti, ya.',
};

const stopping = 'Saya sedang dimulai ulang. Kirim lagi sebentar lagi, ya.';

/** The chat that is meant: this one, or another by its title. */
const at = (chat: string | undefined): string => (chat === undefined ? 'sini' : name(chat));

/** "A", "A dan B", "A, B, dan C". */
const named = (titles: string[]): string =>
  joined(titles.map((one) => (titles.length > 2 ? brief(one) : name(one))));

/** As `named`, with the word "topik" before each that is one. */
const withTopics = (all: Followed[]): string =>
  joined([
    ...all
      .slice(0, mostNamed)
      .map(
        ({ title, isTopic }) => `${isTopic ? 'topik ' : ''}${all.length > 2 ? brief(title) : name(title)}`,
      ),
    ...(all.length > mostNamed ? [`${all.length - mostNamed} lainnya`] : []),
  ]);

const joined = (names: string[]): string => {
  if (names.length < 3) return names.join(' dan ');
  return `${names.slice(0, -1).join(', ')}, dan ${names.at(-1)}`;
};

/** The first of many sections. */
const several = (sections: string[]): string =>
  [...sections.slice(0, 8).map((one) => brief(one)), ...(sections.length > 8 ? ['…'] : [])].join(', ');

/** Everything that Kabar says, in Indonesian. */
export const id: Texts = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  card: {
    more: 'Baca selengkapnya',
    watch: 'Tonton videonya',
    photo: 'Foto',
    ranFirst: 'Pertama tayang di',
    alsoAt: 'Juga di:',
    untitled: 'Tanpa judul',
    retracted: (source) =>
      source ? `Berita ini ditarik oleh ${source}.` : 'Berita ini ditarik oleh penerbitnya.',
  },
  digest: {
    heading: (count, minutes) => `Ringkasan · ${count} berita, ${minutes} menit`,
    goesOn: (from, of) => `Ringkasan · lanjutan, mulai nomor ${from} dari ${of}`,
    shared: 'Ramai diberitakan',
    outlets: (count) => `${count} sumber`,
    left: (count) => `${count} berita lagi menyusul`,
  },
  bundle: {
    heading: (count) => `${count} berita baru`,
    left: (count) => `${count} berita lagi menyusul.`,
  },
  feedFailure,
  rights: {
    'not-admin':
      'Anda bukan admin di sana. Minta pemiliknya menjadikan Anda admin yang boleh mengirim pesan, lalu coba lagi.',
    'cannot-post':
      'Anda admin di sana, tetapi belum punya izin mengirim pesan. Minta pemiliknya memberi izin itu, lalu coba lagi.',
    'bot-absent': 'Saya tidak ada di sana. Tambahkan saya sebagai admin, lalu coba lagi.',
    'bot-cannot-post': 'Saya belum boleh mengirim pesan di sana. Beri saya izin itu, lalu coba lagi.',
    'not-found': 'Grup atau kanal itu tidak ditemukan. Periksa namanya, dan pastikan saya sudah ditambahkan.',
    'not-private': 'Ini hanya bisa dilakukan lewat obrolan pribadi dengan saya.',
  },
  about: (named, sentence) => `${code(named)}: ${sentence}`,
  sameTitle: (title, count) =>
    `Ada ${count} kanal atau grup Anda yang bernama ${name(title)}. Yang mana maksudnya?`,
  oneChatOnly: (named) =>
    `Perintah ini hanya untuk satu kanal atau grup. Kirim dulu untuk ${code(named)}, lalu sekali lagi untuk yang lain.`,
  start: {
    greeting: (person) =>
      [
        person === undefined ? 'Halo! 👋' : `Halo, ${name(person)}! 👋`,
        'Saya <b>Kabar</b>, bot berita. Pilih medianya, berita barunya langsung saya kirim ke sini.',
        person === undefined
          ? 'Admin grup cukup mengetik <code>/follow</code> lalu nama atau alamat situs berita, misalnya <code>/follow detik</code>. Berita terbaru: /latest'
          : 'Ketik <code>/follow</code> lalu nama atau alamat situs berita, misalnya <code>/follow detik</code>. Selengkapnya ada di /help.',
      ].join('\n\n'),
    welcomeBack: (person, followed) =>
      `Selamat datang kembali, ${name(person)}! ${followCount('id', followed)} tetap diikuti. Daftarnya ada di /following, berita terbarunya di /latest.`,
    alreadyIn: (chats) => `Saya sudah ada di ${chats.map((one) => name(one)).join(', ')}.`,
    groupBack: (followed) =>
      `Halo lagi! 👋 ${followCount('id', followed)} tetap diikuti di sini. Daftarnya ada di /following.`,
    suggestions: 'Mau mulai dari mana?',
    addToGroup: 'Tambahkan ke grup',
    addToChannel: 'Tambahkan ke kanal',
  },
  help: { heading: '<b>Yang bisa saya lakukan</b>' },
  follow: {
    usage: (to) =>
      [
        `Kirim nama sumber, atau alamat situs atau RSS-nya${to === undefined ? '' : `, untuk ${name(to.title)}`}, misalnya:`,
        typed('/follow antara', to),
        typed('/follow https://www.antaranews.com', to),
      ].join('\n'),
    onlyFirst: (limit, left) =>
      `Saya ambil ${limit} yang pertama dulu. Kirim lagi sisanya, ya:\n${left.map((one) => code(one)).join('\n')}`,
    tooMany: (limit, to) =>
      `Daftar itu terlalu panjang, jadi tidak ada yang berubah. Kirim paling banyak ${limit} nama atau alamat sekaligus, misalnya ${typed('/follow detik, antara', to)}, atau semuanya dalam satu berkas OPML (${sent('/import', to)}).`,
    working: 'Sebentar, saya periksa dulu…',
    ok: (titles, chat) => `Sip! Berita baru dari ${named(titles)} akan saya kirim ke ${at(chat)}.`,
    okSections: (source, sections, chat) =>
      `Sip! Berita baru dari ${name(source)} (${several(sections)}) akan saya kirim ke ${at(chat)}.`,
    already: (title, chat) => `${name(title)} sudah diikuti di ${at(chat)}.`,
    movedHere: (title) => `Sip! Mulai sekarang berita ${name(title)} masuk ke topik ini.`,
    sample: (_count, chat) =>
      chat === undefined ? 'Berita terbarunya:' : `Berita terbarunya (contoh untuk ${name(chat)}):`,
    failed: (address, why, title) => {
      if (why === 'stopping') return `${title === undefined ? code(address) : name(title)}\n${stopping}`;
      return title === undefined
        ? `${code(address)}\n${escapeHtml(feedFailure[why])}`
        : `${name(title)}\n${escapeHtml(sourceFailure[why] ?? feedFailure[why])}`;
    },
    unknown: (said) => `Saya belum kenal ${name(said)}. Coba kirim alamat situsnya, ya.`,
    didYouMean: (said) => `Saya belum kenal ${name(said)}. Mungkin ini yang dimaksud?`,
    topicOk: (topic, chat) =>
      `Sip! Berita tentang ${name(topic)} dari semua sumber akan saya kirim ke ${at(chat)}.`,
    badTopic: (to) => `Tulis satu sampai delapan kata, misalnya ${typed('/follow topik gempa banten', to)}`,
    whichTopic: (to) => `Topik apa yang mau diikuti? Misalnya ${typed('/follow topik gempa banten', to)}`,
    asTopic: (words) => `Ikuti topik "${short(words, 30)}"`,
    choosePage: (site) => `Ada beberapa rubrik di ${name(site)}. Mana yang mau diikuti?`,
    chooseSource: (source) => `Berita ${name(source)} yang mana yang mau diikuti?`,
    offer: (source) => `Mau mengikuti ${name(source)}?`,
    take: 'Ikuti',
    all: 'Semuanya',
  },
  unfollow: {
    choose: (chat) => `Berhenti mengikuti yang mana${chat === undefined ? '' : ` di ${name(chat)}`}?`,
    done: (dropped, chat) =>
      `Baik, berita dari ${withTopics(dropped)} tidak akan saya kirim lagi${chat === undefined ? '' : ` ke ${name(chat)}`}.`,
    nothing: (chat) => `Belum ada yang diikuti di ${at(chat)}.`,
    unknown: (said, to) =>
      `Saya tidak menemukan &quot;${escapeHtml(short(said, 80))}&quot; di daftar. Daftarnya ada di ${sent('/following', to)}.`,
    confirmAll: (followed, chat) => `Berhenti mengikuti semua ${followCount('id', followed)} di ${at(chat)}?`,
    all: 'Ya, semuanya',
    keep: 'Tidak jadi',
    kept: 'Baik, tidak ada yang berubah.',
  },
  following: {
    empty: (to) =>
      `Belum ada yang diikuti di ${at(to?.title)}. Ketik ${sent('/follow', to)} lalu nama atau alamat situs berita, misalnya ${typed('/follow detik', to)}`,
    emptyInGroup: 'Belum ada yang diikuti di grup ini. Admin grup bisa memulainya dengan /follow.',
    forAll: ({ filter, digest, quiet }) => [
      ...(filter === undefined ? [] : [`Saringan untuk semua: ${code(filter)}`]),
      ...(digest === undefined ? [] : [`Ringkasan: ${escapeHtml(short(digest, 120))}`]),
      ...(quiet === undefined ? [] : [`Jam tenang: ${escapeHtml(short(quiet, 120))}`]),
    ],
    heading: (followed, chat) =>
      `<b>${followCount('id', followed)} diikuti di ${chat === undefined ? 'sini' : escapeHtml(short(chat, 120))}</b>`,
    item: ({ title, address, isTopic, wishes = [], lastNews, passedOver, failing }, isManager) =>
      [
        isTopic ? `Topik ${name(title)}` : linked(title, address),
        !isTopic &&
          (lastNews === undefined ? 'Belum ada berita' : `Berita terakhir: ${escapeHtml(lastNews)}`),
        wishes.length > 0 && escapeHtml(short(wishes.join(' · '), 300)),
        passedOver && `${passedOver} berita lama yang baru muncul tidak dikirim`,
        failing &&
          `⚠️ Tidak bisa dibaca sejak ${escapeHtml(failing.since)}.${isManager ? ` ${escapeHtml(feedFailure[failing.why])}` : ' Saya terus mencoba.'}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  sources: {
    home: (to) =>
      `Cari sumber apa? Pilih di bawah, atau ketik topik atau daerahnya${isNamed(to) ? `, misalnya ${sent('/sources olahraga', to)} atau ${sent('/sources banten', to)}` : ''}.`,
    byTopic: 'Semua topik',
    byPlace: 'Semua daerah',
    whichTopic: 'Topik apa yang dicari?',
    whichPlace: 'Daerah mana yang dicari?',
    back: '« Awal',
    topics: {
      general: 'Berita umum',
      politics: 'Politik',
      law: 'Hukum dan kriminal',
      business: 'Ekonomi',
      sport: 'Olahraga',
      football: 'Sepak bola',
      world: 'Dunia',
      technology: 'Teknologi',
      science: 'Sains',
      health: 'Kesehatan',
      environment: 'Lingkungan',
      entertainment: 'Hiburan',
      lifestyle: 'Gaya hidup',
      culture: 'Seni dan budaya',
      religion: 'Agama',
      motoring: 'Otomotif',
      travel: 'Wisata',
      food: 'Kuliner',
      games: 'Gim',
    },
    found: (about, count, chat) =>
      `${name(about)}: ${count} sumber. Ketuk yang mau diikuti${chat === undefined ? '' : ` di ${name(chat)}`}.`,
    noneAbout: (about, isNear) => `Belum ada sumber untuk ${name(about)}.${isNear ? ' Yang terdekat:' : ''}`,
    unknown: (said, to) =>
      `Saya belum kenal topik atau daerah ${name(said)}. Coba misalnya ${sent('/sources olahraga', to)} atau ${sent('/sources banten', to)}, atau pilih di bawah.`,
  },
  latest: {
    heading: (chat) => `Berita terbaru${chat === undefined ? '' : ` di ${escapeHtml(short(chat, 80))}`}`,
    about: (words, chat) =>
      `Berita terbaru tentang ${escapeHtml(short(words, 80))}${chat === undefined ? '' : ` di ${escapeHtml(short(chat, 80))}`}`,
    none: (chat) =>
      `Belum ada berita${chat === undefined ? '' : ` untuk ${name(chat)}`}. Begitu ada yang baru, langsung saya kirim.`,
    noneAbout: (words, chat) =>
      `Tidak ada berita tentang ${name(words)} di sumber yang diikuti${chat === undefined ? '' : ` ${name(chat)}`}.`,
    noneAnywhere: (words) => `Tidak ada berita tentang ${name(words)} dalam 30 hari terakhir.`,
    aboutEverywhere: (words) => `Berita tentang ${escapeHtml(short(words, 80))} dari semua sumber`,
    aboutFrom: (words, source) =>
      `Berita tentang ${escapeHtml(short(words, 80))} dari ${escapeHtml(short(source, 80))}`,
    noneFrom: (words, source) => `Tidak ada berita tentang ${name(words)} dari ${name(source)}.`,
    everywhere: 'Cari di semua sumber',
    everywhereFor: (words) => `Cari "${short(words, 30)}" di semua sumber`,
    noWords:
      'Tulis kata yang dicari, misalnya <code>/latest kebakaran hutan</code> atau <code>/latest &quot;harga beras&quot; sumber:antara sejak:3d</code>',
    badSince: (said) =>
      `${name(said)} bukan waktu yang saya kenal. Tulis misalnya <code>sejak:kemarin</code>, <code>sejak:3d</code>, atau <code>sejak:2026-11-20</code>`,
    unknownSource: (said, to) =>
      `Saya tidak punya berita dari ${name(said)}. Daftar yang diikuti ada di ${sent('/following', to)}.`,
    indexing:
      'Daftar pencarian sedang disusun, jadi hasilnya belum lengkap. Coba lagi beberapa menit lagi, ya.',
    nothingFollowed: (to) =>
      `Belum ada yang diikuti di ${at(to?.title)}, jadi belum ada berita. Ketik ${sent('/follow', to)} lalu nama media, misalnya ${typed('/follow detik', to)}`,
    nothingFollowedInGroup:
      'Belum ada yang diikuti di grup ini, jadi belum ada berita. Admin grup bisa memulainya dengan /follow.',
    general: (to) =>
      `Ini dari media nasional, karena belum ada yang diikuti di ${at(to?.title)}. Pilih sendiri dengan ${sent('/sources', to)}, atau ketik ${typed('/follow detik', to)}`,
    generalInGroup:
      'Ini dari media nasional, karena belum ada yang diikuti di grup ini. Admin grup bisa memilihnya dengan /follow.',
    notFollowed: (title, chat) => `${name(title)} belum diikuti di ${at(chat)}.`,
    more: 'Berita lain',
  },
  inline: {
    heading: 'Berita terhangat',
    open: 'Ikuti beritanya lewat Kabar',
    none: 'Tidak ada beritanya. Buka Kabar',
    badSince: 'Contoh waktu: sejak:kemarin',
  },
  broadcast: {
    usage: 'Balas pesan yang ingin dikirim dengan <code>/broadcast @kanalanda</code>.',
    preview: (target) => `Pesan di atas akan dikirim ke ${name(target)}. Kirim sekarang?`,
    whereTo: 'Kirim ke mana?',
    noChats:
      'Saya belum ada di kanal atau grup Anda. Tambahkan saya sebagai admin, lalu balas pesan yang ingin dikirim dengan <code>/broadcast @kanalanda</code>.',
    uncopied: 'Pesan itu tidak bisa saya salin. Coba kirim ulang pesannya.',
    confirm: 'Kirim',
    cancel: 'Batal',
    target: (title) => name(title),
    posted: (target) => `Terkirim ke ${name(target)}.`,
    waiting: (target) => `Pesan untuk ${name(target)} sedang menunggu giliran dan terkirim sebentar lagi.`,
    cancelled: 'Batal. Tidak ada yang dikirim.',
    expired:
      'Pesan ini sudah dikirim, dibatalkan, atau kedaluwarsa. Balas lagi pesannya dengan /broadcast @kanalanda.',
    done: {
      sent: 'Pesan ini sudah dikirim. Untuk mengirimnya lagi, balas pesannya dengan /broadcast.',
      scheduled: 'Pesan ini sudah dijadwalkan. Waktunya bisa diubah di /scheduled.',
    },
    unsent: 'Belum terkirim: penyimpanan saya sedang bermasalah. Coba lagi sebentar lagi.',
    failed: (target) =>
      `Pesan tidak bisa dikirim ke ${name(target)}. Periksa izin saya di sana, lalu coba lagi.`,
  },
  operator: operatorTexts.id,
  posts: postTexts.id,
  amend: amendTexts.id,
  schedule: scheduleTexts.id,
  channels: channelTexts.id,
  template: templateTexts.id,
  stats: statsTexts.id,
  pacing: pacingTexts.id,
  reviews: reviewTexts.id,
  channelReady: (chat, handle, followed) =>
    [
      `Saya sudah bisa mengirim ke ${name(chat)}.`,
      followed.sources + followed.topics > 0
        ? `${followCount('id', followed)} tetap diikuti di sana: <code>/following ${escapeHtml(handle)}</code>`
        : `Pilih medianya dari obrolan ini: <code>/follow ${escapeHtml(handle)} detik</code>`,
    ].join('\n'),
  channelCommand: {
    heard: (chat, said, isGone) =>
      [
        `Perintah ${code(said)} di ${name(chat)} saya jawab di sini, supaya tidak ikut dibaca pembaca kanal.`,
        isGone
          ? 'Perintahnya sudah saya hapus dari kanal.'
          : 'Perintahnya masih tampil di kanal: saya tidak punya izin menghapus pesan, jadi silakan hapus sendiri.',
      ].join(' '),
    unreachable: (bot, said) =>
      `Perintah ${code(said)} belum saya jalankan, sebab belum ada admin kanal ini yang membuka obrolan dengan saya. Admin: buka @${escapeHtml(bot)}, tekan Mulai, lalu kirim perintahnya di sana.`,
  },
  postingLost: {
    noRight: (chat, isChannel) =>
      `⚠️ Saya tidak bisa mengirim ke ${name(chat)}: izin ${isChannel ? '<b>Kirim Pesan</b> (Post Messages)' : '<b>mengirim pesan</b>'} belum ada. Beritanya saya simpan 24 jam; begitu izinnya diberikan, langsung saya kirim.`,
    removed: (chat) =>
      `⚠️ Saya dikeluarkan dari ${name(chat)}, jadi berita tidak bisa saya kirim ke sana. Yang diikuti tetap tersimpan; tambahkan saya lagi kapan saja.`,
    back: (chat) => `Saya sudah bisa mengirim lagi ke ${name(chat)}.`,
  },
  missedMeanwhile: (count) => `${count} berita lain terbit selagi saya tidak bisa mengirim ke sini.`,
  notices: {
    failing: (title) => `${title} sudah tiga hari tidak bisa dibaca. Saya terus mencoba.`,
    back: (title) => `${title} sudah bisa dibaca lagi.`,
    ended: (title) => `${title} menutup RSS ini. Cari yang baru dengan /follow.`,
  },
  settings: {
    heading: (chat, zone, to) =>
      `<b>Pengaturan</b> · ${name(chat)}\nWaktu ditampilkan menurut ${code(zone)}.${isNamed(to) ? ` Untuk zona lain: ${typed('/settings Tokyo', to)}` : ''}`,
    badZone: (said, to) =>
      `Saya tidak kenal zona waktu ${name(said)}. Tulis ${typed('/settings WIB', to)}, ${typed('/settings WITA', to)}, ${typed('/settings WIT', to)}, atau kotanya, misalnya ${typed('/settings Tokyo', to)}`,
    together: 'Digabung bila banyak',
    single: 'Satu per satu',
    once: 'Tanpa berita serupa',
    inSequence: 'Berurutan',
    every: 'Semua versi',
    look: 'Tampilan',
    sound: 'Suara',
    times: 'Waktu',
    back: 'Kembali',
    lookHeading: 'Seperti apa beritanya ditampilkan?',
    looks: { full: 'Bergambar', compact: 'Ringkas', text: 'Teks saja' },
    sourceShown: 'Dengan nama media',
    sourceHidden: 'Tanpa nama media',
    soundHeading: 'Kapan berita masuk dengan suara?',
    sounds: { always: 'Selalu', breaking: 'Berita besar saja', never: 'Tidak pernah' },
    breaking: 'Berita besar langsung dikirim',
  },
  tuning: tuningTexts.id,
  actions: actionsTexts.id,
  why: whyTexts.id,
  exporting: exportTexts.id({ ...feedFailure, stopping }),
  unknownCommand: (like) =>
    `Saya tidak kenal perintah itu.${like === undefined ? '' : ` Maksudnya /${like}?`} Daftarnya ada di /help.`,
  plainText: {
    hello: 'Halo! 👋 Ada yang bisa saya bantu?',
    question: 'Ada yang bisa saya bantu? Pilih di bawah, atau lihat semuanya di /help.',
    latest: 'Berita terbaru',
    follow: 'Ikuti media',
    unfollow: 'Berhenti ikuti',
  },
  thanks: 'Sama-sama! 😊',
  onlyText: 'Saya baru bisa membaca teks. Ketik nama media atau kata yang dicari, ya.',
  onlyAdmins: 'Di grup, hanya admin yang bisa melakukan ini.',
  accessRefused: (userId) =>
    `Maaf, bot ini hanya untuk yang sudah didaftarkan. ID Anda ${code(String(userId))}; minta pengelolanya menambahkan ID itu.`,
  buttonExpired: 'Tombol ini sudah tidak berlaku. Kirim lagi perintahnya, ya.',
  tooMuch: 'Pesannya banyak sekali sekaligus, jadi belum semuanya saya jawab. Coba lagi sebentar lagi, ya.',
  failure: 'Maaf, permintaan Anda belum bisa saya proses. Coba lagi sebentar lagi, ya.',
  deliveryPaused: {
    closedTopic: (chat) =>
      `Saya tidak bisa mengirim berita ke ${name(chat)}: topiknya sedang ditutup. Beritanya saya simpan 24 jam; begitu topiknya dibuka, langsung saya kirim.`,
    deletedTopic: (chat) =>
      `Saya tidak bisa mengirim berita ke ${name(chat)}: topiknya sudah dihapus. Ikuti lagi di topik lain, ya.`,
    noRight: (chat) =>
      `Saya tidak bisa lagi mengirim berita ke ${name(chat)}. Beri saya izin mengirim pesan di sana; setelah itu berita saya kirim lagi.`,
  },
};
