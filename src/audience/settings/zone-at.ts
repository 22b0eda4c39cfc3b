/** Indonesian cities near a border, where the map is too coarse: latitude, longitude (degrees), zone. */
const borderCities: readonly (readonly [number, number, string])[] = [
  [-2.53, 140.72, 'Asia/Jayapura'],
  [-8.5, 140.4, 'Asia/Jayapura'],
  [-9.1, 124.9, 'Asia/Makassar'],
  [-10.17, 123.6, 'Asia/Makassar'],
  [4.14, 117.66, 'Asia/Makassar'],
  [3.32, 117.6, 'Asia/Makassar'],
  [0.9, 108.98, 'Asia/Jakarta'],
  [1.13, 104.05, 'Asia/Jakarta'],
  [0.92, 104.45, 'Asia/Jakarta'],
];
/** As far as a city reaches (degrees: about 20 km). */
const reach = 0.18;

/**
 * The IANA time zone at a place on Earth (degrees); undefined: there is no such place. Indonesian cities come first. The map
 * is loaded when it is first asked.
 */
export const zoneAt = async (latitude: number, longitude: number): Promise<string | undefined> => {
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined;
  const city = borderCities.find(([lat, lon]) => Math.hypot(lat - latitude, lon - longitude) < reach);
  if (city !== undefined) return city[2];
  const { default: lookUp } = await import('@photostructure/tz-lookup');
  return lookUp(latitude, longitude);
};
