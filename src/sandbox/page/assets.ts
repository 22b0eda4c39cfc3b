import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type Asset = { type: string; body: Buffer };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's own files by their path below `/page/`; nothing else of the disk can be asked for. */
export const readAssets = (folder = join(import.meta.dirname, 'browser')): ReadonlyMap<string, Asset> => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name));
  return new Map(
    names.map((name) => [
      name.replaceAll('\\', '/'),
      { type: types[extname(name)] ?? 'application/octet-stream', body: readFileSync(join(folder, name)) },
    ]),
  );
};
