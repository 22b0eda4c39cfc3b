import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

// Plain JavaScript: reading even one file of TypeScript takes Node seventeen megabytes that it never gives back.

export const root = join(import.meta.dirname, '../..');
/** Where what runs is, made of the sources: each program under its own name, but `.js`. */
export const built = join(root, '.built');
/** The print of what it was made from. */
const printFile = join(built, 'print');
/** What Kabar consists of. */
const tops = ['src', 'commands'];

/** Paths of the files that Kabar consists of, from its root: what the demo's page is made of, too. */
export const sources = () => [
  'package.json',
  ...tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort(),
  ),
];

/** Which versions of others' code there are, as a bundle holds that, too. */
const lock = 'package-lock.json';

/** @param {string[]} files */
const printOf = (files) => {
  const hash = createHash('sha256');
  for (const file of existsSync(join(root, lock)) ? [lock, ...files] : files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('base64url');
};

/** The file to run for an entry (`main`, `demo`): what was built, or the source where nothing was, or of other sources. @param {string} name */
export const entryFile = (name) => {
  let print;
  try {
    print = readFileSync(printFile, 'utf8');
  } catch {
    return join(root, 'src', `${name}.ts`);
  }
  return print === printOf(sources()) ? join(built, 'src', `${name}.js`) : join(root, 'src', `${name}.ts`);
};

/** Builds anew. Rejects as `make` does, and where the folder takes no files; then nothing is built. @param {(files: string[]) => unknown} make */
export const build = async (make) => {
  const files = sources();
  rmSync(built, { recursive: true, force: true });
  await make(files);
  mkdirSync(built, { recursive: true });
  writeFileSync(printFile, printOf(files));
};
