import type { FilterTerm } from '../../../src/audience/settings/filter.ts';
import { stemsOf } from '../../../src/text/stems.ts';

/** Whether a term keeps away just this word, in whatever form. */
export const isSameWord = ({ not, in: where, any }: FilterTerm, word: string): boolean =>
  not === true && where === undefined && any.length === 1 && stemOf(any[0] ?? '') === stemOf(word);

const stemOf = (word: string): string => stemsOf(word).join(' ');
