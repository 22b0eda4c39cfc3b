/** Hours east of Greenwich. CST and IST are read the way news feeds mean them: America's and India's. */
const zoneHours = new Map<string, number>(
  // prettier-ignore
  Object.entries({
    z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, met: 1, mest: 2, mez: 1,
    mesz: 2, eet: 2, eest: 3, msk: 3, sast: 2, trt: 3, gst: 4, pkt: 5, ist: 5.5, wib: 7, ict: 7,
    wita: 8, wit: 9, hkt: 8, sgt: 8, myt: 8, pht: 8, awst: 8, jst: 9, kst: 9, acst: 9.5, aest: 10,
    aedt: 11, nzst: 12, nzdt: 13, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8,
    pdt: -7, ast: -4, adt: -3, akst: -9, akdt: -8, hst: -10, nst: -3.5, ndt: -2.5, brt: -3, art: -3,
    clt: -4,
  }),
);

/** A zone by its IANA name, "Asia/Jakarta". */
export const zonePlace =
  /(?<![a-z])(?:africa|america|asia|atlantic|australia|europe|indian|pacific|etc)\/[a-z_+\-\d]{2,30}(?:\/[a-z_]{2,20})?/;
const american: Record<string, string> = {
  et: 'america/new_york',
  ct: 'america/chicago',
  mt: 'america/denver',
  pt: 'america/los_angeles',
};
/** America's own zones, said without their season: "ET", right behind a time. */
export const seasonless = (behind: string): string | undefined =>
  american[/^[\s;(]*(et|ct|mt|pt)(?![a-z])/.exec(behind)?.[1] ?? ''];

const zoneWord = new RegExp(`(?<![a-z])(?:${[...zoneHours.keys()].join('|')})(?![a-z])`);

/** A numeric zone stands right behind the time; elsewhere the same signs are part of a date. A named one may be anywhere. */
export function zoneAfter(
  behind: string,
  take: (pattern: RegExp) => RegExpExecArray | null,
): number | undefined {
  const numeric = /^[\s(]*(?:gmt|utc)?\s?([+-]\d{1,2}(?::?\d{2})?)(?::00)?(?![\d:])/.exec(behind);
  const [, sign] = numeric ?? [];
  const offset = sign === undefined ? undefined : zoneOffset(sign);
  // Out of the way of the year that may follow.
  if (sign !== undefined) take(new RegExp(`\\${sign}(?!\\d)`));
  const word = take(zoneWord);
  return offset ?? (word ? zoneOffset(word[0]) : undefined);
}

/** Minutes east of Greenwich of a zone that is a number or an abbreviation. */
export function zoneOffset(zone: string): number | undefined {
  const numeric = /([+-])(\d{1,2})(?::?(\d{2}))?(?::?00)?$/.exec(zone);
  if (numeric) {
    const size = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return size > 14 * 60 ? undefined : numeric[1] === '-' ? -size : size;
  }
  const hours = zoneHours.get(zone.toLowerCase());
  return hours === undefined ? undefined : hours * 60;
}

/** Minutes east of Greenwich in `zone` at that wall-clock time; twice, so that a change of summer time is met. */
export function offsetOf(zone: string | undefined, local: number): number {
  if (!zone) return 0;
  const fixed = zoneOffset(zone);
  if (fixed !== undefined) return fixed;
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const at = (when: number) =>
      zoneOffset(format.formatToParts(when).find((part) => part.type === 'timeZoneName')?.value ?? '') ?? 0;
    return at(local - at(local) * 60_000);
  } catch {
    return 0; // not a zone this machine knows
  }
}
