import { StoreError } from './store/keyv/failure.ts';
import { backUp } from './store/keyv/backup.ts';
import { storePath } from './store/keyv/open.ts';

const usage = `npm run backup -- FILE

Writes a copy of the store (STORE_URL) into a new file, whether Kabar runs or not.
Exit code: 0 the copy is whole, 64 a wrong argument, 74 it could not be made.
`;
/** sysexits.h: EX_USAGE, EX_IOERR. */
const exits = { usage: 64, failed: 74 };
/** Where config.ts has it. */
const usualStore = 'sqlite://data/kabar.sqlite';

const run = async (): Promise<number> => {
  const [file, ...others] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    process.stderr.write(usage);
    return exits.usage;
  }
  const url = process.env['STORE_URL']?.trim() || usualStore;
  const path = storePath(url);
  if (path === undefined) {
    process.stderr.write(`STORE_URL is ${url}: there is nothing to back up.\n`);
    return exits.usage;
  }
  try {
    const bytes = await backUp(path, file);
    process.stdout.write(`${path} is backed up in ${file} (${(bytes / 1_048_576).toFixed(1)} MB).\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    process.stderr.write(`No backup was made: ${error.message}.\n`);
    return exits.failed;
  }
};

process.exitCode = await run();
