import { canonicalName, conceptOf, isPhrase } from './concepts.ts';
import { soundOf, stem } from './stem.ts';

/** A token is a word of a text as it stands there. */
export type Token = { text: string; startsSentence: boolean };
/** A word is a token with the terms by which it is compared: "Jakarta-Bandung" has two, "the" has none. */
export type Word = Token & { terms: string[] };

/** A token is letters and digits with the marks that hold a number or a name together. A mark may also end a sentence. */
const tokenPattern = /[\p{L}\p{N}]+(?:[.,'’:-][\p{L}\p{N}]+)*|[.!?]/gu;
const maxTokens = 400;

/** The tokens of a text in order, `maxTokens` at most. Linear in the text. */
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

/** The words of a text in order, with their terms. Phrases must be joined (see `withPhrases`). */
export const wordsWithTerms = (text: string): Word[] =>
  tokensOf(text).map((token) => ({
    ...token,
    terms: partsOf(token.text).flatMap((part) => termOf(part) ?? []),
  }));

/** The parts of a token that have terms of their own. A phrase of the tables is one part. */
const partsOf = (text: string): string[] =>
  text.includes('-') && !isPhrase(text) ? text.split('-') : [text];

/** A word in lower case without accents, and with straight apostrophes. */
export const lowerWithoutAccents = (word: string): string =>
  /^[!-~]*$/.test(word) ? word.toLowerCase() : lowerAny(word);
const lowerAny = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/g, "'")
    .toLowerCase();

/**
 * The term by which a word is compared: the name of which it is a form, the concept that both languages share ("~die"),
 * else how its stem sounds. Stop words and numbers have none.
 */
export const termOf = (word: string): string | undefined => {
  let term = remembered.get(word);
  if (term === undefined) {
    term = workOutTerm(word) ?? none;
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(word, term);
  }
  return term === none ? undefined : term;
};

/** Terms worked out before, by word: news says the same words again and again. Only speed depends on it. */
const remembered = new Map<string, string>();
/** So many words are remembered at most; then all are forgotten. */
const maxRemembered = 20_000;
const none = '';

const workOutTerm = (word: string): string | undefined => {
  const folded = lowerWithoutAccents(word).replace(/'s$|'/g, '');
  if (folded.length < 2) return undefined;
  const isNothing = stopWords.has(folded);
  // "AS" and "WHO" are names; "as" and "who" are stop words.
  const name = isShouted(word) || !isNothing ? canonicalName(folded) : undefined;
  if (name !== undefined) return name;
  // Numbers are compared as numbers.
  if (isNothing || /^[\d.,:]+$/.test(folded)) return undefined;
  // "16e" and "5g" are names of models.
  return conceptOf(folded) ?? (/^\d/.test(folded) ? folded : soundOf(stem(folded)));
};

/** Whether a term stands for a concept rather than for its letters. */
export const isConcept = (term: string): boolean => term.startsWith('~');

/** Whether a word is in capitals: "KPK", "M-16". */
export const isShouted = (word: string): boolean => /^\p{Lu}[\p{Lu}\d-]+$/u.test(word);

/** Whether a word is among those that every story has. */
export const isStopWord = (word: string): boolean => stopWords.has(lowerWithoutAccents(word));

const indonesian = new Set(
  `ada adalah agar akan akibat anda antara apa atas atau bagi bagian bahwa baru beberapa begitu belum berbagai berikut bisa
  bukan dalam dan dapat dari demikian dengan di dia hal hanya hari harus hingga ia ini itu jadi jika juga kami karena kata
  ke kembali kepada kini kita lagi lain lalu lebih maka masih mau melalui mereka merupakan namun oleh orang pada para
  pihak pula pun saat saja saling sambil sampai sangat satu saya sebagai sebelumnya sebuah secara sedang sejak sejumlah
  sekitar sekali selain selama seluruh sementara semua seorang seperti serta setelah setiap sudah supaya tak tanpa telah
  tengah tentang terhadap terjadi terkait tersebut tetapi tiap tidak tiga turut ujar untuk usai waktu wib wita wit yakni
  yaitu yang sebanyak seekor sekira pagi siang sore malam dini petang pukul tahun bulan pekan buntut seusai lewat
  berinisial menyebut mencatat menyatakan diduga juta miliar milyar triliun ribu
  menjadi ketika soal mengalami dinyatakan berada mencapai capai bernama milik sehingga banyak dua empat lima enam tujuh
  delapan sembilan sepuluh belas puluh mulai cara bagaimana kenapa begini ternyata sosok jelas resmi`.split(
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
  night morning afternoon evening early overnight amid among around have having set million billion trillion thousand makes
  making become becomes became go goes went going come comes came called including without behind ahead shortly several
  another though because puts put next every alone along almost four five six seven eight nine ten`.split(
    /\s+/,
  ),
);

const stopWords = new Set([...indonesian, ...english]);
