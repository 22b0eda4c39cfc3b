/** Parts of the day as people write them, and the minute since midnight at which each begins. */
const parts: readonly (readonly [minute: number, names: string])[] = [
  [6 * 60, 'pagi|morning'],
  [12 * 60, 'siang|noon'],
  [13 * 60, 'afternoon'],
  [15 * 60, 'sore'],
  [18 * 60, 'petang|malam|evening|night|tonight'],
];

/**
 * The minute since midnight at which the part of the day begins that a text names, "besok pagi" 360, "tonight" 1080; undefined:
 * it names none.
 */
export const readPartOfDay = (typed: string): number | undefined =>
  parts.find(([, names]) => new RegExp(String.raw`(?<!\p{L})(?:${names})(?!\p{L})`, 'iu').test(typed))?.[0];
