import { readIso, readMail } from './date/formal.ts';
import type { DateParts, ReadDate } from './date/parts.ts';
import { readWords } from './date/words.ts';
import { offsetOf } from './date/zones.ts';

/** Longer strings are not dates. */
const maxLength = 100;

/**
 * Reads a date the way feeds and Indonesian news pages write them: RFC 822/2822/5322, ISO 8601 and RFC 3339 with their
 * cuts, asctime, day/month/year, seconds or milliseconds since the epoch, English and Indonesian names. A date without a
 * zone is in `zone` (IANA name or "+07:00"), else in UTC. Anything else, and impossible dates such as 31 February, is
 * undefined. Never throws; linear.
 */
export function parseDate(text: string, options: { zone?: string } = {}): Date | undefined {
  if (text.length > maxLength) return undefined;
  const mail = readMail(text);
  if (mail !== undefined)
    return possible(mail.parts) ? checked(asUtc(mail.parts) - mail.offsetMinutes * 60_000) : undefined;
  const folded = fold(text);
  if (/^\d{9,10}(\.\d{1,9})?$/.test(folded)) return checked(Math.floor(Number(folded) * 1_000));
  if (/^\d{12,13}$/.test(folded)) return checked(Number(folded));
  const read = readFolded(folded);
  if (!read || !possible(read.parts)) return undefined;
  const local = asUtc(read.parts);
  const offset = read.offsetMinutes ?? offsetOf(read.zone ?? options.zone, local);
  return checked(local - offset * 60_000);
}

/** The zone a date names itself, as "+07:00"; undefined where it names none. For feeds that say their zone only once. */
export function zoneIn(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const minutes = (readMail(text) ?? readFolded(fold(text)))?.offsetMinutes;
  if (minutes === undefined) return undefined;
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** One way of writing for what is written in many. */
function fold(text: string): string {
  // "déc." is "dec."
  const plain = /[^\t-~]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC') : text;
  return plain
    .toLowerCase()
    .replace(/&#?[a-z0-9]{1,8};|\s+/g, ' ')
    .replace(/[‐-―−](?=\d)/g, '-')
    .replace(/^(\d{8})(\d{4}(?:\d{2})?)$/, '$1t$2')
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/, '$1-$2-$3')
    .replace(/\bw\.? ?i\.? ?(b|ta?|t\.a)\b\.?/, (_, end: string) => `wi${end.replace('.', '')}`)
    .replace(/\bwaktu indonesia (barat|tengah|timur)\b/, (_, part: string) => indonesian[part] ?? '')
    .trim();
}

const indonesian: Record<string, string> = { barat: 'wib', tengah: 'wita', timur: 'wit' };

const readFolded = (folded: string): ReadDate | undefined => readIso(folded) ?? readWords(folded);

function possible({ year, month, day, hour, minute, second }: DateParts): boolean {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  const midnight = hour === 24 && minute === 0 && second === 0;
  return (hour < 24 || midnight) && minute < 60 && second <= 60;
}

function asUtc({ year, month, day, hour, minute, second, ms }: DateParts): number {
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), ms);
}

function checked(ms: number): Date | undefined {
  return Number.isFinite(ms) && Math.abs(ms) < 8e15 ? new Date(ms) : undefined;
}
