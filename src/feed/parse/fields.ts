/** One field of a feed or entry: its text (HTML where it holds markup), attributes, and the base of its links. */
export type Field = { text: string; attributes: Map<string, string>; base: string };
/** Fields by canonical name, in document order. */
export type Fields = Map<string, Field[]>;

/** The first of these fields that says something, unpacked. */
export const first = (fields: Fields, ...names: string[]): string | undefined => {
  for (const name of names) {
    const found = fields.get(name)?.find(({ text }) => text !== '');
    if (found !== undefined) return unpacked(found);
  }
  return undefined;
};

/** Atom 0.3 may carry base64 (mode="base64"); Atom 1.0 carries any type that is no text so. */
export const unpacked = ({ text, attributes }: Field): string =>
  attributes.size > 0 && isPacked(text, attributes)
    ? new TextDecoder().decode(Buffer.from(text, 'base64'))
    : text;

/** RFC 4287, 4.1.3.3: what is neither text nor XML is base64. Believed of what can be read so. */
const isPacked = (text: string, attributes: Field['attributes']): boolean => {
  if (attributes.get('mode') === 'base64' || attributes.get('encoding') === 'base64') return true;
  const type = attributes.get('type');
  return (
    type !== undefined &&
    /^application\/(?!xhtml|json|javascript)[^+]+$/i.test(type) &&
    !/[/+]xml\b/i.test(type) &&
    /^[A-Za-z\d+/\s]{8,}={0,2}\s*$/.test(text) &&
    text.replaceAll(/\s/g, '').length % 4 === 0
  );
};
