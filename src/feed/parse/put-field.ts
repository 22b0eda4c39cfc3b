import type { Field, Fields } from './fields.ts';

/** Distinct fields of an entry, and fields of one name. */
const maxNames = 200;
const maxOfName = 64;
/** Fields of one feed; of what follows, one of each name is kept. */
const maxFields = 200_000;

/** Adds a field to those of an entry, or of the feed itself, as far as there is room. */
export type PutField = (into: Fields, name: string, field: Field) => void;

/** Of one feed. */
export const createPutField = (): PutField => {
  let count = 0;
  return (into, name, field) => {
    const list = into.get(name);
    count++;
    if (list !== undefined) {
      if (list.length < maxOfName && count < maxFields) list.push(field);
    } else if (into.size < maxNames) into.set(name, [field]);
  };
};
