import { unpacked, type Field } from './fields.ts';

/** So much of a field is read, and so much of its words kept (characters): the rest tells no more which event it is of. */
const rawChars = 5_000;
const keptChars = 2_000;

/**
 * The words of the longest of an entry's texts, markup aside, where that says far more than `told`. They are for comparing
 * stories, not for showing: entities and the like may be left out. Linear in what is read.
 */
export const bodyOf = (written: Field[], told: string): string | undefined => {
  let longest: Field | undefined;
  for (const field of written) if (field.text.length > (longest?.text.length ?? 0)) longest = field;
  if (longest === undefined || told.length >= keptChars || longest.text.length < told.length + muchMore)
    return undefined;
  const words = unpacked(longest)
    .slice(0, rawChars)
    .replace(/<(?:script|style)\b[^>]{0,300}>[^<]*|<[^<>]*(?:>|$)|&#?\w{1,10};/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, keptChars);
  return words.length > told.length + muchMore ? words : undefined;
};
/** A little more is not worth its way (characters). */
const muchMore = 200;
