import { escapeHtml, short } from '../../text/escape.ts';
import type { Language } from '../language.ts';
import { brief, name } from '../parts.ts';

/** What is said of stories that editors look through before they are posted. HTML, but for the names of buttons and what is marked plain. */
export type ReviewTexts = {
  /** Above the buttons: where the story is to be posted, from which source, and its headline. */
  question(chat: string, source: string, headline: string): string;
  warnings: {
    /** `ago`: how long ago a report of the same event was posted. */
    similar(ago: string): string;
    /** `at`: when the latest of these was posted. */
    sameHour(count: number, at: string): string;
    withdrawn(person: string): string;
  };
  /** What happens where nobody says anything. `at`: a time as text. */
  otherwise: { publish(at: string): string; expire(at: string): string };
  buttons: {
    publish: string;
    skip: string;
    edit: string;
    when: string;
    slot: string;
    word: string;
    /** Plain. */
    without(word: string): string;
    back: string;
  };
  /** What was decided, by whom and when. */
  decided: {
    publish(person: string, at: string): string;
    slot(person: string, at: string): string;
    at(person: string, at: string, due: string): string;
    declined(person: string, at: string): string;
  };
  /** How it ended. */
  end: {
    posted(at: string): string;
    postedAlone: string;
    expired: string;
    over: string;
  };
  rewordedBy(person: string): string;
  corrected: string;
  /** Answers to a press. Plain. */
  alreadyDecided(person: string): string;
  isOver: string;
  done: { publish: string; slot: string; declined: string };
  wordLeftOut(word: string): string;
  noWords: string;
  askEdit: string;
  edited: string;
  badEdit: string;
  askWhen: string;
  scheduled(due: string): string;
  /** Stories are kept no longer. */
  tooFar: string;
  /** The person's private chat with Kabar is closed. */
  openPrivate: string;
  inPrivate: string;
  page: {
    button: string;
    heading(chat: string, count: number): string;
    editors: { all: string; group(title: string): string };
    noSources(chat: string): string;
    usage: string;
    bad(most: number): string;
    terms: { publish(minutes: number): string; expire(minutes: number): string; usual: string };
    publishButton(minutes: number): string;
    expireButton(minutes: number): string;
    usualButton: string;
    groupButton: string;
    allButton: string;
    /** No group of the person's is known. */
    noGroups: string;
    chooseGroup: string;
    waiting(headline: string): string;
  };
  mode: { set(source: string, chatTitle?: string): string; line: string; button: string };
  why: { waits: string; declined: string; expired: string };
};

const said = (words: string) => escapeHtml(short(words, 120));
const line = (words: string) => escapeHtml(short(words, 200));
const inChat = (before: string, title: string | undefined) =>
  title === undefined ? '' : ` ${before} ${name(title)}`;
const plain = (words: string) => short(words, 60) || '…';

const id: ReviewTexts = {
  question: (chat, source, headline) => `🗳 Untuk ${name(chat)} · ${said(source)}\n${line(headline)}`,
  warnings: {
    similar: (ago) => `⚠️ Mirip dengan yang terbit di sana ${said(ago)}.`,
    sameHour: (count, at) => `⚠️ Sudah ada ${count} kiriman di sana dalam sejam ini, terakhir ${said(at)}.`,
    withdrawn: (person) =>
      `⚠️ ${brief(person)} sudah memutuskan, tetapi tidak lagi boleh mengirim di sana. Beritanya belum terbit.`,
  },
  otherwise: {
    publish: (at) => `Tanpa keputusan, terbit sendiri ${said(at)}.`,
    expire: (at) => `Tanpa keputusan, kedaluwarsa ${said(at)}.`,
  },
  buttons: {
    publish: 'Terbitkan',
    skip: 'Lewati',
    edit: 'Ubah',
    when: 'Jadwalkan',
    slot: 'Giliran berikutnya',
    word: 'Tanpa kata…',
    without: (word) => `Tanpa "${short(word, 20)}"`,
    back: 'Kembali',
  },
  decided: {
    publish: (person, at) => `✅ Diterbitkan ${brief(person)}, ${said(at)}.`,
    slot: (person, at) => `⏳ ${brief(person)}, ${said(at)}: terbit pada giliran berikutnya.`,
    at: (person, at, due) => `🗓 Dijadwalkan ${said(due)} oleh ${brief(person)}, ${said(at)}.`,
    declined: (person, at) => `🚫 Dilewati ${brief(person)}, ${said(at)}.`,
  },
  end: {
    posted: (at) => `Terbit ${said(at)}.`,
    postedAlone: '✅ Terbit sendiri, karena tidak ada yang memutuskan.',
    expired: '⌛ Kedaluwarsa: tidak ada yang memutuskan, jadi tidak terbit.',
    over: 'Tidak ada lagi yang perlu diputuskan: beritanya dicabut, sudah ada di sana, atau sumbernya tidak diikuti lagi.',
  },
  rewordedBy: (person) => `✏️ Diubah ${brief(person)}; versi barunya di bawah.`,
  corrected: '✏️ Diralat medianya; versi barunya di bawah.',
  alreadyDecided: (person) => `Sudah diputuskan ${plain(person)}.`,
  isOver: 'Ini sudah selesai.',
  done: {
    publish: 'Segera terbit.',
    slot: 'Terbit pada giliran berikutnya.',
    declined: 'Dilewati. Berita ini tidak akan muncul lagi.',
  },
  wordLeftOut: (word) => `Dilewati, dan berita dengan kata "${short(word, 40)}" disaring dari sumber ini.`,
  noWords: 'Tidak ada kata yang pas untuk disaring.',
  askEdit:
    'Tulis judul barunya. Baris berikutnya menjadi isi ringkasnya. Kirim foto untuk mengganti gambarnya, dengan atau tanpa keterangan.',
  edited: 'Sudah diubah. Versi barunya di bawah.',
  badEdit: 'Tulis judul barunya, atau kirim sebuah foto. Beritanya belum berubah.',
  askWhen: 'Kapan terbitnya? Misalnya <code>besok 07.00</code> atau <code>18.30</code>.',
  scheduled: (due) => `Terjadwal: ${said(due)}.`,
  tooFar: 'Berita hanya bisa dijadwalkan sampai tujuh hari ke depan. Ketik waktu yang lebih dekat.',
  openPrivate: 'Buka dulu obrolan pribadi dengan saya, lalu tekan lagi.',
  inPrivate: 'Saya tanyakan di obrolan pribadi.',
  page: {
    button: 'Tinjauan',
    heading: (chat, count) =>
      `<b>Tinjauan</b> untuk ${name(chat)} · ${count === 0 ? 'tidak ada yang menunggu' : `${count} menunggu`}`,
    editors: {
      all: 'Yang ditanya: semua pengelola kanal, lewat obrolan pribadi.',
      group: (title) => `Yang ditanya: grup ${name(title)}.`,
    },
    noSources: (chat) =>
      `Belum ada sumber yang ditinjau dulu. Buka Sumber, pilih satu, lalu tekan Tinjau dulu, atau tulis <code>/mode ${said(chat)} detik tinjau</code>.`,
    usage:
      'Bisa juga ditulis: <code>/review @kanal terbit 30</code>, <code>/review @kanal kedaluwarsa 120</code>, <code>/review @kanal off</code>',
    bad: (most) => `Waktunya 5 sampai ${most} menit. Aturan yang lama tetap berlaku.`,
    terms: {
      publish: (minutes) => `Tanpa keputusan, terbit sendiri setelah ${minutes} menit.`,
      expire: (minutes) => `Tanpa keputusan, kedaluwarsa setelah ${minutes} menit.`,
      usual: 'Tanpa keputusan, kedaluwarsa setelah tiga hari.',
    },
    publishButton: (minutes) => `Terbit ${minutes} mnt`,
    expireButton: (minutes) => `Kedaluwarsa ${minutes} mnt`,
    usualButton: 'Tanpa batas waktu',
    groupButton: 'Pilih grup redaksi',
    allButton: 'Semua pengelola',
    noGroups: 'Belum ada grup yang terhubung. Tambahkan grup redaksi lewat /channels.',
    chooseGroup: 'Berita mana pun yang perlu ditinjau saya kirim ke grup ini:',
    waiting: (headline) => `• ${line(headline)}`,
  },
  mode: {
    set: (source, chat) =>
      `Baik. Berita ${name(source)}${inChat('untuk', chat)} ditinjau dulu: saya kirim ke redaksinya, dan baru terbit kalau ada yang menekan Terbitkan.`,
    line: 'Ditinjau dulu',
    button: 'Tinjau dulu',
  },
  why: {
    waits: 'Menunggu keputusan redaksi.',
    declined: 'Redaksi melewatinya.',
    expired: 'Tidak ada yang memutuskan sampai waktunya habis.',
  },
};

const en: ReviewTexts = {
  question: (chat, source, headline) => `🗳 For ${name(chat)} · ${said(source)}\n${line(headline)}`,
  warnings: {
    similar: (ago) => `⚠️ Similar to what was posted there ${said(ago)}.`,
    sameHour: (count, at) =>
      `⚠️ ${count} ${count === 1 ? 'post' : 'posts'} there within this hour, the latest at ${said(at)}.`,
    withdrawn: (person) =>
      `⚠️ ${brief(person)} had decided, but may not post there any more. The story was not posted.`,
  },
  otherwise: {
    publish: (at) => `Without a decision it is posted ${said(at)}.`,
    expire: (at) => `Without a decision it expires ${said(at)}.`,
  },
  buttons: {
    publish: 'Publish',
    skip: 'Skip',
    edit: 'Edit',
    when: 'Schedule',
    slot: 'Next free slot',
    word: 'Leave out a word…',
    without: (word) => `Without "${short(word, 20)}"`,
    back: 'Back',
  },
  decided: {
    publish: (person, at) => `✅ Published by ${brief(person)}, ${said(at)}.`,
    slot: (person, at) => `⏳ ${brief(person)}, ${said(at)}: it comes in the next free slot.`,
    at: (person, at, due) => `🗓 Scheduled for ${said(due)} by ${brief(person)}, ${said(at)}.`,
    declined: (person, at) => `🚫 Skipped by ${brief(person)}, ${said(at)}.`,
  },
  end: {
    posted: (at) => `Posted ${said(at)}.`,
    postedAlone: '✅ Posted by itself, as nobody decided.',
    expired: '⌛ Expired: nobody decided, so it was not posted.',
    over: 'There is nothing left to decide: the story was taken back, is there already, or its source is not followed any more.',
  },
  rewordedBy: (person) => `✏️ Changed by ${brief(person)}; the new version is below.`,
  corrected: '✏️ Corrected by its newsroom; the new version is below.',
  alreadyDecided: (person) => `${plain(person)} has decided already.`,
  isOver: 'This is over.',
  done: {
    publish: 'It is posted in a moment.',
    slot: 'It comes in the next free slot.',
    declined: 'Skipped. This story does not come back.',
  },
  wordLeftOut: (word) => `Skipped, and stories of this source with "${short(word, 40)}" are left out.`,
  noWords: 'No word of it is fit for a filter.',
  askEdit:
    'Write the new headline. What stands below it becomes the lead. Send a photo to change the picture, with a caption or without.',
  edited: 'Changed. The new version is below.',
  badEdit: 'Write the new headline, or send a photo. Nothing was changed.',
  askWhen: 'When is it to be posted? For example <code>tomorrow 7am</code> or <code>18:30</code>.',
  scheduled: (due) => `Scheduled for ${said(due)}.`,
  tooFar: 'A story can be scheduled up to seven days ahead. Type a time that is sooner.',
  openPrivate: 'Open a private chat with me first, then press again.',
  inPrivate: 'I have asked you in our private chat.',
  page: {
    button: 'Review',
    heading: (chat, count) =>
      `<b>Review</b> for ${name(chat)} · ${count === 0 ? 'nothing waits' : `${count} waiting`}`,
    editors: {
      all: 'Asked: everybody who manages the channel, in private.',
      group: (title) => `Asked: the group ${name(title)}.`,
    },
    noSources: (chat) =>
      `No source is looked through yet. Open Sources, choose one and press Review first, or write <code>/mode ${said(chat)} detik review</code>.`,
    usage:
      'You can also write <code>/review @channel publish 30</code>, <code>/review @channel expire 120</code>, <code>/review @channel off</code>',
    bad: (most) => `Choose 5 to ${most} minutes. Nothing was changed.`,
    terms: {
      publish: (minutes) => `Without a decision a story is posted after ${minutes} minutes.`,
      expire: (minutes) => `Without a decision a story expires after ${minutes} minutes.`,
      usual: 'Without a decision a story expires after three days.',
    },
    publishButton: (minutes) => `Post after ${minutes} min`,
    expireButton: (minutes) => `Expire after ${minutes} min`,
    usualButton: 'No time limit',
    groupButton: "Choose an editors' group",
    allButton: 'Everybody who manages it',
    noGroups: "No group is connected yet. Add the editors' group in /channels.",
    chooseGroup: 'Stories to look through go to this group:',
    waiting: (headline) => `• ${line(headline)}`,
  },
  mode: {
    set: (source, chat) =>
      `${name(source)}${inChat('in', chat)} is looked through first: its stories go to the editors, and are posted once somebody presses Publish.`,
    line: 'Reviewed first',
    button: 'Review first',
  },
  why: {
    waits: 'It waits for the editors to decide.',
    declined: 'The editors left it out.',
    expired: 'Nobody decided until its time had passed.',
  },
};

export const reviewTexts: Record<Language, ReviewTexts> = { id, en };
