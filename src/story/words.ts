import { conceptOf } from './words-concepts.ts';

export { withPhrases } from './words-concepts.ts';

/** A word of a text as it stood there. */
export type Token = { text: string; startsSentence: boolean };

/** Letters, digits, and the marks that hold a number or a name together; or the end of a sentence. */
const tokenPattern = /[\p{L}\p{N}]+(?:[.,'’:-][\p{L}\p{N}]+)*|[.!?]/gu;
const maxTokens = 400;

/** The words of a text, in order, with where sentences start. Linear, capped. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let startsSentence = true;
  for (const [word] of text.matchAll(tokenPattern)) {
    if (/^[.!?]$/.test(word)) {
      startsSentence = true;
      continue;
    }
    tokens.push({ text: word, startsSentence });
    startsSentence = false;
    if (tokens.length === maxTokens) break;
  }
  return tokens;
};

/** Lower case without accents. */
export const fold = (word: string): string => (/^[!-~]*$/.test(word) ? word.toLowerCase() : foldAny(word));
const foldAny = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/g, "'")
    .toLowerCase();

/** What a word means for comparing: a concept both languages share, else its stem; nothing for words that say nothing. */
export const termOf = (word: string): string | undefined => {
  const folded = fold(word).replace(/'s$|'/g, '');
  if (folded.length < 2 || stopWords.has(folded) || /^\d/.test(folded)) return undefined;
  return conceptOf(folded) ?? stem(folded);
};

export const isStopWord = (word: string): boolean => stopWords.has(fold(word));

/**
 * A light stem for Indonesian and English at once: the same rules for every word, so that it need not be known which
 * language it is. What is left need not be a word, it only has to be the same for the forms of one.
 */
export const stem = (word: string): string => {
  let left = word.replace(/^(?:di|ber|ter|se)-?(?=\p{L}{4})/u, '');
  left = left.replace(/^(?:me|pe)(?:ny|ng|mb(?=r)|m|n|r|l)?(?=\p{L}{3})/u, '');
  left = left.replace(/(?<=\p{L}{4})(?:nya|kan|lah|kah|an)$/u, '');
  left = left.replace(/(?<=\p{L}{3})ies$/u, 'y').replace(/(?<=\p{L}{4})(?:ings?|ed|es|s)$/u, '');
  return left.replace(/^[ptsk](?=[aiueo]\p{L}{2})/u, '').replace(/(.)\1$/u, '$1');
};

/** Which of the two languages a text is written in, by its small words. */
export const languageOf = (tokens: Token[]): 'id' | 'en' | undefined => {
  let balance = 0;
  for (const { text } of tokens) {
    const word = fold(text);
    if (indonesian.has(word)) balance++;
    else if (english.has(word)) balance--;
  }
  return balance > 0 ? 'id' : balance < 0 ? 'en' : undefined;
};

const indonesian = new Set(
  `ada adalah agar akan akibat anda antara apa atas atau bagi bagian bahwa baru beberapa begitu belum berbagai berikut bisa
  bukan dalam dan dapat dari demikian dengan di dia hal hanya hari harus hingga ia ini itu jadi jika juga kami karena kata
  ke kembali kepada kini kita lagi lain lalu lebih maka masih mau melalui mereka merupakan namun oleh orang pada para
  pihak pula pun saat saja saling sambil sampai sangat satu saya sebagai sebelumnya sebuah secara sedang sejak sejumlah
  sekitar sekali selain selama seluruh sementara semua seorang seperti serta setelah setiap sudah supaya tak tanpa telah
  tengah tentang terhadap terjadi terkait tersebut tetapi tiap tidak tiga turut ujar untuk usai waktu wib wita wit yakni
  yaitu yang sebanyak seekor sekira pagi siang sore malam dini petang pukul tahun bulan pekan buntut seusai lewat
  berinisial menyebut mencatat menyatakan diduga mulai cara bagaimana kenapa begini ternyata sosok jelas resmi`.split(
    /\s+/,
  ),
);

const english = new Set(
  `a about across after again against ago all also am an and any are as at away back be been before being between both but by
  can could did do does down during each for from had has have he her here him his how i if in into is it its just last
  late least less like made make many may me more most much must my near new no not now of off old on one only onto or
  other our out over own people per put said same saw say says she should since so some still such take than that the
  their them then there they this those three through time to told too two under until up upon us very was way we were
  what when where which while who whom whose why will with within would year you your day days week month according
  night morning afternoon evening early overnight amid among around have having set`.split(/\s+/),
);

const stopWords = new Set([...indonesian, ...english]);
