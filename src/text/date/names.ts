const monthNames: [number, string][] = [
  [1, 'jan january januari'],
  [2, 'feb february februari pebruari peb'],
  [3, 'mar march maret mrt'],
  [4, 'apr april'],
  [5, 'may mei'],
  [6, 'jun june juni'],
  [7, 'jul july juli'],
  [8, 'aug august agu agt ags agst agust agustus'],
  [9, 'sep sept september'],
  [10, 'oct october okt oktober'],
  [11, 'nov november nop nopember'],
  [12, 'dec december des desember'],
];
/** Months by their names, English and Indonesian, in lower case: 1 to 12. */
export const months = new Map(
  monthNames.flatMap(([n, names]) => names.split(' ').map((name) => [name, n] as const)),
);

/** Sunday first. */
const weekdays = [
  'sun sunday minggu ahad',
  'mon monday senin sen',
  'tue tues tuesday selasa sel',
  'wed wednesday rabu rab',
  'thu thur thurs thursday kamis kam',
  "fri friday jumat jum'at jum",
  'sat saturday sabtu sab',
].flatMap((names, day) => names.split(' ').map((name) => [name, day] as const));
/** Days of the week by their names: 0 is Sunday. */
export const weekdayOf = new Map(weekdays);
/** Any of these names. */
export const weekdayName = new RegExp(`(?<![a-z])(?:${weekdays.map(([name]) => name).join('|')})(?![a-z'])`);
