import { isRoot, usualSpelling } from './roots.ts';

/** Prefixes at most before one root, as in "ke-ber-lanjut-an" and "mem-per-tanggungjawab-kan". */
const mostPrefixes = 2;

/**
 * The root of an Indonesian word in lower case: the longest known root of which it can be a form, where several can be the
 * one with fewest letters before it. A word whose root is not known loses affixes only where it has the shape of a verb or
 * noun of Indonesian beyond doubt; undefined where it has not.
 */
export const indonesianStem = (word: string): string | undefined => {
  if (isRoot(word)) return usualSpelling(word);
  let best: string | undefined;
  let forms = withoutSuffixes(word);
  for (let prefixes = 0; prefixes <= mostPrefixes; prefixes += 1) {
    for (const form of forms) if (isRoot(form) && form.length > (best?.length ?? 2)) best = form;
    forms = forms.flatMap(withoutPrefix);
  }
  return best === undefined ? unknownRoot(word) : usualSpelling(best);
};

/** A word, and what is left of it without "-lah", "-nya", "-kan" and their like, which stand in this order from behind. */
const withoutSuffixes = (word: string): string[] => {
  let forms = [word];
  for (const suffix of [/(?:lah|kah|pun)$/, /(?:nya|ku|mu)$/, /(?:kan|an|i)$/]) {
    forms = forms.flatMap((form) => {
      const left = form.replace(suffix, '');
      // "tingkatkan" is "tingkat-kan" or, as far as letters tell, "tingkatk-an".
      const other = left !== form && form.endsWith('kan') ? [form.slice(0, -2)] : [];
      return left === form || left.length < 2 ? [form] : [form, left, ...other];
    });
  }
  return forms;
};

/** The sounds with which "me-" and "pe-" end, and the letter that each may have swallowed. */
const nasals: [string, string][] = [
  ['ng', 'k'],
  ['ny', 's'],
  ['n', 't'],
  ['m', 'p'],
];

/** What can be left of a form without its first prefix. "me-" and "pe-" swallow a first k, p, s or t: "me-mukul" is "pukul". */
const withoutPrefix = (form: string): string[] => {
  const nasal = /^(?:me|pe)(?=...)/.test(form) ? form.slice(2) : undefined;
  const rests = /^(?:di|ke|se)/.test(form) ? [form.slice(2)] : [];
  if (/^(?:ber|ter|per)/.test(form)) rests.push(form.slice(3));
  // "be-kerja", "be-renang", "te-rasa".
  if (/^(?:be|te)(?:r|.er)/.test(form)) rests.push(form.slice(2));
  if (nasal === undefined) return rests;
  rests.push(nasal);
  if (nasal.startsWith('nge')) rests.push(nasal.slice(3));
  for (const [sounds, swallowed] of nasals) {
    const rest = nasal.slice(sounds.length);
    if (!nasal.startsWith(sounds)) continue;
    rests.push(rest);
    // "memos" is no "pos".
    if (rest.length > 2) rests.push(swallowed + rest);
  }
  return rests;
};

/** Verbs of words from Latin, which keep their first letter: "di-modifikasi", "ber-rotasi", "mem-validasi". */
const loan = /^(?:di|ter|ber|me(?:n(?=s)|m(?=[pv]))?)((?![aiueo]?s[^aiueo])\p{L}{4,}si)(?:kan|an|nya)?$/u;
/** A verb in the passive and a noun, with what surrounds their root. */
const passive = /^di(\p{L}{4,})(?:kan|(?<!s)i)(?:nya)?$/u;
const noun = /^(?:ke|per|ber)(\p{L}{4,})an(?:nya)?$/u;
/** A verb or noun in front of whose suffix a prefix with a nasal stands. */
const active = /^(?:me|pe)(\p{L}{5,}?)(?:kan|i|an)(?:nya)?$/u;
/** A verb that a nasal before the fitting letter gives away by itself. "Member" is none. */
const bare = /^me(?:ng(?=[aiueoghk])|n(?=[cdjz])|m(?=[bfv](?!er))|(?=ny[aiueo]))(\p{L}{4,})$/u;
const swallowed: [RegExp, string][] = [
  [/^ny(?=[aiueo])/, 's'],
  [/^ng(?=[aiueoghk])/, ''],
  [/^n(?=[aiueo])/, 't'],
  [/^n(?=[cdjz])/, ''],
  [/^m(?=[aiueo])/, 'p'],
  [/^m(?=[bfv])/, ''],
];

const unknownRoot = (word: string): string | undefined => {
  const plain = loan.exec(word) ?? passive.exec(word) ?? noun.exec(word);
  if (plain !== null) return plain[1];
  const body = active.exec(word)?.[1] ?? bare.exec(word)?.[1];
  if (body !== undefined) {
    const [nasal, first = ''] = swallowed.find(([sounds]) => sounds.test(body)) ?? [];
    return nasal === undefined ? body : body.replace(nasal, first);
  }
  return word.length > 7 && word.endsWith('nya') ? word.slice(0, -3) : undefined;
};
