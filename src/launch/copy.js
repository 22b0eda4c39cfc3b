import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

// Plain JavaScript: reading even one file of TypeScript takes Node seventeen megabytes that it never gives back.

const root = join(import.meta.dirname, '../..');
/** Where the copy is, without types: Kabar's files under their own names, but `.js`. */
const copy = join(root, '.stripped');
/** The print of what the copy was made from. */
const printFile = join(copy, 'print');
/** What Kabar consists of. */
const tops = ['src', 'commands'];

/** Paths of the files that Kabar consists of, from its root: what the demo's page is made of, too. */
const sources = () => [
  'package.json',
  ...tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort(),
  ),
];

/** @param {string[]} files */
const printOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('base64url');
};

/** The file to run for an entry (`main`, `demo`): that of the copy, or the source where the copy is missing or was made from another. @param {string} name */
export const entryFile = (name) => {
  let print;
  try {
    print = readFileSync(printFile, 'utf8');
  } catch {
    return join(root, 'src', `${name}.ts`);
  }
  return print === printOf(sources()) ? join(copy, 'src', `${name}.js`) : join(root, 'src', `${name}.ts`);
};

/** A path to one of our own files, as an import or an address names it. */
const ownPath = /(?<=['"])(?:\.{1,2}\/)?[\w./-]+\.ts(?=['"])/g;

/** @param {string} source @param {(source: string) => string} strip */
const stripped = (source, strip) => strip(source).replace(ownPath, (path) => path.replace(/ts$/, 'js'));

/** Makes the copy anew. Throws where the folder takes no files. @param {(source: string) => string} strip Takes the types out of a source. */
export const layCopy = (strip) => {
  const files = sources();
  rmSync(copy, { recursive: true, force: true });
  for (const file of files) {
    const isTyped = file.endsWith('.ts');
    const target = join(copy, isTyped ? file.replace(/ts$/, 'js') : file);
    const source = readFileSync(join(root, file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, isTyped ? stripped(source.toString(), strip) : source);
  }
  writeFileSync(printFile, printOf(files));
};
