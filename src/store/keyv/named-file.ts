import { storePath } from './open.ts';

/** Where config.ts has it, too. */
const usualStore = 'sqlite://data/kabar.sqlite';

/** What a command is about that is given a backup's file: that file, and the path of the store that STORE_URL names. */
export type NamedFile =
  { file: string; path: string } | { problem: 'usage' } | { problem: 'no file'; url: string };

/** Reads the arguments of such a command (without node and the script), and STORE_URL; `no file`: the store stands in none. */
export const namedFile = (given: readonly string[], storeUrl: string | undefined): NamedFile => {
  const [file, ...others] = given;
  if (file === undefined || file.startsWith('-') || others.length > 0) return { problem: 'usage' };
  const url = storeUrl?.trim() || usualStore;
  const path = storePath(url);
  return path === undefined ? { problem: 'no file', url } : { file, path };
};
