/** "SERANG, iNewsBanten - ", "Jakarta (ANTARA) - ", "JAKARTA, KOMPAS.com – ", "WASHINGTON (Reuters) -", "KOMPAS.com, SERANG - ". */
const datelines = [
  /^(?<paper>[\p{L}\d]{2,20}\.(?:com|co\.id|id|co|net))\s*,\s*(?<place>\p{Lu}[\p{L}.' /]{1,40}?)\s*[-–—]{1,2}\s+/u,
  /^(?<place>\p{Lu}[\p{L}.' /-]{1,40}?)(?:,\s*\p{Lu}[\p{L}.]{1,20})?\s*\((?<paper>[\p{L}\d .,:/]{2,40})\)\s*[-–—]{1,2}\s+/u,
  /^(?<place>\p{Lu}[\p{L}.' /-]{1,40}?),\s*(?<paper>[\p{L}\d][\p{L}\d .]{1,30}?)\s*[-–—]{1,2}\s+/u,
  /^(?<place>\p{Lu}{2}[\p{Lu}.' /]{1,40})\s*[-–—]{1,2}\s+/u,
];

/** Where the text says it was written, and the text without saying so. */
export const dateline = (text: string): { place: string | undefined; rest: string } => {
  for (const pattern of datelines) {
    const found = pattern.exec(text);
    const place = found?.groups?.['place']?.trim();
    if (found === null || place === undefined || place.split(' ').length > 4) continue;
    return { place: proper(place), rest: text.slice(found[0].length).trimStart() };
  }
  return { place: undefined, rest: text };
};

/** "SERANG" is Serang, "DKI JAKARTA" DKI Jakarta. */
const proper = (place: string): string =>
  /\p{Ll}/u.test(place)
    ? place
    : place.replace(/\p{L}+/gu, (word) =>
        abbreviations.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
      );
const abbreviations = new Set(['DKI', 'DIY', 'NTB', 'NTT', 'IKN', 'AS', 'US', 'USA', 'UK', 'DC']);

const notice =
  /(?:Artikel|Berita) ini (?:telah|sudah|pertama kali) (?:tayang|terbit|dimuat)[^.]{0,20}? di (?:laman |situs )?(?<name>[\p{L}\d][\p{L}\d.-]{1,40}[\p{L}\d])(?: dengan judul[\s\S]{0,400}?)?(?=$|[.!]|Klik|Baca|Sumber)(?:[\s\S]{0,80}?(?<url>https?:\/\/[^\s<>"]{4,300}))?/iu;

/** The paper where the text says that it ran first. */
export const ranFirst = (text: string): { name: string; url?: string } | undefined => {
  const found = notice.exec(text)?.groups;
  const name = found?.['name']?.replace(/^www\./i, '');
  if (name === undefined) return undefined;
  const url = found?.['url']?.replace(/[.,)]+$/, '');
  return { name, ...(url !== undefined && { url }) };
};

/** Without what a content system adds to the end of each entry. */
export const withoutBoilerplate = (text: string): string => {
  const at = text.search(
    /(?:Artikel|Berita) ini (?:telah|sudah|pertama kali) (?:tayang|terbit|dimuat)|The post [\s\S]{1,300} (?:appeared first on|first appeared on) |(?:\[…\]|\[&hellip;\]|\[\.\.\.\]|Baca selengkapnya|Selengkapnya|Read more|Continue reading)[ .…»→]*$/iu,
  );
  return at < 0 ? text : text.slice(0, at).trimEnd();
};
