import { tidy } from '../text/escape.ts';
import type { Line } from './lines.ts';

/** What a line says, for a terminal: nothing that a feed says can steer it. */
export const shown = (line: Line): string => {
  const { file } = line;
  const text = textOf(line);
  return file === undefined ? text : `${tidy(file)}\n${text}`;
};

const textOf = (line: Line): string => {
  switch (line.kind) {
    case 'story': {
      const standing = line.new ? 'new' : line.changed ? 'changed' : 'known';
      return block(`── ${standing} `.padEnd(40, '─'), [
        ...(line.picture === null ? [] : [`▣ ${line.picture}`]),
        ...line.card.split('\n'),
        ...(line.url === null ? [] : [`→ ${line.url}`]),
      ]);
    }
    case 'article': {
      const { kind: _kind, file: _file, ...facts } = line;
      return block(
        '── article '.padEnd(40, '─'),
        Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '-'}`),
      );
    }
    case 'offer':
      return tidy(`${line.title}  ${line.url}`);
    case 'next':
      return tidy(`The search goes on at ${line.url}`);
    case 'error':
      return tidy(line.message);
  }
};

const block = (heading: string, lines: string[]): string => [heading, ...lines.map(tidy), ''].join('\n');
