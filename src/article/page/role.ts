import type { Page } from './parts.ts';

type Role = 'editor' | 'writer';

/** "Editor : Mahesa Apriandi", "(Editor: Budi)", "Pewarta: Ani Editor: Budi COPYRIGHT": in a line that names one or both. */
const withColon: Record<Role, RegExp> = {
  editor:
    /(?:^|(?<!pilihan|catatan|dari|kepada)[\s(|•·-])(?:editor|redaktur|penyunting)\s?[:：]\s?(?<name>[^|•·:()]{2,60}?)(?=$|\s?[|•·()]|\s(?:reporter|penulis|pewarta|uploader|copyright|sumber|baca)\b)/iu,
  writer:
    /(?:^|[(|•·-]\s?)(?:reporter|penulis|pewarta|jurnalis|wartawan|kontributor|oleh|author|writer)\s?[:：]\s?(?<name>[^|•·:()]{2,60}?)(?=$|\s?[|•·()]|\s(?:editor|redaktur|uploader|copyright|sumber|baca)\b)/iu,
};
/** A line of nothing but the role and a name; writers are written about too often for that ("Penulis Buku"). */
const withSpace = /^\(?(?:[Ee]ditor|EDITOR|[Rr]edaktur|[Pp]enyunting)\s(?<name>[^|•·:()]{2,60})\)?$/u;
/** A line of nothing but the role: the name is the next one. */
const alone: Record<Role, RegExp> = {
  editor: /^(?:editor|redaktur|penyunting)\s?[:：]?$/iu,
  writer: /^(?:reporter|penulis|pewarta|jurnalis|wartawan|kontributor|oleh|author|writer)\s?[:：]?$/iu,
};
/** Newsrooms have their editor's choice, too. */
const noName =
  /^(?:pilihan|picks?|choices?|['’]s|utama|lainnya|terkini|populer|berita|news|video|foto|eksekutif|in chief|tags?|topik|baca|komentar|share|bagikan|rekomendasi|terkait)(?!\p{L})/iu;

export const isRoleLabel = (text: string): boolean => {
  const label = text.trim();
  return alone.editor.test(label) || alone.writer.test(label);
};

const maxLineChars = 200;

/** Who wrote or edited the piece. */
export const roleIn = ({ lines }: Page, role: Role): string | undefined => {
  for (const [at, { text }] of lines.entries()) {
    if (text.length > maxLineChars) continue;
    const told = withColon[role].exec(text)?.groups?.['name']?.trim();
    if (told !== undefined && /\p{L}/u.test(told)) return told;
    const spaced = role === 'editor' ? withSpace.exec(text)?.groups?.['name']?.trim() : undefined;
    const name = spaced ?? (alone[role].test(text) ? lines[at + 1]?.text : undefined);
    if (name !== undefined && isPerson(name)) return name;
  }
  return undefined;
};

/** One to five words with capitals, and perhaps a degree: "Sari Dewi, S.Sos". */
const isPerson = (words: string): boolean =>
  !noName.test(words) &&
  words.length <= 60 &&
  words.split(/,?\s/).length <= 5 &&
  words.split(/,?\s/).every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
