import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { built, root } from './built.js';

/** A path to one of our own files, as an import or an address names it. */
const ownPath = /(?<=['"])(?:\.{1,2}\/)?[\w./-]+\.ts(?=['"])/g;

/** @param {string} source @param {(source: string) => string} strip */
const stripped = (source, strip) => strip(source).replace(ownPath, (path) => path.replace(/ts$/, 'js'));

/** Copies files without their types. Throws where the folder takes no files. @param {string[]} files From the root. @param {(source: string) => string} strip Takes the types out of a source. */
export const copyFiles = (files, strip) => {
  for (const file of files) {
    const isTyped = file.endsWith('.ts');
    const target = join(built, isTyped ? file.replace(/ts$/, 'js') : file);
    const source = readFileSync(join(root, file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, isTyped ? stripped(source.toString(), strip) : source);
  }
};
