import { isDayOrMonth } from './days.ts';
import { lowerWithoutAccents, isConcept, isShouted, type Word } from '../lexicon/words.ts';

/** The names of a report, as terms: of headline and lead, and of the headline alone. */
export type Names = { names: string[]; headNames: string[] };

/**
 * Names of people, places and companies. A capital in a Title Case headline makes a name only if the lead has that name
 * too, or the whole word is in capitals.
 */
export const namesOf = (headWords: Word[], leadWords: Word[]): Names => {
  const sure = new Set(leadWords.filter((word, at) => isName(word, leadWords[at + 1])).flatMap(nameOf));
  const isTitleCase = titleCase(headWords);
  const headNames = headWords
    .filter((word, at) => {
      if (!isCapital(word) || isCommon(word)) return false;
      if (nameOf(word).some((name) => sure.has(name)) || isShouted(word.text)) return true;
      return !isTitleCase && isName(word, headWords[at + 1]);
    })
    .flatMap(nameOf);
  return {
    names: [...new Set([...sure, ...headNames])],
    headNames: [...new Set(headNames)],
  };
};

/** Whether a capitalised word is no name: a concept ("Presiden", "Kapal"), a stop word, a day, a month or a title. */
const isCommon = (word: Word): boolean =>
  nameOf(word).length === 0 || isDayOrMonth(word.text) || titles.has(lowerWithoutAccents(word.text));
const titles = new Set(
  `kabupaten kota kecamatan desa kelurahan provinsi stadion gedung bandara jalan pasar sungai selat teluk laut wakil ketua umum
  kepala direktur komisi kementerian badan dinas juru bicara kombes akbp ipda irjen dr prof mr mrs ms sir county district
  province state city north south east west northern southern western eastern central general chief leader officials
  university international national united`.split(/\s+/),
);

const nameOf = ({ terms }: Word): string[] => terms.filter((term) => !isConcept(term));

const isCapital = ({ text }: Word): boolean => /^\p{Lu}/u.test(text);

const isName = (word: Word, next: Word | undefined): boolean => {
  if (!isCapital(word) || isCommon(word)) return false;
  if (!word.startsSentence || isShouted(word.text)) return true;
  return next !== undefined && !next.startsSentence && isCapital(next) && !isCommon(next);
};

const titleCase = (words: Word[]): boolean => {
  const long = words.filter(({ text }) => text.length > 3 && /^\p{L}/u.test(text));
  return long.filter(isCapital).length > long.length * 0.6;
};
