import type { Catalogue } from './catalogue.ts';
import type { Ports } from '../../../commands/shared/ports.ts';

/** Where a newcomer may start, by their names in the catalogue. */
const names = ['ANTARA', 'CNN Indonesia', 'Tempo', 'BBC Indonesia', 'BBC News'];

/** The main feed of each source that a newcomer may start with. */
export const suggestionsFrom = (catalogue: Catalogue): Ports['suggestions'] =>
  names.flatMap((name) => {
    const [main] = catalogue.named(name)?.feeds ?? [];
    return main === undefined ? [] : [{ title: name, address: main.url }];
  });
