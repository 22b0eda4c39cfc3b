import {
  containers,
  createPrefixes,
  foreign,
  foreignEverywhere,
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
import { createCollector, maxFieldChars, type Collector, type OpenField } from './collector.ts';
import type { Fields } from './fields.ts';
import { decodeXml, readAttributes, scanXml } from '../../text/xml.ts';
import { createScope, createSkipping, maxDepth } from './scope.ts';

export type Elements = { root: string | undefined; channel: Fields; items: Fields[] };

/** Entries looked through; only the newest of them are read. */
const maxItems = 5_000;
/** Most elements have none. What is said of a picture is noted with its own, so that one is never this. */
const noAttributes = new Map<string, string>();

/**
 * Reads a feed's elements, mending as it goes: whatever is not closed ends where the next field or entry begins. Names
 * come canonical, by namespace; Atom's own stand without prefix in an Atom feed. Linear and bounded; never throws.
 */
export const readElements = ({ source, decode }: Pieces, url: string): Elements => {
  const scope = createScope(url);
  const collector = createCollector(scope);
  const skipping = createSkipping(scope);
  const take = createTake(collector, decode);
  const { stack, base, baseOf, push } = scope;
  const { items, put, say, openItem, openField, endField, endItem } = collector;
  let root: string | undefined;
  const { declare, canonical } = createPrefixes(() => root === 'feed');
  /** Whether entries of this feed end where they should. */
  let closesItems = false;

  scanXml(source, {
    enough: () => items.length >= maxItems,
    inside: () => stack.at(-1)?.name,
    open: (raw, attributeSource, selfClosing) => {
      const attributeText = decode(attributeSource);
      const attributes = attributesOf(raw, attributeText);
      if (attributeText.includes('xmlns:')) declare(attributes);
      let name = canonical(raw);
      if (root === undefined && roots.has(name)) root = name;
      if (root === undefined) return;
      if (root === 'urlset' && name === 'url') name = 'item';
      if (skipping.isOn()) {
        if (!itemNames.has(name)) return selfClosing ? undefined : push(raw, base());
        skipping.end();
      }
      if (itemNames.has(name)) return openItem(raw, attributes, selfClosing);
      const field = collector.field();
      if (field !== undefined) {
        const isXhtml = field.attributes.get('type') === 'xhtml';
        if (isMarkupIn(field.name, name, isXhtml))
          return say(openMarkup(field, raw, attributeText, selfClosing));
        endField();
      }
      if (stack.length >= maxDepth) return;
      if (isForeign(name, { isInItem: collector.isInItem(), isAtom: root === 'feed' })) {
        if (!selfClosing) skipping.begin(raw);
      } else if (roots.has(name) || containers.has(name)) {
        const language = attributes.get('xml:lang');
        if (language !== undefined && !collector.isInItem())
          put('xml:lang', { text: language, attributes: new Map(), base: base() });
        if (!selfClosing) push(raw, baseOf(attributes));
      } else openField(raw, name, attributes, selfClosing);
    },
    close: (raw) => {
      const name = canonical(raw);
      if (skipping.isOn()) return skipping.close(raw);
      const endsItem = itemNames.has(name) || (root === 'urlset' && name === 'url');
      const field = collector.field();
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
      collector.endHolder(name);
      const at = stack.findLastIndex((one) => one.name === raw);
      if (at < 0) {
        // What a text opened in a CDATA section that ended too early.
        if (field !== undefined && holdsMarkup(field.name) && isHtml(raw)) say(`</${raw}>`);
        return;
      }
      collector.endFrom(at);
    },
    text: (whole, literal) => {
      if (!skipping.isOn()) take(whole, literal);
    },
  });
  collector.end(closesItems);
  return { root, channel: collector.channel, items: collector.items };
};

/** Takes up text where it stands: in the open field, or in what holds fields of its own. */
const createTake =
  (collector: Collector, decode: Pieces['decode']) =>
  (whole: string, literal: boolean): void => {
    const field = collector.field();
    if (field !== undefined && field.size > maxFieldChars) return;
    const shown = whole.length > maxFieldChars / 4 ? withoutData(whole) : whole;
    const text = decode(shown.slice(0, maxFieldChars));
    if (field === undefined) {
      const holder = collector.holder();
      if (holder !== undefined && holder.text.length < 1_000) holder.text += literal ? text : decodeXml(text);
    } else if (field.hasMarkup)
      collector.say(literal ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text);
    else collector.say(literal ? text : decodeXml(text));
  };

const attributesOf = (raw: string, text: string): Map<string, string> => {
  if (text.length > 1) return readAttributes(text);
  return raw.endsWith(':content') ? new Map() : noAttributes;
};

/** The tag of an element that is markup in a field, as it stands in the field's text. */
const openMarkup = (field: OpenField, raw: string, attributeText: string, selfClosing: boolean): string => {
  field.hasMarkup = true;
  const inTag = withoutData(attributeText).replace(/[<>]/g, '');
  const tag = raw.replace(/^.*:/, '');
  if (!selfClosing && !isVoid(tag) && field.inner.length < maxDepth) field.inner.push(tag);
  return htmlTag(tag, inTag, selfClosing);
};

/** Whether an element says nothing of the feed or entry that it stands in. */
const isForeign = (name: string, { isInItem, isAtom }: { isInItem: boolean; isAtom: boolean }): boolean =>
  (!isInItem && foreign.has(name)) || foreignEverywhere.has(name) || (name === 'source' && isAtom);
