import type { Field } from './fields.ts';
import { holders } from './names.ts';

/** The elements around the fields of an entry, or of the feed, that the fields say something of. */
export type Around = {
  /** The open element that holds fields of its own and text. */
  holder(): Field | undefined;
  /** What a field is called that opens here. */
  fullName(name: string): string;
  /** Looks at an element that opens; gives its field, if it holds fields of its own from here on. */
  open(name: string, attributes: Map<string, string>, base: string, selfClosing: boolean): Field | undefined;
  /** A field has been read: what it says of the medium around it is noted there. */
  note(name: string, text: string): void;
  /** An element of this name ends. */
  close(name: string): void;
  /** All of them end. */
  clear(): void;
};

/** None is open yet. */
export const createAround = (): Around => {
  let holder: { name: string; field: Field } | undefined;
  /** The open media:content, to which descriptions and credits in it belong. */
  let media: Map<string, string> | undefined;

  return {
    holder: () => holder?.field,
    fullName: (name) => (holder === undefined ? name : `${holder.name}/${name.replace(/^atom:/, '')}`),
    open: (name, attributes, base, selfClosing) => {
      if (name === 'media:content') media = selfClosing ? undefined : attributes;
      if (!holders.has(name) || selfClosing || holder !== undefined) return undefined;
      holder = { name, field: { text: '', attributes, base } };
      return holder.field;
    },
    note: (name, text) => {
      if (media !== undefined && name.startsWith('media:') && text !== '') media.set(`>${name}`, text);
    },
    close: (name) => {
      if (name === 'media:content') media = undefined;
      if (holder?.name === name) holder = undefined;
    },
    clear: () => {
      holder = media = undefined;
    },
  };
};
