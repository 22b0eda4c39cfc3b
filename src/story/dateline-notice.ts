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
