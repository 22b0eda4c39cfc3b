/** Letters and digits are compared, whatever their case, accents and signs; addresses are passed over. */
const letter = /[\p{L}\p{N}]/u;
const marksOfLetters = /\p{M}/gu;
const address = /(?:https?:\/\/|www\.)\S+|\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\/\S*/g;
const blanked = (text: string): string =>
  text.includes('/') || text.includes('www.') ? text.replace(address, (one) => ' '.repeat(one.length)) : text;
const plainLetter = (sign: string): string =>
  sign <= '\x7f' ? sign.toLowerCase() : sign.normalize('NFKD').replace(marksOfLetters, '').toLowerCase();

/** What of a text is compared: its letters and digits. */
export const lettersOf = (text: string): string => {
  let letters = '';
  for (const sign of blanked(text)) if (letter.test(sign)) letters += plainLetter(sign);
  return letters;
};

/** How `text` goes on behind `said`, where it begins with the same letters: index behind them; `ends` where it ends before. */
export const goesOn = (text: string, said: string): number | 'ends' | undefined => {
  if (!beginAlike(text, said)) return undefined;
  const wanted = lettersOf(said);
  let at = 0;
  let index = 0;
  for (const sign of blanked(text)) {
    if (at >= wanted.length) break;
    index += sign.length;
    if (!letter.test(sign)) continue;
    const plain = plainLetter(sign);
    if (!wanted.startsWith(plain, at)) return undefined;
    at += plain.length;
  }
  return at < wanted.length ? 'ends' : index;
};

/** Costs next to nothing, and settles most. */
const beginAlike = (one: string, other: string): boolean => {
  const [first, second] = [one.charAt(0), other.charAt(0)];
  if (plainStart.test(first) && plainStart.test(second)) return first.toLowerCase() === second.toLowerCase();
  const [heard, said] = [one, other].map((text) => letter.exec(blanked(text.slice(0, headChars)))?.[0]);
  return heard !== undefined && said !== undefined && plainLetter(heard) === plainLetter(said);
};
/** No address begins with these. */
const plainStart = /^[a-gi-vx-z]$/i;
const headChars = 300;

/**
 * What a text says beyond `headline`, which many texts repeat at their start, or say nothing else: the rest of it where it
 * begins with the headline as a line, a sentence or a title ("Headline - Paper: ..."), empty where it says no more than that
 * and who tells it (`paper`), the text itself where its first sentence only begins like it.
 */
export const beyond = (text: string, headline: string, paper = ''): string => {
  if (headline === '' || !beginAlike(text, headline)) return text;
  let rest = text;
  for (let round = 0; round < maxRounds; round++) {
    const next = onceBeyond(rest, headline, paper) ?? onceBeyond(rest, withoutPaper(headline), paper);
    if (next === undefined || next === rest) break;
    rest = next;
  }
  return rest;
};
/** Some say it as a title, in bold, and as the first sentence. */
const maxRounds = 3;

const onceBeyond = (text: string, headline: string | undefined, paper: string): string | undefined => {
  if (headline === undefined) return undefined;
  const end = goesOn(text, headline);
  if (end === undefined) return undefined;
  if (end === 'ends') return '';
  const behind = text.slice(end);
  if (!letter.test(behind)) return '';
  if (/^[\p{L}\p{N}]/u.test(behind)) return undefined;
  if (isPaper(behind.trim(), paper) || signature.test(behind)) return '';
  const closed = /^["'”’»)\]]{1,3}/.exec(behind)?.[0].length ?? 0;
  const after = behind.slice(closed);
  const line = /^[^\S\n]*[.!?…,:;|–—-]{0,3}[^\S\n]*\n/u.exec(after);
  if (line !== null) return after.slice(line[0].length).trimStart();
  // "Hari ini kami …" was cut: what follows goes on with it.
  const isSentence = /(?:[!?]|(?<!\.)\.)["'”’»)\]]{0,3}$/u.test(headline);
  const stop = /^[.!?…。！？]{1,3}["'”’»)\]]{0,3}(?=(\s|\p{Lu})?)/u.exec(after);
  if (stop !== null && (/\s/.test(stop[1] ?? '') || isSentence || /[。！？]/.test(stop[0])))
    return after.slice(stop[0].length).trimStart();
  if (isSentence && /^\s+["'“‘(]?[\p{Lu}\p{Lo}\p{N}]/u.test(after)) return after.trimStart();
  const sign = /^(?:\s{1,3}[-–—|·•»]{1,2}|\s{0,3}[|:])\s{1,3}/.exec(after);
  if (sign === null || wordsIn(headline) < leastWords) return undefined;
  const told = after.slice(sign[0].length);
  const [first = '', ...more] = told.split('\n');
  return isName(first) ? more.join('\n') : told;
};

/** A headline of one or two words may begin a sentence, or a dateline, by chance. */
const leastWords = 3;
const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** Behind a headline, without a sign between. */
const isPaper = (text: string, paper: string): boolean =>
  text.length <= 60 && (isDomain.test(text) || (paper !== '' && lettersOf(text) === lettersOf(paper)));
/** "— @warta" */
const signature = /^\s{0,3}[-–—]\s?@[\w.@-]{1,40}\s?$/;
const isDomain = /^[\p{L}\d.-]{1,40}\.\p{L}{2,12}$/u;

/** "Harian Contoh", "contoh.id": who tells it, not what. */
const isName = (text: string): boolean =>
  text.length <= 50 &&
  !/[.!?…]["'”’»)\]]{0,3}$/u.test(text) &&
  wordsIn(text) <= 5 &&
  (isDomain.test(text) ||
    text.split(/\s+/).every((word) => /^[\p{Lu}\p{N}&]|^(?:di|dan|of|the|and|de|la|le)$/u.test(word)));

/** "Harga beras turun - Harian Contoh" without the paper. */
const withoutPaper = (headline: string): string | undefined => {
  const found = /^(?<title>.{12,600}\S)\s[-–—|]\s(?<name>[^-–—|]{2,50})$/su.exec(headline)?.groups;
  return found?.['title'] !== undefined && isName(found['name'] ?? '') ? found['title'] : undefined;
};

/** Where a text holds the same letters as `said`, for the last time. */
export const placeOf = (text: string, said: string): { start: number; end: number } | undefined => {
  const exactly = text.lastIndexOf(said);
  if (exactly >= 0) return { start: exactly + said.search(letter), end: exactly + said.length };
  const wanted = lettersOf(said);
  if (wanted === '') return undefined;
  let letters = '';
  const starts: number[] = [];
  let index = 0;
  for (const sign of blanked(text)) {
    if (letter.test(sign)) {
      const plain = plainLetter(sign);
      letters += plain;
      for (let count = 0; count < plain.length; count++) starts.push(index);
    }
    index += sign.length;
  }
  const at = letters.lastIndexOf(wanted);
  if (at < 0) return undefined;
  const [start = 0, last = 0] = [starts[at], starts[at + wanted.length - 1]];
  return { start, end: last + String.fromCodePoint(text.codePointAt(last) ?? 0).length };
};
