import { indonesianPlaces } from '../../story/dateline/places.ts';
import { foldName } from './alike.ts';

/** A place whose news a source brings. */
type Facts = Record<'id' | 'en', string> & {
  /** The larger place of which it is a part. */
  within?: string;
  /** What else people call it. */
  words?: string;
};

const facts = {
  world: { id: 'Dunia', en: 'World' },
  indonesia: { id: 'Indonesia', en: 'Indonesia', within: 'asia', words: 'ri, nusantara' },

  sumatera: { id: 'Sumatera', en: 'Sumatra', within: 'indonesia' },
  aceh: { id: 'Aceh', en: 'Aceh', within: 'sumatera', words: 'nad' },
  sumut: { id: 'Sumatera Utara', en: 'North Sumatra', within: 'sumatera' },
  sumbar: { id: 'Sumatera Barat', en: 'West Sumatra', within: 'sumatera', words: 'minang, minangkabau' },
  riau: { id: 'Riau', en: 'Riau', within: 'sumatera' },
  kepri: { id: 'Kepulauan Riau', en: 'Riau Islands', within: 'sumatera' },
  jambi: { id: 'Jambi', en: 'Jambi', within: 'sumatera' },
  bengkulu: { id: 'Bengkulu', en: 'Bengkulu', within: 'sumatera' },
  sumsel: { id: 'Sumatera Selatan', en: 'South Sumatra', within: 'sumatera' },
  babel: {
    id: 'Kepulauan Bangka Belitung',
    en: 'Bangka Belitung Islands',
    within: 'sumatera',
    words: 'bangka belitung',
  },
  lampung: { id: 'Lampung', en: 'Lampung', within: 'sumatera' },

  jawa: { id: 'Jawa', en: 'Java', within: 'indonesia', words: 'pulau jawa' },
  banten: { id: 'Banten', en: 'Banten', within: 'jawa' },
  jakarta: { id: 'Jakarta', en: 'Jakarta', within: 'jawa', words: 'dki jakarta, dki, jabodetabek' },
  jabar: { id: 'Jawa Barat', en: 'West Java', within: 'jawa', words: 'sunda' },
  jateng: { id: 'Jawa Tengah', en: 'Central Java', within: 'jawa' },
  yogyakarta: { id: 'Yogyakarta', en: 'Yogyakarta', within: 'jawa', words: 'di yogyakarta' },
  jatim: { id: 'Jawa Timur', en: 'East Java', within: 'jawa' },

  bali: { id: 'Bali', en: 'Bali', within: 'nusra' },
  nusra: {
    id: 'Bali dan Nusa Tenggara',
    en: 'Bali and Nusa Tenggara',
    within: 'indonesia',
    words: 'nusa tenggara',
  },
  ntb: { id: 'Nusa Tenggara Barat', en: 'West Nusa Tenggara', within: 'nusra' },
  ntt: { id: 'Nusa Tenggara Timur', en: 'East Nusa Tenggara', within: 'nusra' },

  kalimantan: { id: 'Kalimantan', en: 'Kalimantan', within: 'indonesia', words: 'borneo' },
  kalbar: { id: 'Kalimantan Barat', en: 'West Kalimantan', within: 'kalimantan' },
  kalteng: { id: 'Kalimantan Tengah', en: 'Central Kalimantan', within: 'kalimantan' },
  kalsel: { id: 'Kalimantan Selatan', en: 'South Kalimantan', within: 'kalimantan', words: 'banua' },
  kaltim: { id: 'Kalimantan Timur', en: 'East Kalimantan', within: 'kalimantan' },
  kaltara: { id: 'Kalimantan Utara', en: 'North Kalimantan', within: 'kalimantan' },

  sulawesi: { id: 'Sulawesi', en: 'Sulawesi', within: 'indonesia', words: 'celebes' },
  sulut: { id: 'Sulawesi Utara', en: 'North Sulawesi', within: 'sulawesi' },
  gorontalo: { id: 'Gorontalo', en: 'Gorontalo', within: 'sulawesi' },
  sulteng: { id: 'Sulawesi Tengah', en: 'Central Sulawesi', within: 'sulawesi' },
  sulbar: { id: 'Sulawesi Barat', en: 'West Sulawesi', within: 'sulawesi' },
  sulsel: { id: 'Sulawesi Selatan', en: 'South Sulawesi', within: 'sulawesi' },
  sultra: { id: 'Sulawesi Tenggara', en: 'Southeast Sulawesi', within: 'sulawesi' },

  maluku: { id: 'Maluku', en: 'Maluku', within: 'indonesia', words: 'moluccas' },
  malut: { id: 'Maluku Utara', en: 'North Maluku', within: 'maluku' },

  papua: { id: 'Papua', en: 'Papua', within: 'indonesia', words: 'tanah papua, irian' },
  'papua-barat': { id: 'Papua Barat', en: 'West Papua', within: 'papua' },
  'papua-bd': { id: 'Papua Barat Daya', en: 'Southwest Papua', within: 'papua-barat' },
  'papua-sel': { id: 'Papua Selatan', en: 'South Papua', within: 'papua' },
  'papua-teng': { id: 'Papua Tengah', en: 'Central Papua', within: 'papua' },
  'papua-peg': { id: 'Papua Pegunungan', en: 'Highland Papua', within: 'papua' },

  asia: { id: 'Asia', en: 'Asia', within: 'world' },
  asean: { id: 'Asia Tenggara', en: 'Southeast Asia', within: 'asia', words: 'asean' },
  brunei: { id: 'Brunei', en: 'Brunei', within: 'asean', words: 'brunei darussalam' },
  cambodia: { id: 'Kamboja', en: 'Cambodia', within: 'asean' },
  laos: { id: 'Laos', en: 'Laos', within: 'asean' },
  malaysia: { id: 'Malaysia', en: 'Malaysia', within: 'asean' },
  myanmar: { id: 'Myanmar', en: 'Myanmar', within: 'asean', words: 'burma' },
  philippines: { id: 'Filipina', en: 'Philippines', within: 'asean' },
  singapore: { id: 'Singapura', en: 'Singapore', within: 'asean' },
  thailand: { id: 'Thailand', en: 'Thailand', within: 'asean' },
  'timor-leste': { id: 'Timor-Leste', en: 'Timor-Leste', within: 'asean', words: 'timor timur, east timor' },
  vietnam: { id: 'Vietnam', en: 'Vietnam', within: 'asean' },
  bangladesh: { id: 'Bangladesh', en: 'Bangladesh', within: 'asia' },
  china: { id: 'Tiongkok', en: 'China', within: 'asia', words: 'cina, tiongkok, hong kong' },
  india: { id: 'India', en: 'India', within: 'asia' },
  japan: { id: 'Jepang', en: 'Japan', within: 'asia' },
  pakistan: { id: 'Pakistan', en: 'Pakistan', within: 'asia' },
  korea: { id: 'Korea Selatan', en: 'South Korea', within: 'asia', words: 'korea' },
  'sri-lanka': { id: 'Sri Lanka', en: 'Sri Lanka', within: 'asia' },
  taiwan: { id: 'Taiwan', en: 'Taiwan', within: 'asia' },
  'middle-east': {
    id: 'Timur Tengah',
    en: 'Middle East',
    within: 'world',
    words: 'palestina, palestine, arab',
  },
  africa: { id: 'Afrika', en: 'Africa', within: 'world' },
  australia: { id: 'Australia', en: 'Australia', within: 'world' },
  nz: { id: 'Selandia Baru', en: 'New Zealand', within: 'world' },
  pacific: { id: 'Pasifik', en: 'Pacific', within: 'world' },
  europe: { id: 'Eropa', en: 'Europe', within: 'world' },
  ireland: { id: 'Irlandia', en: 'Ireland', within: 'europe' },
  uk: {
    id: 'Inggris Raya',
    en: 'United Kingdom',
    within: 'europe',
    words: 'britania, britania raya, britain',
  },
  canada: { id: 'Kanada', en: 'Canada', within: 'world' },
  us: { id: 'Amerika Serikat', en: 'United States', within: 'world', words: 'as, amerika, america, usa' },
} satisfies Record<string, Facts>;

export type Place = keyof typeof facts;

const table: Record<Place, Facts> = facts;

export const isPlace = (key: string): key is Place => Object.hasOwn(facts, key);

/**
 * Every place: Indonesia's provinces by their islands, then its neighbours and the world. The keys are as short as Indonesians
 * make them, as they stand in callback data.
 */
export const places = Object.keys(facts).filter((key): key is Place => isPlace(key));

export const placeName = (place: Place, language: 'id' | 'en'): string => table[place][language];

/** The larger place of which one is a part: a province's island, a country's continent. */
export const placeAround = (place: Place): Place | undefined => {
  const { within } = table[place];
  return within !== undefined && isPlace(within) ? within : undefined;
};

/** Whether a place is another one, or a part of it. */
export const isWithin = (place: Place, around: Place): boolean => {
  for (let one: Place | undefined = place; one !== undefined; one = placeAround(one))
    if (one === around) return true;
  return false;
};

/** The place that somebody means: a province, a country, or by a city or regency its province; undefined: none that is known. */
export const placeMeant = (said: string): Place | undefined => {
  const wanted = foldName(
    said
      .trim()
      .slice(0, 60)
      .replace(/^(?:kota|kabupaten|kab\.?|provinsi|prov\.?|daerah|city of|province of)\s+/i, '')
      .replace(/\s+(?:city|province|regency)$/i, ''),
  );
  byName ??= placesByName();
  return byName.get(wanted);
};

let byName: Map<string, Place> | undefined;

/** The places by all their names, then provinces by those of their regencies and cities, which the list names after each province. */
const placesByName = (): Map<string, Place> => {
  const found = new Map<string, Place>();
  const add = (name: string, place: Place) => {
    const folded = foldName(name);
    if (!found.has(folded)) found.set(folded, place);
  };
  for (const place of places) {
    const { id, en, words = '' } = table[place];
    for (const name of [place, id, en, ...words.split(', ').filter(Boolean)]) add(name, place);
  }
  const provinces = new Map([...found].filter(([, place]) => isWithin(place, 'indonesia')));
  let province: Place = 'indonesia';
  for (const name of indonesianPlaces) {
    province = provinces.get(foldName(name)) ?? province;
    add(name, province);
  }
  return found;
};
