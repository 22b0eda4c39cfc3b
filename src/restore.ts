import { removeIndexFile } from './search/index/file.ts';
import { StoreError } from './store/keyv/failure.ts';
import { namedFile } from './store/keyv/named-file.ts';
import { restore } from './store/keyv/restore.ts';

const usage = `npm run restore -- FILE

Puts a backup (npm run backup) in the place of the store (STORE_URL). Kabar must not be running meanwhile. The backup is
checked first; the store as it was is kept beside it under another name.
Exit code: 0 the store is the backup's, 64 a wrong argument, 74 the store is as it was, 75 Kabar is running.
`;
/** sysexits.h: EX_USAGE, EX_IOERR, EX_TEMPFAIL. */
const exits = { usage: 64, failed: 74, inUse: 75 };

const run = async (): Promise<number> => {
  const named = namedFile(process.argv.slice(2), process.env['STORE_URL']);
  if ('problem' in named) {
    process.stderr.write(named.problem === 'usage' ? usage : `${named.why}.\n`);
    return exits.usage;
  }
  const { file, path } = named;
  try {
    const before = await restore(file, path, new Date());
    // What is found by search is made anew from the store.
    removeIndexFile(`${path}.search`);
    const kept = before === undefined ? '' : ` What was there before is in ${before}.`;
    process.stdout.write(`${path} is restored from ${file}.${kept}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    process.stderr.write(`Nothing was restored: ${error.message}.\n`);
    return error.reason === 'in-use' ? exits.inUse : exits.failed;
  }
};

process.exitCode = await run();
