import { readAttributes } from '../../text/xml.ts';

/** Longer texts hold no date (characters). */
const maxChars = 1_000;

/** A date as text: of an element of HTML in a date's field, as some content systems write it, what its attribute says, else its words. */
export const dateText = (text: string | undefined): string | undefined => {
  if (text === undefined || !text.includes('<') || text.length > maxChars) return text;
  for (const [, source = ''] of text.matchAll(/<[a-z]{1,10}(\s[^<>]{1,500})>/gi)) {
    const attributes = readAttributes(source);
    const date = attributes.get('datetime') ?? attributes.get('content');
    if (date !== undefined && /\d/.test(date)) return date.trim();
  }
  return text.replace(/<[^<>]{0,500}>/g, ' ').trim();
};
