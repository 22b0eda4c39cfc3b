import type { Page } from './parts.ts';

type Role = 'editor' | 'writer';

/** "Editor : Mahesa Apriandi", "(Editor: Budi)", "Pewarta: Ani Editor: Budi COPYRIGHT": in a line that names one or both. */
const withColon: Record<Role, RegExp> = {
  editor:
    /(?:^|(?<!pilihan|catatan|dari|kepada)[\s(|•·-])(?:editor|redaktur|penyunting)\s?[:：]\s?(?<name>[^|•·:()]{2,60}?)(?=$|\s?[|•·()]|\s(?:reporter|penulis|pewarta|uploader|copyright|sumber|baca)\b)/iu,
  writer:
    /(?:^|[(|•·-]\s?)(?:reporter|penulis|pewarta|jurnalis|wartawan|kontributor|oleh|author|writer)\s?[:：]\s?(?<name>[^|•·:()]{2,60}?)(?=$|\s?[|•·()]|\s(?:editor|redaktur|uploader|copyright|sumber|baca)\b)/iu,
};
/** A line of nothing but the role and a name; of writers a full one, as they are written about ("Penulis Buku"). */
const withSpace: Record<Role, RegExp> = {
  editor: /^\(?(?:[Ee]ditor|EDITOR|[Rr]edaktur|[Pp]enyunting)\s(?<name>[^|•·:()]{2,60})\)?$/u,
  writer:
    /^\(?(?:Penulis|Reporter|Pewarta|Kontributor|Wartawan|Jurnalis)\s(?<name>[^|•·:()\s]{2,30}\s[^|•·:()]{2,40})\)?$/u,
};
/** A line of nothing but the role: the name is the next one. */
const alone: Record<Role, RegExp> = {
  editor: /^(?:editor|redaktur|penyunting)\s?[:：]?$/iu,
  writer: /^(?:reporter|penulis|pewarta|jurnalis|wartawan|kontributor|oleh|author|writer)\s?[:：]?$/iu,
};
/** Newsrooms have their editor's choice, too; and offices: "Editor at Large", "Redaktur Pelaksana". */
const noName =
  /^(?:pilihan|picks?|choices?|['’]s|utama|lainnya|terkini|populer|berita|news|video|foto|eksekutif|in chief|tags?|topik|baca|komentar|share|bagikan|rekomendasi|terkait|at[ -]large|emeritus|at|of|for|and|senior|deputy|managing|associate|assistant|contributing|executive|digital|online|desk|pelaksana|kepala|bahasa|buku|novel|naskah|skenario|lepas|muda|senior|asal|ekonomi|olahraga|politik|hukum|internasional|nasional|budaya|opini|politics|business|sports?|science|culture|health|world|features|travel|technology|opinion)(?!\p{L})/iu;

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
    const spaced = withSpace[role].exec(text)?.groups?.['name']?.trim();
    const name = spaced ?? (alone[role].test(text) ? lines[at + 1]?.text : undefined);
    if (name !== undefined && isByName(name)) return name;
  }
  return undefined;
};

/** A byline stands so many lines below the headline at most. */
const bylineLines = 8;

/** Whose name stands alone below the headline, in an element named for it. */
const bylineIn = ({ lines, headingAt }: Page): string | undefined =>
  lines
    .slice(headingAt, headingAt + bylineLines)
    .filter(({ isByline }) => isByline)
    .map(({ text }) => text.replace(/^(?:by|oleh|penulis|reporter)\s?:?\s/i, '').trim())
    .find(isByName);

/** The writer that machines are told of; but some content systems tell them of the editor. */
export const writerOf = (
  page: Page,
  told: string | undefined,
  editor: string | undefined,
): string | undefined =>
  told !== undefined && told.toLowerCase() !== editor?.toLowerCase()
    ? told
    : (roleIn(page, 'writer') ?? (told === undefined ? undefined : bylineIn(page)));

/** One to five words with capitals, and perhaps a degree: "Sari Dewi, S.Sos". */
const isByName = (words: string): boolean =>
  !noName.test(words) &&
  words.length <= 60 &&
  words.split(/,?\s/).length <= 5 &&
  words.split(/,?\s/).every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
