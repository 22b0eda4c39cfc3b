import { beyond, lettersOf } from '../text/beyond.ts';
import type { Picture } from './story.ts';

/** Labels that papers and agencies write themselves, some twice: "Foto: Photograph: A. Nama/AP". */
const labels =
  /^(?:[\s([]{0,3}(?:foto|photo(?:s|graphs?)?|pictures?|images?|gambar|bild(?:er)?|(?:photo|image|picture) credits?|credits?|kredit|crédits?(?: photo)?|fotos?|dok(?:umentasi)?|isithombe)\s?[:：]\s?|(?:photo(?:graph)?s?|foto|picture|image)\s(?:by|oleh)\s){1,3}/iu;
const opening = 'Open this photo in gallery:';

/** What only names a file, not what the picture shows. */
const fileNames = [
  /\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)$/i,
  /^(?:img|image|dsc[nf]?|pxl|vid|mvi|p|pic|picture|photo|foto|gambar|screenshot|screen shot|whatsapp image|untitled(?: design)?|unnamed|download|thumb(?:nail)?|cover|banner|hero|header|featured(?: image)?|default|copy of|desain tanpa judul|tanpa judul|capture|tangkapan layar|file|photogrid|collage|snapinsta[\w.]*)[\s_.()-]*(?:\d[\d\s_.:x()-]*(?:\s?(?:at|pukul|wib|am|pm)\b[\d\s_.:()-]*)*)?(?:[\s_-](?:edit(?:ed)?|copy|final|scaled|hdr|crop|burst\w*|wa\d+))*$/i,
  /^(?:image|photo|picture|slide|foto|gambar)\s\d{1,3}\s?(?:of|dari|\/)\s?\d{1,3}$/i,
  /^[\p{Ll}\d]+(?:[-_][\p{Ll}\d]+){2,}$/u,
  /^\S*_\S*\d\S*$/,
  /^[\d\s_.:x()-]+$/,
  /^(?=\S*\d)[\da-f-]{12,}$/i,
];

/**
 * What the picture's note says: caption and credit each once, without labels; nothing for what only says the headline or
 * the lead again, or names a file.
 */
export const noted = ({ url, caption, credit }: Picture, headline: string, lead: string): Picture => {
  const by = unlabelled(credit ?? '');
  const words = withoutCredit(unlabelled(caption ?? ''), by);
  const own = saysNothing(words, headline, lead) ? '' : words;
  const source = isTold(own, by) || isFileName(by) ? '' : by;
  return { url, ...(own !== '' && { caption: own }), ...(source !== '' && { credit: source }) };
};

const unlabelled = (text: string): string => {
  const told = text.trim();
  const own = told.startsWith(opening) ? told.slice(opening.length).trim() : told;
  const bare = own.replace(labels, '');
  // "(Foto: Antara)" had a bracket of its own.
  return (bare !== own && /^[([]/.test(own) ? bare.replace(/[)\]]\.?$/, '') : bare).trim();
};

/** A caption often ends with its credit, in brackets or behind a label. */
const withoutCredit = (caption: string, credit: string): string => {
  if (credit === '' || isSame(caption, credit)) return caption;
  const at = caption.toLowerCase().lastIndexOf(credit.toLowerCase());
  if (at <= 0 || !/^[)\].\s]{0,3}$/.test(caption.slice(at + credit.length))) return caption;
  const before = caption.slice(0, at);
  const label =
    /[\s,;|–—-]{0,3}[([]?\s?(?:(?:foto|photo(?:graph)?|picture|image|credits?|kredit|sumber|source|dok)\s?[:/]\s?|photo(?:graph)?\sby\s|foto\soleh\s){0,2}$/iu.exec(
      before,
    );
  const words = before.slice(0, label?.index ?? at);
  return /[\p{L}\p{N}]/u.test(words) ? words : caption;
};

const saysNothing = (caption: string, headline: string, lead: string): boolean => {
  const letters = lettersOf(caption);
  if (letters === '' || isFileName(caption)) return true;
  if (headline !== '' && beyond(caption, headline) === '')
    return isMost(letters, headline) || /(?:…|\.{3})$/.test(caption);
  return lead !== '' && repeats(letters, lettersOf(lead.slice(0, 2 * caption.length + 20)));
};
/** `lead`: no more of it than is compared. */
const repeats = (caption: string, lead: string): boolean =>
  caption === lead ||
  (caption.length > shortestRepeated && lead.startsWith(caption)) ||
  (lead.length > shortestRepeated && caption.includes(lead));
/** A caption that is some words of the headline, "Presiden Prabowo", says who is seen. */
const isMost = (letters: string, headline: string): boolean =>
  letters.length > lettersOf(headline).length * 0.6;
/** A lead may begin with a name that the caption gives, too (letters). */
const shortestRepeated = 40;

const isFileName = (text: string): boolean =>
  text.length <= 200 && fileNames.some((name) => name.test(text.trim()));
/** Whether the caption says who took it: it is nothing else, or holds more than one word of that. */
const isTold = (caption: string, credit: string): boolean =>
  isSame(caption, credit) || (/[\s/]/.test(credit) && caption.toLowerCase().includes(credit.toLowerCase()));
const isSame = (one: string, other: string): boolean => other !== '' && lettersOf(one) === lettersOf(other);
