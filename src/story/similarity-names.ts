import { conceptOf } from './words-concepts.ts';
import { isDayOrMonth } from './similarity-days.ts';
import { fold, isStopWord, tokensOf, type Token } from './words.ts';

/** Who and what a report names, folded; and where it says that things happened. */
export type Names = { names: string[]; headNames: string[]; places: string[] };

/** Names of people, places, companies; a Title Case headline's capitals count only where the lead or a rare word vouches. */
export const namesOf = (headline: string, lead: string): Names => {
  const leadTokens = tokensOf(lead);
  const sure = new Set(
    leadTokens.filter((token, at) => isName(token, leadTokens[at + 1])).map(({ text }) => nameOf(text)),
  );
  const headTokens = tokensOf(headline);
  const isTitleCase = titleCase(headTokens);
  const headNames = headTokens
    .filter((token, at) => {
      if (!/^\p{Lu}/u.test(token.text) || isCommon(token.text)) return false;
      if (sure.has(nameOf(token.text)) || isShouted(token.text)) return true;
      return !isTitleCase && isName(token, headTokens[at + 1]);
    })
    .map(({ text }) => nameOf(text));
  const names = [...new Set([...sure, ...headNames])].filter((name) => name.length > 1);
  return { names, headNames: [...new Set(headNames)], places: placesIn(leadTokens, headTokens) };
};

/** Concept words are compared as words: "Presiden", "Kapal" and "China" stand for more than their letters. */
const isCommon = (word: string): boolean => {
  const folded = fold(word).replace(/'s$/, '');
  return isStopWord(folded) || isDayOrMonth(folded) || conceptOf(folded) !== undefined || titles.has(folded);
};
const titles = new Set(
  `kabupaten kota kecamatan desa kelurahan provinsi stadion gedung bandara jalan pasar sungai selat teluk laut wakil ketua umum
  kepala direktur komisi kementerian badan dinas juru bicara kombes akbp ipda irjen dr prof mr mrs ms sir county district
  province state city north south east west northern southern western eastern central general chief leader officials
  university international national united`.split(/\s+/),
);

const isShouted = (word: string): boolean => /^\p{Lu}[\p{Lu}\d-]+$/u.test(word);

const isName = ({ text, startsSentence }: Token, next: Token | undefined): boolean => {
  if (!/^\p{Lu}/u.test(text) || isCommon(text)) return false;
  if (!startsSentence || isShouted(text)) return true;
  return next !== undefined && !next.startsSentence && /^\p{Lu}/u.test(next.text) && !isCommon(next.text);
};

/** "Kyiv's" and "Kyiv" are one. */
const nameOf = (word: string): string => fold(word).replace(/'s$|[.,:-]+$/, '');

const titleCase = (tokens: Token[]): boolean => {
  const long = tokens.filter(({ text }) => text.length > 3 && /^\p{L}/u.test(text));
  return long.filter(({ text }) => /^\p{Lu}/u.test(text)).length > long.length * 0.6;
};

const beforePlaces = new Set(
  `di dari ke asal wilayah perairan kawasan desa kecamatan kabupaten kota kampung gunung pulau provinsi in at near off of from around
  outside mount`.split(/\s+/),
);

/** Names right behind "di", "Kabupaten", "near" and the like, up to three in a row. */
const placesIn = (...texts: Token[][]): string[] => {
  const places = new Set<string>();
  for (const tokens of texts) {
    tokens.forEach(({ text }, at) => {
      if (!beforePlaces.has(fold(text))) return;
      for (const next of tokens.slice(at + 1, at + 4)) {
        if (next.startsSentence || !/^\p{Lu}/u.test(next.text)) break;
        if (!isCommon(next.text)) places.add(nameOf(next.text));
      }
    });
  }
  return [...places];
};
