import { createAround } from './around.ts';
import type { Field, Fields } from './fields.ts';
import { createPutField } from './put-field.ts';
import type { Scope } from './scope.ts';

/** Characters of one field. */
export const maxFieldChars = 400_000;
/** What CDF and RDF say of an entry in attributes, and the fields that these are. */
const inAttributes = Object.entries({ 'rdf:about': 'rdf:about', href: 'link', lastmod: 'updated' });

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
  /** The field that is being read. */
  field(): OpenField | undefined;
  /** The open element that holds fields of its own and text. */
  holder(): Field | undefined;
  /** Whether an entry is open. */
  isInItem(): boolean;
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

/** `scope`: the elements that are open. */
export const createCollector = ({ stack, baseOf, push }: Scope): Collector => {
  const channel: Fields = new Map();
  const items: Fields[] = [];
  const putInto = createPutField();
  let item: { fields: Fields; depth: number } | undefined;
  let field: OpenField | undefined;
  const around = createAround();

  const put = (name: string, one: Field) => putInto(item?.fields ?? channel, name, one);
  const endField = () => {
    if (field === undefined) return;
    const { name, attributes, base: of } = field;
    const text = textOf(field);
    put(name, { text, attributes, base: of });
    around.note(name, text);
    stack.length = field.depth;
    field = undefined;
  };
  const endItem = () => {
    endField();
    around.clear();
    if (item === undefined) return;
    stack.length = item.depth;
    item = undefined;
  };
  const say = (text: string) => {
    if (field === undefined || field.size > maxFieldChars) return;
    field.parts.push(text);
    field.size += text.length;
  };
  const openItem = (raw: string, attributes: Map<string, string>, selfClosing: boolean) => {
    endItem();
    const fields: Fields = new Map();
    items.push(fields);
    const here = baseOf(attributes);
    item = { fields, depth: stack.length };
    for (const [from, to] of inAttributes) {
      const text = attributes.get(from);
      if (text !== undefined) put(to, { text, attributes: new Map(), base: here });
    }
    if (selfClosing) item = undefined;
    else push(raw, here);
  };
  const openField = (raw: string, name: string, attributes: Map<string, string>, selfClosing: boolean) => {
    const here = baseOf(attributes);
    const full = around.fullName(name);
    const depth = stack.length;
    push(raw, here);
    const held = around.open(name, attributes, here, selfClosing);
    if (held !== undefined) return put(name, held);
    const hasMarkup = attributes.get('type') === 'xhtml';
    field = { name: full, attributes, base: here, text: '', depth, parts: [], size: 0, hasMarkup, inner: [] };
    if (selfClosing) endField();
  };

  return {
    channel,
    items,
    field: () => field,
    holder: around.holder,
    isInItem: () => item !== undefined,
    put,
    say,
    openItem,
    openField,
    endField,
    endItem,
    endHolder: around.close,
    endFrom: (at) => {
      if (item !== undefined && at < item.depth) endItem();
      else endField();
      stack.length = Math.min(stack.length, at);
    },
    end: (isCut) => {
      if (item !== undefined && isCut) {
        // The download was cut here: half a field is none, and an entry that cannot be known again is none either.
        field = undefined;
        if (!isKnowable(item.fields)) items.pop();
      }
      endItem();
    },
  };
};

const textOf = ({ parts, inner }: OpenField): string => {
  // What was never closed is markup all the same.
  for (const name of inner.toReversed()) parts.push(`</${name}>`);
  return parts.join('').trim();
};

/** Whether an entry says by what it can be known again. */
const isKnowable = (fields: Fields): boolean =>
  ['guid', 'id', 'link', 'rdf:about'].some((name) => fields.has(name));
