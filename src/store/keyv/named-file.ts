import { maskSecrets } from '../../runtime/log.ts';
import { serverKind, shownAddress } from '../remote/address.ts';
import { storePath } from './open.ts';

/** Where config.ts has it, too. */
const usualStore = 'sqlite://data/kabar.sqlite';

/** What a command is about that is given a backup's file: that file, and the path of the store that STORE_URL names. */
export type NamedFile =
  { file: string; path: string } | { problem: 'usage' } | { problem: 'no file'; why: string };

/** What to do instead, where the store is not Kabar's own file. */
const ownTools = {
  redis:
    "a Redis is backed up and restored by its own tools (BGSAVE and a copy of its folder, or your provider's snapshots)",
  postgres: 'a Postgres is backed up and restored by its own tools (pg_dump and pg_restore)',
};

/** Reads the arguments of such a command (without node and the script), and STORE_URL; `no file`: the store stands in none, and why that is no matter for it. */
export const namedFile = (given: readonly string[], storeUrl: string | undefined): NamedFile => {
  const [file, ...others] = given;
  if (file === undefined || file.startsWith('-') || others.length > 0) return { problem: 'usage' };
  const url = storeUrl?.trim() || usualStore;
  const path = storePath(url);
  if (path !== undefined) return { file, path };
  const kind = serverKind(url);
  const rest = kind === undefined ? 'nothing outlives the process' : ownTools[kind];
  return { problem: 'no file', why: `STORE_URL is ${maskSecrets(shownAddress(url))}: ${rest}` };
};
