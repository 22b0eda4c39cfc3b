import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Writes methods.generated.ts from the declarations of @grammyjs/types: `node src/sandbox/telegram/api/generate.ts` after an
 * update of that package. Each parameter's kind is number, string, boolean or object, with "!" where it is required.
 */
const generate = (declarations: string): string => {
  const methods: string[] = [];
  let parameters: string[] = [];
  let name: string | undefined;
  for (const line of declarations.split('\n')) {
    const method = /^ {4}(\w+)\((args\??: \{)?/.exec(line);
    const parameter = /^ {8}(\w+)(\??): (.*);$/.exec(line);
    if (method !== null) [name, parameters] = [method[1], []];
    else if (parameter !== null && name !== undefined)
      parameters.push(`${parameter[1]}: '${kindOf(parameter[3] ?? '')}${parameter[2] === '' ? '!' : ''}'`);
    if (name !== undefined && (/^ {4}\}\): /.test(line) || (method !== null && method[2] === undefined))) {
      methods.push(`  ${name}: { ${parameters.join(', ')} },`);
      name = undefined;
    }
  }
  return `/** Made by generate.ts from @grammyjs/types; not to be edited. */
export const methods: Record<string, Record<string, string>> = {
${methods.join('\n')}
};
`;
};

const kindOf = (type: string): string => {
  if (/^(number|string|boolean|true)$/.test(type)) return type === 'true' ? 'boolean' : type;
  if (/^number \| string$/.test(type)) return 'id';
  return /string|"|ParseMode|LanguageCode|^F\b/.test(type) && !/\[\]|Array/.test(type) ? 'string' : 'object';
};

const source = fileURLToPath(import.meta.resolve('@grammyjs/types')).replace(
  /mod\.(js|d\.ts)$/,
  'methods.d.ts',
);
await writeFile(new URL('methods.generated.ts', import.meta.url), generate(await readFile(source, 'utf8')));
