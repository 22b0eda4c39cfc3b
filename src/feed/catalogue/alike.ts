/** Letters and digits alone, without case, marks, "www." and what a site's name ends with: "Detik.com" and "DETIK" are one. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/^(https?:\/\/)?www[.\s]/, '')
    .replace(/(\.(com|net|org|co\.id|co\.uk|id|co|tv)|\scom)\/?$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
