import { isUtf8 } from 'node:buffer';

/** What windows-1252 makes of the bytes from 0x80 to 0x9f. */
const upper = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at));
const byteOf = new Map([...upper].map((letter, at) => [letter, 0x80 + at] as const));

const follows = `[\\u0080-\\u00bf${upper}]`;
/** A lead byte and a continuation of UTF-8, as they look once they were taken for latin-1 or windows-1252. */
export const encodedTwice = new RegExp(`[\\u00c2-\\u00f4]${follows}`);
/** Also what is left of “”” and “à” where their last byte, which looks like nothing, was dropped or made a space. */
const sequence = new RegExp(
  `[\\u00c2-\\u00df]${follows}|[\\u00e0-\\u00ef]${follows}{2}|[\\u00f0-\\u00f4]${follows}{3}|\\u00e2\\u20ac|\\u00c3(?= |$)`,
  'g',
);
const halves = new Map([
  ['\u00e2\u20ac', '”'],
  ['\u00c3', 'à'],
]);
/** Letters up to the last that Western and Central European languages have: one alone is proof enough. */
const lastEuropean = 0x17f;
/** Some texts went through it more than once. */
const maxRounds = 3;

/**
 * Text that was UTF-8, was taken for latin-1 or windows-1252 and was encoded again ("Lâ€™Oreal: FlÃ¼chtlinge") as it was
 * meant; any other as it is. Only where no other letter beyond ASCII stands in it: no real text looks so by chance.
 */
export function encodedOnce(text: string): string {
  let meant = text;
  for (let round = 0; round < maxRounds && encodedTwice.test(meant); round++) {
    const mended = mend(meant);
    if (mended === undefined) break;
    meant = mended;
  }
  return meant;
}

function mend(text: string): string | undefined {
  let proofs = 0;
  let isSure = false;
  let behind = 0;
  const others: string[] = [];
  const mended = text.replace(sequence, (piece, at: number) => {
    const letter = halves.get(piece) ?? decoded(piece);
    if (letter === undefined) return piece;
    others.push(text.slice(behind, at));
    behind = at + piece.length;
    if (halves.has(piece)) return letter;
    const isEuropean = (letter.codePointAt(0) ?? 0) <= lastEuropean;
    proofs += isEuropean ? 2 : 1;
    isSure ||= piece.length > 2 || (isEuropean && inWord.test(text.slice(Math.max(0, at - 1), behind + 1)));
    return letter;
  });
  const rest = others.join('') + text.slice(behind);
  // "OLÉ’s": one sequence by chance. Quotes and the like may be the publisher's own beside one that is none by chance.
  if (proofs < 2 && !isSure) return undefined;
  return (isSure ? otherLetter : beyondAscii).test(rest) ? undefined : mended;
}

function decoded(piece: string): string | undefined {
  const bytes = Buffer.from(Array.from(piece, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0)));
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

const inWord = /^[a-z].*[a-z]$/i;
const otherLetter = /(?=[^\0-\x7f])[\p{L}\p{M}]/u;
// oxlint-disable-next-line no-control-regex
const beyondAscii = /[^\0-\x7f]/;
