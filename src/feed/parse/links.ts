import type { Field, Fields } from './fields.ts';

/** Longest address kept (characters). */
const maxChars = 4_096;

/** An absolute http(s) address; undefined where there is none. */
export const absolute = (address: string | undefined, base: string): string | undefined => {
  const trimmed = address?.trim().replaceAll(/[\n\r\t]/g, '') ?? '';
  if (trimmed === '' || trimmed.length > maxChars) return undefined;
  // Kept as the publisher wrote it where it is whole: ids and links must not change by a slash.
  if (/^https?:\/\/[^\s"<>\\]+$/i.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  const url = URL.parse(trimmed, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
};

export const isWeb = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/[^\s]+$/i.test(text);

/** The link of an entry or feed to its page: Atom's `alternate` or RSS's text, the last as feedparser has it. */
export const linkOf = (fields: Fields): string | undefined => {
  const links = ['link', 'atom:link'].flatMap((name) => fields.get(name) ?? []);
  const plain = (fields.get('link') ?? []).findLast(
    ({ text, attributes }) => text !== '' && !attributes.has('href') && relOf(attributes) === 'alternate',
  );
  const linked = links.filter(({ attributes }) => attributes.has('href'));
  const alternates = linked.filter(({ attributes }) => relOf(attributes) === 'alternate');
  const alternate =
    alternates.findLast(({ attributes }) => /^$|html/i.test(attributes.get('type') ?? '')) ?? alternates[0];
  const other = linked.find(
    ({ attributes }) =>
      !/^(self|hub|enclosure|edit|edit-media|replies|next|prev|previous|first|last|license|via|search|stylesheet|service\.\w+|http:.*)$/.test(
        relOf(attributes),
      ),
  );
  const permanent = fields
    .get('guid')
    ?.find(({ text, attributes }) => attributes.get('ispermalink')?.toLowerCase() !== 'false' && isWeb(text));
  for (const one of [
    plain,
    alternate,
    fields.get('loc')?.[0],
    permanent,
    other,
    fields.get('id')?.find(({ text }) => isWeb(text)),
  ]) {
    const url = one && absolute(one.attributes.get('href') ?? one.text, one.base);
    if (url !== undefined) return url;
  }
  return undefined;
};

/** The addresses of a feed's or entry's links with this `rel`. */
export const linksWithRel = (fields: Fields, rel: string): string[] =>
  ['link', 'atom:link']
    .flatMap((name) => fields.get(name) ?? [])
    .filter(({ attributes }) => relOf(attributes) === rel)
    .flatMap(({ attributes, base }) => absolute(attributes.get('href'), base) ?? []);

const relOf = (attributes: Field['attributes']): string =>
  (attributes.get('rel') ?? 'alternate')
    .trim()
    .toLowerCase()
    // RFC 4287, 4.2.7.2: the registered names may be written out.
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
