import type { Chat } from '../chat.ts';
import { mostApart, mostPerHour } from './pace.ts';
import { readDays, readQuiet, writeMinute } from './typed-time.ts';

/** A delay in minutes: shorter ones spare no correction, longer ones are for a schedule. */
export const shortestDelay = 5;
export const longestDelay = 1_440;

export type PaceWishes = Pick<Chat, 'pace' | 'hours'>;

const count = String.raw`(?<![\d.:])(\d{1,4})`;
const perHour = new RegExp(
  String.raw`${count}\s*(?:berita|kiriman|stories|posts)?\s*(?:\/|per\s+|se|an?\s+)\s*(?:jam|hour|h)(?!\p{L})`,
  'iu',
);
const apart = new RegExp(
  String.raw`(?:jarak|apart|every|setiap|tiap)?\s*${count}\s*(?:menit|minutes?|mins?|m)(?!\p{L})(?:\s*apart)?`,
  'iu',
);

/**
 * Reads `4/jam`, `15 menit`, `07.00-22.00 senin-jumat`, in any order: how fast a chat posts, and when. `wishes`: undefined where
 * none of them is named, or one makes no sense (`isTooMuch`: a number beyond what can be chosen).
 */
export const readPace = (typed: string): { wishes?: PaceWishes; isTooMuch?: true } => {
  let left = ` ${typed} `;
  const take = (shape: RegExp): number | undefined => {
    const found = shape.exec(left);
    if (found === null) return undefined;
    left = left.replace(found[0], ' ');
    return Number(found[1]);
  };
  const often = take(perHour);
  const minutes = take(apart);
  const span = readHours(left.replace(/[,;]|(?<!\p{L})(?:dan|and)(?!\p{L})/giu, ' ').trim());
  if (span === 'unread') return {};
  const isWithin = (number: number | undefined, highest: number) =>
    number === undefined || (number >= 1 && number <= highest);
  if (!isWithin(often, mostPerHour) || !isWithin(minutes, mostApart)) return { isTooMuch: true };
  const pace = {
    ...(often !== undefined && { perHour: often }),
    ...(minutes !== undefined && { apart: minutes }),
  };
  const isPaced = often !== undefined || minutes !== undefined;
  if (!isPaced && span === undefined) return {};
  return { wishes: { ...(isPaced && { pace }), ...(span !== undefined && { hours: span }) } };
};

/** The posting hours that are all of a text; undefined: it is empty. */
const readHours = (typed: string): Chat['hours'] | 'unread' => {
  if (typed === '') return undefined;
  const whole = readQuiet(typed);
  if (typeof whole === 'object') return whole;
  const { days, rest } = readDays(typed);
  const span = readQuiet(rest.replace(/[\s,]+$/, ''));
  if (typeof span !== 'object') return 'unread';
  return days === undefined || days.length === 7 ? span : { ...span, days };
};

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** As `readPace` reads it. */
export const writePace = ({ pace = {}, hours }: PaceWishes): string => {
  const clock = (minute: number) => writeMinute(minute, ':');
  return [
    ...(pace.perHour === undefined ? [] : [`${pace.perHour}/hour`]),
    ...(pace.apart === undefined ? [] : [`${pace.apart} minutes`]),
    ...(hours === undefined ? [] : [`${clock(hours.from)}-${clock(hours.to)}`]),
    ...(hours?.days ?? []).map((day) => dayNames[day - 1] ?? ''),
  ].join(' ');
};
