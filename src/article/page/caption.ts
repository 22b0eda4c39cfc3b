import { oneLine } from './text.ts';

/** Ways to name a picture's source, at the end of a caption or in brackets in it: "(Foto: X/Antara)", "ANTARA FOTO/X/rwa". */
const credits = [
  /[([](?:foto|photo|dok(?:umentasi)?|sumber|source|credit|kredit|ilustrasi)\s{0,3}[:/.]\s{0,3}(?<credit>[^()[\]]{2,120})[)\]]/iu,
  /[([](?<credit>(?:ANTARA(?: FOTO)?|AFP|REUTERS|Reuters|AP(?: Photo)?|EPA(?:-EFE)?|Getty Images|KOMPAS\.com|Dok\.?)\b[^()[\]]{0,120})[)\]]/u,
  /(?:^|[\s.,;|–—-])(?<credit>(?:ANTARA(?: FOTO)?|AFP|REUTERS|AP Photo)\s?\/\s?[^()[\]]{2,100})$/u,
  /(?:^|[\s.,;|–—-])(?:foto|photo|sumber|photo credit|image credit|credit|kredit|courtesy|dok)\s{0,3}[:/]\s{0,3}(?:by\s)?(?<credit>[^()[\]]{2,120})$/iu,
  /[([](?<credit>[\p{Lu}][^()[\]/]{1,50}\/[^()[\]]{2,60})[)\]]\.?$/u,
];

/** A caption and the credit that stands in it, each by itself. */
export const captionAndCredit = (caption: string, credit?: string): { caption?: string; credit?: string } => {
  const line = oneLine(caption).slice(0, 1_000);
  const own = creditOnly(credit);
  for (const pattern of credits) {
    const found = pattern.exec(line);
    if (found?.groups?.['credit'] === undefined) continue;
    const rest = tidy(`${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`);
    return compact(rest, own ?? tidy(found.groups['credit']));
  }
  return compact(tidy(line), own);
};

/** "Foto: X", as an element of its own. */
const creditOnly = (credit: string | undefined): string | undefined => {
  if (credit === undefined) return undefined;
  const name = tidy(
    oneLine(credit)
      .slice(0, 200)
      .replace(/^[([\s]{0,5}(?:foto|photo(?: by)?|sumber|source|credit|kredit|dok)\s{0,3}[:/]\s{0,3}/iu, ''),
  );
  return name === '' ? undefined : name;
};

const tidy = (text: string): string =>
  oneLine(text)
    .replace(/^[\s|–—,;-]+/, '')
    .replace(/[\s|–—,;([-]+$/, '')
    .replace(/^\(([^()]*)\)$/, '$1');

const compact = (caption: string, credit: string | undefined): { caption?: string; credit?: string } => ({
  ...(caption !== '' && { caption: caption.slice(0, 500) }),
  ...(credit !== undefined && credit !== '' && { credit: credit.slice(0, 150) }),
});
