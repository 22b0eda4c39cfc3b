/**
 * The stem of a word in lower case, by light rules for Indonesian and English at once: the language need not be known. A
 * stem need not be a word; it only has to be the same for the forms of one.
 */
export const stem = (word: string): string => {
  let left = word.replace(/^ke-?(?=\p{L}{4,}an$)/u, '');
  left = left.replace(/^(?:mem|di)per(?=\p{L}{4})/u, '').replace(/^(?:di|ber|ter|se)-?(?=\p{L}{4})/u, '');
  // "meny-ita" is "sita", "men-angkap" "tangkap", "mem-ukul" "pukul": the prefix swallows the first sound.
  left = left
    .replace(/^(?:me|pe)ny(?=[aiueo]\p{L}{2})/u, 's')
    .replace(/^(?:me|pe)n(?=[aiueo]\p{L}{2})/u, 't')
    .replace(/^(?:me|pe)m(?=[aiueo]\p{L}{2})/u, 'p')
    .replace(/^(?:me|pe)(?:ng|n(?=[cdjsz])|mb(?=r)|m(?=[bfv])|r|l)?(?=\p{L}{3})/u, '');
  left = left.replace(/(?<=\p{L}{4})(?:nya|kan|lah|kah|an)$/u, '');
  left = left.replace(/(?<=\p{L}{3})ies$/u, 'y').replace(/(?<=\p{L}{4})(?:ings?|ed|es|s)$/u, '');
  left = left.replace(/(?<=\p{L}{5})i$/u, '');
  // "mengirim" is "kirim" and "mengambil" is "ambil": which of them cannot be told.
  return left.replace(/^k(?=[aiueo]\p{L}{2})/u, '').replace(/(.)\1$/u, '$1');
};

/** Spellings of one sound, across old and new spellings and the two languages. */
const sounds: [RegExp, string][] = [
  [/oe/g, 'u'],
  [/x/g, 'ks'],
  [/ph|v/g, 'f'],
  [/q|c(?=[^eiyh]|$)/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/([kgtsd])h/g, '$1'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
];
/** A word is known by so many letters at its beginning: what follows are endings, "-tion" and "-si", "-ity" and "-itas". */
const knownBy = 6;

/** The beginning of a stem as it sounds, alike for two spellings: Sulistyo and Sulistio, Brasil and Brazilian. */
export const soundOf = (word: string): string => {
  let left = word;
  for (const [letters, sound] of sounds) left = left.replace(letters, sound);
  return left.slice(0, knownBy);
};
