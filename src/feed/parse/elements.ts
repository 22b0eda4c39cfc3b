import {
  containers,
  createPrefixes,
  foreign,
  foreignEverywhere,
  holders,
  holdsMarkup,
  htmlTag,
  isHtml,
  isMarkupIn,
  isVoid,
  itemNames,
  roots,
} from './names.ts';
import type { Pieces } from '../../text/charset.ts';
import { withoutData } from '../../text/html-reader.ts';
import type { Field, Fields } from './fields.ts';
import { decodeXml, readAttributes, scanXml } from '../../text/xml.ts';

export type Elements = { root: string | undefined; channel: Fields; items: Fields[] };

/** Entries looked through; only the newest of them are read. */
const maxItems = 5_000;
const maxDepth = 100;
const maxFieldChars = 400_000;
/** A longer base is not meant (characters): every link of the feed would be resolved against it. */
const maxBaseChars = 2_048;
/** Most elements have none. What is said of a picture is noted with its own, so that one is never this. */
const noAttributes = new Map<string, string>();
/** Distinct fields of an entry, and fields of one name. */
const maxNames = 200;
const maxOfName = 64;
/** Fields of one feed; of what follows, one of each name is kept. */
const maxFields = 200_000;

type OpenField = Field & {
  name: string;
  depth: number;
  parts: string[];
  size: number;
  hasMarkup: boolean;
  /** Names of the markup elements open in it. */
  inner: string[];
};

/**
 * Reads a feed's elements, mending as it goes: whatever is not closed ends where the next field or entry begins. Names
 * come canonical, by namespace; Atom's own stand without prefix in an Atom feed. Linear and bounded; never throws.
 */
export const readElements = ({ source, decode }: Pieces, url: string): Elements => {
  const channel: Fields = new Map();
  const items: Fields[] = [];
  const stack: { name: string; base: string }[] = [];
  let root: string | undefined;
  const { declare, canonical } = createPrefixes(() => root === 'feed');
  let item: { fields: Fields; depth: number } | undefined;
  let skipping: number | undefined;
  let field: OpenField | undefined;
  let holder: { name: string; field: Field } | undefined;
  /** The open media:content, to which descriptions and credits in it belong. */
  let media: Map<string, string> | undefined;
  let count = 0;
  /** Whether entries of this feed end where they should. */
  let closesItems = false;

  const base = () => stack.at(-1)?.base ?? url;
  const baseOf = (attributes: Map<string, string>): string => {
    const own = attributes.size === 0 ? undefined : attributes.get('xml:base')?.trim();
    if (own === undefined || own.length > maxBaseChars) return base();
    const resolved = URL.parse(own, base())?.href ?? '';
    return resolved !== '' && resolved.length <= maxBaseChars ? resolved : base();
  };
  const put = (name: string, one: Field) => {
    const into = item?.fields ?? channel;
    const list = into.get(name);
    count++;
    if (list !== undefined) {
      if (list.length < maxOfName && count < maxFields) list.push(one);
    } else if (into.size < maxNames) into.set(name, [one]);
  };
  const endField = () => {
    if (field === undefined) return;
    const { name, parts, attributes, base: of } = field;
    // What was never closed is markup all the same.
    for (const inner of field.inner.toReversed()) parts.push(`</${inner}>`);
    const text = parts.join('').trim();
    put(name, { text, attributes, base: of });
    if (media !== undefined && name.startsWith('media:') && text !== '') media.set(`>${name}`, text);
    stack.length = field.depth;
    field = undefined;
  };
  const endItem = () => {
    endField();
    holder = media = undefined;
    if (item === undefined) return;
    stack.length = item.depth;
    item = undefined;
  };
  const say = (text: string) => {
    if (field === undefined || field.size > maxFieldChars) return;
    field.parts.push(text);
    field.size += text.length;
  };
  const push = (name: string, here: string) => {
    if (stack.length < maxDepth) stack.push({ name, base: here });
  };
  const openItem = (raw: string, attributes: Map<string, string>, selfClosing: boolean) => {
    endItem();
    const fields: Fields = new Map();
    items.push(fields);
    const here = baseOf(attributes);
    item = { fields, depth: stack.length };
    // CDF and RDF say some of it in attributes.
    for (const [from, to] of Object.entries({ 'rdf:about': 'rdf:about', href: 'link', lastmod: 'updated' })) {
      const text = attributes.get(from);
      if (text !== undefined) put(to, { text, attributes: new Map(), base: here });
    }
    if (selfClosing) item = undefined;
    else push(raw, here);
  };
  const openField = (raw: string, name: string, attributes: Map<string, string>, selfClosing: boolean) => {
    const here = baseOf(attributes);
    const full = holder === undefined ? name : `${holder.name}/${name.replace(/^atom:/, '')}`;
    const depth = stack.length;
    push(raw, here);
    if (name === 'media:content') media = selfClosing ? undefined : attributes;
    if (holders.has(name) && !selfClosing && holder === undefined) {
      holder = { name, field: { text: '', attributes, base: here } };
      put(name, holder.field);
      return;
    }
    const hasMarkup = attributes.get('type') === 'xhtml';
    field = { name: full, attributes, base: here, text: '', depth, parts: [], size: 0, hasMarkup, inner: [] };
    if (selfClosing) endField();
  };

  scanXml(source, {
    enough: () => items.length >= maxItems,
    inside: () => stack.at(-1)?.name,
    open: (raw, attributeSource, selfClosing) => {
      const attributeText = decode(attributeSource);
      const attributes =
        attributeText.length > 1
          ? readAttributes(attributeText)
          : raw.endsWith(':content')
            ? new Map()
            : noAttributes;
      if (attributeText.includes('xmlns:')) declare(attributes);
      let name = canonical(raw);
      if (root === undefined && roots.has(name)) root = name;
      if (root === undefined) return;
      if (root === 'urlset' && name === 'url') name = 'item';
      if (skipping !== undefined) {
        if (!itemNames.has(name)) return selfClosing ? undefined : push(raw, base());
        stack.length = skipping;
        skipping = undefined;
      }
      if (itemNames.has(name)) return openItem(raw, attributes, selfClosing);
      if (field !== undefined) {
        const isXhtml = field.attributes.get('type') === 'xhtml';
        if (isMarkupIn(field.name, name, isXhtml)) {
          field.hasMarkup = true;
          const inTag = withoutData(attributeText).replace(/[<>]/g, '');
          const tag = raw.replace(/^.*:/, '');
          say(htmlTag(tag, inTag, selfClosing));
          if (!selfClosing && !isVoid(tag) && field.inner.length < maxDepth) field.inner.push(tag);
          return;
        }
        endField();
      }
      if (stack.length >= maxDepth) return;
      const isForeign =
        (item === undefined && foreign.has(name)) ||
        foreignEverywhere.has(name) ||
        (name === 'source' && root === 'feed');
      if (isForeign) {
        if (!selfClosing) {
          skipping = stack.length;
          push(raw, base());
        }
      } else if (roots.has(name) || containers.has(name)) {
        const language = attributes.get('xml:lang');
        if (language !== undefined && item === undefined)
          put('xml:lang', { text: language, attributes: new Map(), base: base() });
        if (!selfClosing) push(raw, baseOf(attributes));
      } else openField(raw, name, attributes, selfClosing);
    },
    close: (raw) => {
      const name = canonical(raw);
      if (skipping !== undefined) {
        const at = stack.findLastIndex((one) => one.name === raw);
        if (at >= skipping) stack.length = at;
        if (stack.length <= skipping) skipping = undefined;
        return;
      }
      const endsItem = itemNames.has(name) || (root === 'urlset' && name === 'url');
      if (field !== undefined) {
        const isOwn = stack.at(-1)?.name === raw;
        if (isOwn && (field.inner.length === 0 || !isHtml(raw))) return endField();
        if (holdsMarkup(field.name) && field.inner.length > 0 && !endsItem && !roots.has(name)) {
          field.inner.pop();
          return say(`</${raw.replace(/^.*:/, '')}>`);
        }
        if (isOwn) return endField();
        // The entry ends inside a field: what follows may still be its own, up to the next entry.
        if (endsItem) return endField();
      }
      if (endsItem) {
        closesItems = true;
        return endItem();
      }
      if (name === 'media:content') media = undefined;
      if (holder?.name === name) holder = undefined;
      const at = stack.findLastIndex((one) => one.name === raw);
      if (at < 0) {
        // What a text opened in a CDATA section that ended too early.
        if (field !== undefined && holdsMarkup(field.name) && isHtml(raw)) say(`</${raw}>`);
        return;
      }
      if (item !== undefined && at < item.depth) endItem();
      else endField();
      stack.length = Math.min(stack.length, at);
    },
    text: (whole, literal) => {
      if (skipping !== undefined || (field !== undefined && field.size > maxFieldChars)) return;
      const shown = whole.length > maxFieldChars / 4 ? withoutData(whole) : whole;
      const text = decode(shown.slice(0, maxFieldChars));
      if (field === undefined) {
        if (holder !== undefined && holder.field.text.length < 1_000)
          holder.field.text += literal ? text : decodeXml(text);
      } else if (field.hasMarkup) say(literal ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text);
      else say(literal ? text : decodeXml(text));
    },
  });
  if (item !== undefined && closesItems) {
    // The download was cut here: half a field is none, and an entry that cannot be known again is none either.
    field = undefined;
    const { fields } = item;
    if (!['guid', 'id', 'link', 'rdf:about'].some((name) => fields.has(name))) items.pop();
  }
  endItem();
  return { root, channel, items };
};
