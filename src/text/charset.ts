import { isAscii, isUtf8 } from 'node:buffer';

/** How far into a document its own word about its charset is looked for. */
const declarationBytes = 1_024;

/**
 * Bytes to text, the way feeds need it: byte order mark, then the XML declaration, then "is it valid UTF-8?", then the
 * Content-Type, then windows-1252 (what pages that say latin-1 really are). A declaration is not believed of a body that is
 * UTF-8 beyond ASCII (beyond a few words, where it is of several bytes a character): no such text comes out valid by
 * chance. Never throws; zeros count only in UTF-16 and UTF-32, where they are half a letter; stray bytes in a UTF-8 document are read as windows-1252. RFC 7303 would put Content-Type first: measured on real feeds it is wrong more often.
 */
export function decodeBody(given: Uint8Array, contentType = ''): string {
  const body = withoutZeros(given);
  const charset = charsetOf(body, contentType);
  if (charset === 'mixed') return decodeMixed(body);
  if (charset === 'utf-32le' || charset === 'utf-32be') return decodeUtf32(body, charset === 'utf-32le');
  return new TextDecoder(charset).decode(body);
}

/** A document in which ASCII, and so all markup, can be found before the rest is decoded; `decode` takes any piece of it. */
export type Pieces = { source: string; decode(piece: string): string };

/**
 * As decodeBody, for who needs only pieces of the text. Valid UTF-8 comes as one character a byte: a large string of two
 * bytes a character takes longer to make than to read.
 */
export function decodePieces(given: Uint8Array, contentType = ''): Pieces {
  const body = withoutZeros(given);
  if (charsetOf(body, contentType) !== 'utf-8')
    return { source: decodeBody(body, contentType), decode: (piece) => piece };
  const marked = markedCharset(body) === 'utf-8' ? body.subarray(3) : body;
  const bytes = Buffer.from(marked.buffer, marked.byteOffset, marked.byteLength);
  return { source: bytes.toString('latin1'), decode: decodePiece };
}

const decodePiece = (piece: string): string =>
  /[\u0080-\u00ff]/.test(piece) ? Buffer.from(piece, 'latin1').toString() : piece;

/** The decoder's name of a body's charset; `utf-8` is valid as such, `mixed` is UTF-8 with strays. */
function charsetOf(body: Uint8Array, contentType: string): string {
  const marked = markedCharset(body);
  if (marked !== undefined) return marked === 'utf-8' && !isUtf8(body) ? 'mixed' : marked;
  const declared = asciiCharset(declaredCharset(body));
  if (declared && declared !== 'utf-8' && !isUtf8Despite(body, declared))
    return isOfSingleBytes(declared) && !isUtf8(body) && isMostlyUtf8(body) ? 'mixed' : declared;
  // Asking first costs next to nothing; a decoder that may fail takes a slow way.
  if (isUtf8(body)) return 'utf-8';
  const told = asciiCharset(/charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]);
  if (!declared && told && told !== 'utf-8') return told;
  return declared || told || isMostlyUtf8(body) ? 'mixed' : 'windows-1252';
}

/** A byte order mark, or the shape "<?" has in UTF-16 without one (XML 1.0, appendix F). */
function markedCharset(body: Uint8Array): string | undefined {
  const [a, b, c, d] = body;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && d === 0) return c === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && c === 0) return b === 0 && d === 0x3c ? 'utf-32be' : b === 0x3c ? 'utf-16be' : undefined;
  return undefined;
}

function declaredCharset(body: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, declarationBytes));
  const xml = /<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']\s{0,5}([\w.:-]{1,40})/i.exec(head)?.[1];
  return xml ?? /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(head)?.[1];
}

/** The decoder's own name for a label; nothing for unknown ones and for UTF-16, which an ASCII declaration cannot be in. */
function asciiCharset(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** The body without zero bytes, unless it is in a charset in which they mean something. */
function withoutZeros(body: Uint8Array): Uint8Array {
  const first = body.indexOf(0);
  if (first < 0 || /^utf-(16|32)/.test(markedCharset(body) ?? '')) return body;
  const sound = Uint8Array.from(body);
  let size = first;
  for (let at = first; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== 0) sound[size++] = byte;
  }
  return sound.subarray(0, size);
}

function isUtf8Despite(body: Uint8Array, declared: string): boolean {
  return isUtf8(body) && !isAscii(body) && (isOfSingleBytes(declared) || saysMuch(body));
}

/** Enough beyond ASCII that it does not come out as valid UTF-8 by chance, whatever charset it is in (bytes). */
const tellingBytes = 48;
function saysMuch(body: Uint8Array): boolean {
  let bytes = 0;
  for (const byte of body) if (byte > 0x7f && ++bytes > tellingBytes) return true;
  return false;
}

const isOfSingleBytes = (charset: string): boolean => /^(windows-125|iso-8859-|macintosh|koi8)/.test(charset);

/** What each byte from 0x80 on is in windows-1252, written as UTF-8. */
const legacyBytes = Array.from({ length: 128 }, (_, at) =>
  Buffer.from(new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + at))),
);
const mostLegacyBytes = Math.max(...legacyBytes.map(({ length }) => length));

/**
 * UTF-8 with strays: each byte that is no part of a valid sequence is taken for windows-1252. Linear, and one piece however
 * many strays there are: they are written anew as UTF-8, and all of it is decoded at once.
 */
function decodeMixed(body: Uint8Array): string {
  const sound = Buffer.allocUnsafe(body.length + countStrays(body) * (mostLegacyBytes - 1));
  let size = 0;
  for (let at = 0; at < body.length;) {
    const length = sequenceLength(body, at);
    if (length === 0) {
      for (const byte of legacyBytes[(body[at] ?? 0) - 0x80] ?? []) sound[size++] = byte;
      at++;
    } else for (const end = at + length; at < end; at++) sound[size++] = body[at] ?? 0;
  }
  return new TextDecoder('utf-8').decode(sound.subarray(0, size));
}

function countStrays(body: Uint8Array): number {
  let strays = 0;
  for (let at = 0; at < body.length;) {
    const length = sequenceLength(body, at);
    if (length === 0) strays++;
    at += length || 1;
  }
  return strays;
}

/** Whether more of what is not ASCII is UTF-8 than not; a sequence says the more, the longer it is. */
function isMostlyUtf8(body: Uint8Array): boolean {
  let [sound, stray] = [0, 0];
  for (let at = 0; at < body.length;) {
    const length = sequenceLength(body, at);
    if (length > 1) sound += length - 1;
    else if (length === 0) stray++;
    at += length || 1;
  }
  return sound > stray;
}

/** Bytes in the UTF-8 sequence that starts here; 0 where there is none (RFC 3629). */
function sequenceLength(body: Uint8Array, at: number): number {
  const first = body[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xf0 && first <= 0xf4
      ? 4
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xc2 && first < 0xe0
          ? 2
          : 0;
  if (!length) return 0;
  for (let next = 1; next < length; next++) if (((body[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = body[at + 1] ?? 0;
  const overlongOrSurrogate =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  return overlongOrSurrogate ? 0 : length;
}

/** TextDecoder knows no UTF-32; a few old feeds do. */
function decodeUtf32(body: Uint8Array, little: boolean): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= body.length; at += 4) {
    const point = view.getUint32(at, little);
    if (point !== 0xfeff) parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
  }
  return parts.join('');
}
