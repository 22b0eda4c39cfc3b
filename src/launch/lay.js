import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { build, built, root } from './built.js';
import { programs, writeBundle } from './bundle.js';
import { copyFiles } from './copy.js';

// What `npm ci` runs at its end. Without what it builds Kabar runs as well, only larger: an installation does not fail over it.

/** A bundle where its maker is installed: a development dependency. */
const bundle = async () => {
  const { rolldown } = await import('rolldown');
  await build(() => writeBundle(rolldown, { from: root, programs, folder: join(built, 'src') }));
};
const copy = () => build((files) => copyFiles(files, (source) => stripTypeScriptTypes(source)));

/** @param {unknown} error */
const isMissing = (error) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
/** @param {string} way @param {unknown} error */
const tell = (way, error) =>
  process.stderr.write(
    `Kabar will run from ${way}, which takes more memory: ${error instanceof Error ? error.message : String(error)}\n`,
  );

try {
  await bundle();
} catch (error) {
  if (!isMissing(error)) tell('its files one by one', error);
  try {
    await copy();
  } catch (reason) {
    tell('its TypeScript', reason);
  }
}
