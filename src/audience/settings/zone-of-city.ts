/** Zones of Indonesia that IANA keeps beside the three, by the one that has the same clock. */
const sameClock: Record<string, string> = { 'Asia/Pontianak': 'Asia/Jakarta' };

/**
 * The IANA time zone of a city somewhere on Earth, or of an Indonesian province, by its name; undefined: there is none of that
 * name. Of several an Indonesian one comes first, then the one with the most people. The list is loaded when it is first asked.
 */
export const zoneOfCity = async (said: string): Promise<string | undefined> => {
  const wanted = plain(said.slice(0, longest));
  if (wanted === '') return undefined;
  const { default: cities } = await import('city-timezones');
  const [best] = cities.cityMapping
    .filter(
      ({ city, city_ascii: ascii, iso2, province }) =>
        plain(city) === wanted || plain(ascii) === wanted || (iso2 === 'ID' && plain(province) === wanted),
    )
    .toSorted((one, two) => Number(two.iso2 === 'ID') - Number(one.iso2 === 'ID') || two.pop - one.pop);
  return best && (sameClock[best.timezone] ?? best.timezone);
};

/** No city has a longer name (characters). */
const longest = 60;

/** Letters alone, without case and accents, and without the word for a city before its name. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^\s*(?:kota|kabupaten|kab\.|provinsi)\s+/, '')
    .replace(/[^\p{L}]+/gu, '');
