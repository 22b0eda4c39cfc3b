import { StoreError } from './store/keyv/failure.ts';
import { backUp } from './store/keyv/backup.ts';
import { namedFile } from './store/keyv/named-file.ts';

const usage = `npm run backup -- FILE

Writes a copy of the store (STORE_URL) into a new file, whether Kabar runs or not.
Exit code: 0 the copy is whole, 64 a wrong argument, 74 it could not be made.
`;
/** sysexits.h: EX_USAGE, EX_IOERR. */
const exits = { usage: 64, failed: 74 };

const run = async (): Promise<number> => {
  const named = namedFile(process.argv.slice(2), process.env['STORE_URL']);
  if ('problem' in named) {
    process.stderr.write(named.problem === 'usage' ? usage : `${named.why}.\n`);
    return exits.usage;
  }
  const { file, path } = named;
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
