import type { Language } from '../../i18n/language.ts';
import type { ScheduleProblem } from '../../i18n/schedule.ts';
import { nextAt } from './local-time.ts';
import { readDate } from './typed-date.ts';
import { readDigest } from './typed-time.ts';

/** Further ahead nothing can be scheduled (milliseconds). */
const furthestMs = 366 * 86_400_000;

/** A time that was typed: once, or again and again on these ISO days (undefined: every day). `at`: when that is next (milliseconds since the epoch). */
export type TypedSchedule =
  | { kind: 'at'; at: number; every?: { minute: number; days?: number[] } }
  | { kind: 'problem'; why: ScheduleProblem };

const again = /(?<!\p{L})(?:setiap|tiap|saban|every|each|daily)(?!\p{L})/iu;

/**
 * Reads when something is to go out, as it is meant in the person's language and zone: "besok 07.00", "5 Mei 13.23",
 * "tomorrow 7am", "setiap Senin 08.00", "every weekday 8am". A day needs its time; an hour that the clock skips is none.
 */
export const readSchedule = async (
  typed: string,
  where: { language: Language; timeZone: string; now: number },
): Promise<TypedSchedule> => {
  if (again.test(typed)) return readAgain(typed, where);
  const date = await readDate(typed, where);
  if (date === undefined) return { kind: 'problem', why: 'none' };
  if (!date.hasTime) return { kind: 'problem', why: 'no-time' };
  if (date.isSkipped) return { kind: 'problem', why: 'skipped' };
  if (date.at <= where.now) return { kind: 'problem', why: 'past' };
  return date.at > where.now + furthestMs ? { kind: 'problem', why: 'far' } : { kind: 'at', at: date.at };
};

/** A recurrence: days of the week, or every day, and one time. */
const readAgain = (typed: string, { timeZone, now }: { timeZone: string; now: number }): TypedSchedule => {
  const said = typed.replace(new RegExp(again, 'giu'), ' ').replace(/(?<=\p{L}day)s(?!\p{L})/giu, '');
  const { times, rest } = readDigest(said.replace(/(?<!\p{L})weekday(?!\p{L})/giu, 'weekdays').trim());
  const [minute, ...others] = times?.at ?? [];
  if (minute === undefined) return { kind: 'problem', why: 'no-time' };
  // What is left says nothing more than "day" and "at".
  const isRead = /^(?:hari|day|pada|pukul|jam|at|on|dan|and|[\s,])*$/i.test(rest);
  if (others.length > 0 || !isRead) return { kind: 'problem', why: 'none' };
  const days = times?.days;
  const at = nextAt({ minute, days, timeZone }, now);
  return { kind: 'at', at, every: { minute, ...(days !== undefined && { days }) } };
};
