/** Indonesia's zones by their own names (IANA names behind them). */
export const indonesianZones: readonly (readonly [label: string, zone: string])[] = [
  ['WIB', 'Asia/Jakarta'],
  ['WITA', 'Asia/Makassar'],
  ['WIT', 'Asia/Jayapura'],
];

/** What people call Indonesia's zones by: regions and cities, without spaces; other cities are in a list (settings/zone-of-city.ts). */
const places: Record<string, string> = {
  WIB: 'jakarta bandung surabaya semarang yogyakarta jogja jogjakarta solo surakarta medan palembang batam pekanbaru padang serang tangerang bekasi bogor depok malang bandaaceh bengkulu jambi lampung bandarlampung pangkalpinang tanjungpinang pontianak palangkaraya cirebon cilegon banten jawa sumatra sumatera tegal purwokerto kediri madiun jember sukabumi tasikmalaya',
  WITA: 'makassar denpasar bali mataram lombok kupang manado gorontalo palu kendari mamuju banjarmasin banjarbaru samarinda balikpapan tarakan nusantara ikn bontang sulawesi bitung parepare singaraja labuanbajo',
  WIT: 'jayapura ambon ternate sorong manokwari merauke timika nabire wamena papua maluku biak fakfak tual',
};

/** Zones that people name by letters, and the places that keep them, summer time and all. */
const letters: Record<string, string> = {
  utc: 'UTC',
  gmt: 'UTC',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  bst: 'Europe/London',
  sgt: 'Asia/Singapore',
  myt: 'Asia/Kuala_Lumpur',
  jst: 'Asia/Tokyo',
  aest: 'Australia/Sydney',
  mekkah: 'Asia/Riyadh',
  mekah: 'Asia/Riyadh',
  makkah: 'Asia/Riyadh',
  mecca: 'Asia/Riyadh',
  madinah: 'Asia/Riyadh',
  denhaag: 'Europe/Amsterdam',
};

const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z/]+/g, '');

/**
 * The IANA time zone that a person means: WIB, WITA or WIT, a city, letters such as UTC, hours ahead of it (UTC+7), or an IANA name in any case; undefined:
 * none. Indonesian places come first.
 */
export const zoneMeant = (said: string): string | undefined => {
  const wanted = squeezed(
    said
      .trim()
      .slice(0, 60)
      .replace(/^kota\s+/i, ''),
  );
  const offset = offsetMeant(said);
  if (offset !== undefined) return offset;
  if (wanted === '' || /\d/.test(said)) return undefined;
  for (const [label, zone] of indonesianZones) {
    const names = places[label]?.split(' ') ?? [];
    if (wanted === label.toLowerCase() || names.includes(wanted)) return zone;
  }
  const lettered = letters[wanted];
  if (lettered !== undefined) return lettered;
  return Intl.supportedValuesOf('timeZone').find((zone) => {
    const name = squeezed(zone);
    return name === wanted || name.slice(name.lastIndexOf('/') + 1) === wanted;
  });
};

/** Zones that are so many whole hours ahead of UTC, by the place that people there mean. */
const byHours: Record<number, string> = {
  0: 'UTC',
  7: 'Asia/Jakarta',
  8: 'Asia/Makassar',
  9: 'Asia/Jayapura',
};

/** The zone of "UTC+7", "GMT +08:00", "+9": Indonesia's of that clock, else one that keeps it all year; undefined: it is none that a clock keeps. */
const offsetMeant = (said: string): string | undefined => {
  const known = /^etc\/gmt([+-])(\d{1,2})$/i.exec(said.trim());
  if (known !== null) return offsetMeant(`${known[1] === '-' ? '+' : '-'}${known[2]}`);
  const found = /^\s*(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?00)?\s*$/i.exec(said);
  if (found === null) return undefined;
  const hours = Number(found[2]) * (found[1] === '+' ? 1 : -1);
  if (hours < -12 || hours > 14) return undefined;
  // IANA's Etc zones count the other way round.
  return byHours[hours] ?? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
};

/** A zone as people call it: WIB, WITA, WIT, UTC+5, else its IANA name. */
export const zoneLabel = (zone: string): string => {
  const hours = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (hours !== null) return `UTC${hours[1] === '-' ? '+' : '-'}${hours[2]}`;
  return indonesianZones.find(([, name]) => name === zone)?.[0] ?? zone.replaceAll('_', ' ');
};
