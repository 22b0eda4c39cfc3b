import type { Catalogue } from './catalogue.ts';

/** A feed that a newcomer is offered. */
export type Suggestion = { title: string; address: string };

/** Where a newcomer may start, by their names in the catalogue. */
const names = ['ANTARA', 'CNN Indonesia', 'Tempo', 'BBC Indonesia', 'BBC News'];

/** The main feed of each source that a newcomer may start with. */
export const suggestionsFrom = (catalogue: Catalogue): Suggestion[] =>
  names.flatMap((name) => {
    const [main] = catalogue.named(name)?.feeds ?? [];
    return main === undefined ? [] : [{ title: name, address: main.url }];
  });
