import type { Catalogue } from './catalogue.ts';

/** Where a newcomer may start, by their names in the catalogue. */
const names = ['ANTARA', 'CNN Indonesia', 'Tempo', 'BBC Indonesia', 'BBC News'];

/** A source that a newcomer may start with, and the address of its main feed. */
export type Suggestion = { title: string; address: string };

export const suggestionsFrom = (catalogue: Catalogue): Suggestion[] =>
  names.flatMap((name) => {
    const [main] = catalogue.named(name)?.feeds ?? [];
    return main === undefined ? [] : [{ title: name, address: main.url }];
  });
