import { isKnownPaper } from './papers.ts';

/** "Artikel ini telah tayang di ", "Berita ini juga telah diterbitkan pada laman ", "This story first appeared on ". */
const indonesian =
  /(?:artikel|berita|tulisan) ini (?:(?:juga|telah|sudah|pernah|pertama kali|lebih dulu) ){1,3}(?:tayang|ditayangkan|terbit|diterbitkan|dimuat|dipublikasikan)/iu;
const english =
  /\bthis (?:article|story|piece|report|essay|post) (?:was |has )?(?:first|originally|previously) (?:appeared|published|ran|posted)/iu;
const before =
  /\s(?:[Dd]i|DI|[Pp]ada|PADA|dalam|on|in|by|at) (?:(?:the|laman|situs|halaman|portal|website|web|media|resmi|berita) ){0,3}/gu;

/** A notice goes on with its headline there, and then with the address. */
const maxNoticeChars = 560;
const maxBeforeChars = 80;
const maxAddressChars = 120;

/** The paper where the text says that it ran first. */
export const ranFirst = (text: string): { name: string; url?: string } | undefined => {
  const found = indonesian.exec(text) ?? english.exec(text);
  if (found === null) return undefined;
  const at = found.index + found[0].length;
  const behind = text.slice(at, at + maxNoticeChars);
  const near = behind.slice(0, maxBeforeChars).split(/[.:](?=\s)/, 1)[0] ?? '';
  for (const { index, 0: words } of near.matchAll(before)) {
    const name = nameAt(behind.slice(index + words.length));
    if (name === undefined) continue;
    const url = addressIn(behind);
    return { name: name.replace(/^www\./i, ''), ...(url !== undefined && { url }) };
  }
  return undefined;
};

const maxWords = 4;
/** Words behind which, or with which, the name of a paper does not go on; a day is when, not where. */
const others = new Set(
  `
pada dengan oleh klik baca lihat simak ikuti dapatkan sumber editor penulis reporter pewarta senin selasa rabu kamis jumat
jum'at sabtu minggu monday tuesday wednesday thursday friday saturday sunday januari februari maret april mei juni juli
agustus september oktober november desember january february march may june july august october december english bahasa
`
    .trim()
    .split(/\s+/),
);

/** A domain, or words with capitals: "SINDOnews.com", "CNN Indonesia", "detikJabar". */
const nameAt = (text: string): string | undefined => {
  const name: string[] = [];
  for (const word of text.slice(0, 100).split(' ', maxWords + 1)) {
    // Lines of a page are joined with "|".
    if (word === '|' && name.length === 0) continue;
    const bare = word.replace(/^["“'(]{1,2}/, '').replace(/[.,;:!?)"”']{1,3}$/, '');
    const isDomain = /^[\p{L}\d-]{1,40}(?:\.[\p{L}\d-]{1,30}){0,3}\.\p{L}{2,6}$/u.test(bare);
    if (isDomain && name.length === 0) return bare;
    if (isDomain || !isName(bare, name.length === 0) || name.length === maxWords) break;
    name.push(bare);
    if (/[.,;:!?)"”']$/.test(word)) break;
  }
  return name.length === 0 ? undefined : name.join(' ');
};

const isName = (word: string, isFirst: boolean): boolean =>
  !others.has(word.toLowerCase()) &&
  (/^\p{Lu}[\p{L}\d.'’&-]{1,40}$/u.test(word) ||
    (isFirst && (isKnownPaper(word) || /^\p{L}[\p{L}\d-]{0,20}\p{Lu}[\p{L}\d-]{1,20}$/u.test(word))));

/** The address there, and not one of what else a newsroom asks to be read. */
const addressIn = (behind: string): string | undefined => {
  const found = /https?:\/\/[^\s<>"]{4,300}/iu.exec(behind);
  if (found === null) return undefined;
  const words = behind.slice(0, found.index);
  const isFar = found.index > maxAddressChars && !/judul|klik|title/i.test(words);
  const isOther = /baca juga|gabung|bergabung|ikuti|follow|unduh|grup|channel|saluran/i.test(words);
  return isFar || isOther ? undefined : found[0].replace(/[.,)]{1,3}$/, '');
};

/** What stands for the rest of a text: "[…]", "Baca selengkapnya", "The post … appeared first on …". Words of a sentence are none. */
const stub =
  /The post (?=[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘«])[\s\S]{1,300}? (?:appeared first on|first appeared on) (?=[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘«])|(?:\[…\]|\[&hellip;\]|\[\.\.\.\])[ .…»→]*$|(?:(?<=^|[.!?…\]"”»]\s{0,3})(?:[Bb]aca [Ss]elengkapnya|[Ss]elengkapnya|[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading)[ .…»→]*|(?:[Bb]aca [Ss]elengkapnya|[Ss]elengkapnya|[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading)\s?[»→]+\s?)$/u;
const maxEnglishChars = 300;

/** Without what a content system adds to the end of each entry. */
export const withoutBoilerplate = (text: string): string => {
  const last = text.search(english);
  const cuts = [
    text.search(indonesian),
    text.search(stub),
    // At the head of a text, or in it, this is a remark beside it.
    last > 0 && text.length - last <= maxEnglishChars ? last : -1,
  ].filter((at) => at >= 0);
  return cuts.length === 0 ? text : text.slice(0, Math.min(...cuts)).trimEnd();
};
