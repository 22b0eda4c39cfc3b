import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort, password, programOf, type StoreServer } from './server-process.ts';

const debian = '/usr/lib/postgresql';
/** Debian's has a folder for each version. */
const binaries =
  process.env['POSTGRES_BIN'] ??
  (existsSync(debian) ? join(debian, readdirSync(debian).toSorted().at(-1) ?? '', 'bin') : debian);

/** Whether tests that need Debian's postgresql can run here; where REQUIRE_ALL is set they run, and fail without it. */
export const hasPostgres = existsSync(join(binaries, 'postgres')) || Boolean(process.env['REQUIRE_ALL']);

/** Postgres refuses to run as root: then it runs as the user that Debian's package has made. */
const asWhom = () => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

/** Starts a Postgres on a free port, with a folder of its own. `settings`: beside the usual ones, each as name=value. */
export const startPostgres = async (settings: string[] = []): Promise<StoreServer> => {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'kabar-postgres-'))];
  const who = asWhom();
  const data = join(folder, 'data');
  const words = join(folder, 'password');
  await writeFile(words, password);
  if (who.uid !== undefined) for (const path of [folder, words]) await chown(path, who.uid, who.gid);
  const made = ['-D', data, '-U', 'kabar', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), [...made, '--auth=scram-sha-256', `--pwfile=${words}`], {
    ...who,
    cwd: folder,
    stdio: 'pipe',
  });
  const urlOf = (database: string) => `postgres://kabar:${password}@127.0.0.1:${port}/${database}`;
  const query = async (text: string) => {
    const client = new Client({ connectionString: urlOf('postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(text);
    } finally {
      await client.end().catch(() => {});
    }
  };
  const place = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  const server = programOf(
    join(binaries, 'postgres'),
    [...place, ...settings.flatMap((one) => ['-c', one])],
    {
      ...who,
      cwd: folder,
      isReady: () =>
        query('SELECT 1').then(
          () => true,
          () => false,
        ),
    },
  );
  await server.start();
  let count = 0;
  return {
    ...server,
    freshUrl: async () => {
      const database = `kabar_${count++}`;
      await query(`CREATE DATABASE ${database}`);
      return urlOf(database);
    },
    close: async () => {
      await server.stop('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
