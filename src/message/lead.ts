import { codePoints, cut, isWithin } from '../text/escape.ts';

/** Where a sentence may end; whether it does, `endsSentence` says. */
const stops = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]["'”’」』]?/gu;

/** Words whose full stop does not end a sentence, in the two languages that Kabar reads best. */
const abbreviations = new Set(
  (
    'dr drs dra ir h hj kh prof jl gg kab kec kel ds rt rw tgl rp pt cv tbk dll dsb dst dkk tsb yg bpk sdr ny tn hlm a.n s.d ' +
    'kol jend letjen mayjen brigjen irjen kombes letkol serka bripka akbp ' +
    'mr mrs ms st gen sen rep gov lt col sgt rev inc ltd co corp vs approx jan feb mar apr jun jul agu aug sep sept okt oct nov des dec'
  ).split(' '),
);

/**
 * The lead cut at the last sentence's end within `limit` code points; where none ends there, or only one too short to say
 * anything, cut between words with an ellipsis.
 */
export const cutLead = (lead: string, limit: number): string => {
  if (isWithin(lead, limit)) return lead;
  let end = 0;
  // A code point is two code units at most; what lies beyond the limit is not searched, however long it is.
  for (const { index, 0: stop } of lead.slice(0, 2 * limit + 1).matchAll(stops)) {
    const after = index + stop.length;
    if (!isWithin(lead.slice(0, after), limit)) break;
    if (endsSentence(lead, index, after)) end = after;
  }
  const kept = lead.slice(0, end);
  return codePoints(kept) > limit / 4 ? kept : cut(lead, limit);
};

/** `at`: index of the stop; `after`: of what follows it and its closing quotes. */
const endsSentence = (lead: string, at: number, after: number): boolean => {
  const next = lead.slice(after, after + 12).trimStart();
  if (/^\p{Ll}/u.test(next)) return false;
  if (lead.charAt(at) !== '.') return true;
  const word = /[\p{L}\p{N}.]+$/u.exec(lead.slice(Math.max(0, at - 16), at))?.[0] ?? '';
  if (/^no$/i.test(word)) return !/^\d/.test(next);
  const initials = /^\p{Lu}$|^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u;
  return !initials.test(word) && !abbreviations.has(word.toLowerCase());
};
