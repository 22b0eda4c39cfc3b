import type { Field, Fields } from './fields.ts';
import { holders } from './names.ts';

/** Elements open at once; what is deeper is left. */
export const maxDepth = 100;
/** Characters of one field. */
export const maxFieldChars = 400_000;
/** A longer base is not meant (characters): every link of the feed would be resolved against it. */
const maxBaseChars = 2_048;
/** Distinct fields of an entry, and fields of one name. */
const maxNames = 200;
const maxOfName = 64;
/** Fields of one feed; of what follows, one of each name is kept. */
const maxFields = 200_000;

/** A field that is being read. */
export type OpenField = Field & {
  name: string;
  depth: number;
  parts: string[];
  size: number;
  hasMarkup: boolean;
  /** Names of the markup elements open in it. */
  inner: string[];
};

/** Collects the fields of a feed and its entries while its elements are read. Whatever is not closed ends where the next field or entry begins. */
export type Collector = {
  channel: Fields;
  items: Fields[];
  /** The elements open now, outermost first, each with the address that links in it stand relative to. */
  stack: { name: string; base: string }[];
  /** The field that is being read. */
  field(): OpenField | undefined;
  /** The open element that holds fields of its own and text. */
  holder(): Field | undefined;
  /** Whether an entry is open. */
  isInItem(): boolean;
  base(): string;
  baseOf(attributes: Map<string, string>): string;
  /** Opens an element that is no field. */
  push(name: string, base: string): void;
  /** Adds a field to the open entry, or to the feed. */
  put(name: string, field: Field): void;
  /** Adds text to the open field. */
  say(text: string): void;
  openItem(raw: string, attributes: Map<string, string>, selfClosing: boolean): void;
  openField(raw: string, name: string, attributes: Map<string, string>, selfClosing: boolean): void;
  endField(): void;
  endItem(): void;
  /** An element ends that may have held fields. */
  endHolder(name: string): void;
  /** The elements from this place in the stack on end. */
  endFrom(at: number): void;
  /** The document ends. `isCut`: an entry that is open now was cut off. */
  end(isCut: boolean): void;
};

/** `url`: the feed's own address. */
export const createCollector = (url: string): Collector => {
  const channel: Fields = new Map();
  const items: Fields[] = [];
  const stack: { name: string; base: string }[] = [];
  let item: { fields: Fields; depth: number } | undefined;
  let field: OpenField | undefined;
  let holder: { name: string; field: Field } | undefined;
  /** The open media:content, to which descriptions and credits in it belong. */
  let media: Map<string, string> | undefined;
  let count = 0;

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

  return {
    channel,
    items,
    stack,
    field: () => field,
    holder: () => holder?.field,
    isInItem: () => item !== undefined,
    base,
    baseOf,
    push,
    put,
    say,
    openItem,
    openField,
    endField,
    endItem,
    endHolder: (name) => {
      if (name === 'media:content') media = undefined;
      if (holder?.name === name) holder = undefined;
    },
    endFrom: (at) => {
      if (item !== undefined && at < item.depth) endItem();
      else endField();
      stack.length = Math.min(stack.length, at);
    },
    end: (isCut) => {
      if (item !== undefined && isCut) {
        // The download was cut here: half a field is none, and an entry that cannot be known again is none either.
        field = undefined;
        const { fields } = item;
        if (!['guid', 'id', 'link', 'rdf:about'].some((name) => fields.has(name))) items.pop();
      }
      endItem();
    },
  };
};
