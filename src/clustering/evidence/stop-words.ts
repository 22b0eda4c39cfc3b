/** The languages whose words are told apart; everything else is counted together. */
export type Language = 'id' | 'en' | 'other';

const listed = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const indonesian = listed(
  `ada adalah agar akan akibat anda antara apa atas atau bagi bagian bahwa baru beberapa begitu belum berbagai berikut bisa
  bukan dalam dan dapat dari demikian dengan di dia hal hanya hari harus hingga ia ini itu jadi jika juga kami karena kata
  ke kembali kepada kini kita lagi lain lalu lebih maka masih mau melalui mereka merupakan namun oleh orang pada para
  pihak pula pun saat saja saling sambil sampai sangat satu saya sebagai sebelumnya sebuah secara sedang sejak sejumlah
  sekitar sekali selain selama seluruh sementara semua seorang seperti serta setelah setiap sudah supaya tak tanpa telah
  tengah tentang terhadap terjadi terkait tersebut tetapi tiap tidak tiga turut ujar untuk usai waktu wib wita wit yakni
  yaitu yang sebanyak seekor sekira pagi siang sore malam dini petang pukul tahun bulan pekan buntut seusai lewat
  berinisial menyebut mencatat menyatakan diduga juta miliar milyar triliun ribu
  menjadi ketika soal mengalami dinyatakan berada mencapai capai bernama milik sehingga banyak dua empat lima enam tujuh
  delapan sembilan sepuluh belas puluh mulai cara bagaimana kenapa begini ternyata sosok jelas resmi`,
);

const english = listed(
  `a about across after again against ago all also am an and any are as at away back be been before being between both but by
  can could did do does down during each for from had has have he her here him his how i if in into is it its just last
  late least less like made make many may me more most much must my near new no not now of off old on one only onto or
  other our out over own people per put said same saw say says she should since so some still such take than that the
  their them then there they this those three through time to told too two under until up upon us very was way we were
  what when where which while who whom whose why will with within would year you your day days week month according
  night morning afternoon evening early overnight amid among around have having set million billion trillion thousand makes
  making become becomes became go goes went going come comes came called including without behind ahead shortly several
  another though because puts put next every alone along almost four five six seven eight nine ten`,
);

/** Whether a word, in lower case, is among those that stories have whatever they tell. */
export const isStopWord = (word: string): boolean => indonesian.has(word) || english.has(word);

/** The language whose stop words a text has most of; `other` where it has hardly any. */
export const languageOf = (words: Iterable<string>): Language => {
  let ofIndonesian = 0;
  let ofEnglish = 0;
  for (const word of words) {
    if (indonesian.has(word)) ofIndonesian++;
    if (english.has(word)) ofEnglish++;
  }
  if (Math.max(ofIndonesian, ofEnglish) < leastStopWords) return 'other';
  return ofIndonesian >= ofEnglish ? 'id' : 'en';
};
const leastStopWords = 2;
