import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { startEnv } from '../launch/environment.ts';

const main = join(import.meta.dirname, '../../src/inspect.ts');
const run = (
  args: string[],
  env: Record<string, string> = {},
): Promise<{ status: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env: { ...startEnv, ...env } }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
const linesIn = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

let folder: string;
let newsroom: Newsroom;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kabar-inspect-'));
  newsroom = await createNewsroom();
});
afterAll(async () => {
  await newsroom.close();
  rmSync(folder, { recursive: true });
});
const fileOf = (name: string, body: string): string => {
  const file = join(folder, name);
  writeFileSync(file, body);
  return file;
};
const feed = (title: string) =>
  `<rss version="2.0"><channel><title>Contoh</title><item><title>${title}</title><link>/1</link></item></channel></rss>`;

describe('npm run inspect', () => {
  it('writes one JSON object a line, links resolved at the address that is given', async () => {
    const file = fileOf('a.xml', feed('Satu'));
    const { status, stdout, stderr } = await run(['feed', file, '--url', 'https://contoh.id/feed', '--json']);
    expect([status, stderr]).toEqual([0, '']);
    expect(linesIn(stdout)).toMatchObject([{ headline: 'Satu', url: 'https://contoh.id/1' }]);
  });

  it('reads a feed that is known by its address alone, where the operator allows its network', async () => {
    const { url, publish } = newsroom.feed('/banten.xml', { title: 'Banten' });
    publish({ title: 'Pasar ramai', text: 'SERANG, Banten - Pembeli datang sejak subuh.' });
    const refused = await run(['feed', url, '--json']);
    expect([refused.status, refused.stdout]).toEqual([66, '']);
    expect(refused.stderr).toContain('ALLOW_PRIVATE_NETWORK');
    const { status, stdout } = await run(['feed', url, '--json'], { ALLOW_PRIVATE_NETWORK: 'true' });
    expect(status).toBe(0);
    expect(linesIn(stdout)).toMatchObject([{ headline: 'Pasar ramai', place: 'Serang' }]);
  });

  it.each([
    ['a wrong argument', ['feed', '--loud'], 64],
    ['a document of another kind', ['feed', main], 65],
    ['a file that is not there', ['feed', join(import.meta.dirname, 'nowhere.xml')], 66],
    ['an address on a private network', ['page', 'http://127.0.0.1:1/'], 66],
  ])('%s ends in one sentence and its exit code', async (_name, args, code) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([code, '']);
    expect(stderr).toMatch(/^[^\n]+\.\)?\n$/);
  });

  it('goes on behind a bad file, and ends well', async () => {
    const files = [fileOf('b.xml', feed('Satu')), fileOf('c.xml', 'Halo'), fileOf('d.xml', feed('Dua'))];
    const { status, stdout } = await run(['feed', '--each', '--json', ...files]);
    expect(status).toBe(0);
    expect(linesIn(stdout).map(({ kind, file }) => [kind, file])).toEqual([
      ['story', files[0]],
      ['error', files[1]],
      ['story', files[2]],
    ]);
  });

  it('says in words what a page without feeds and a wrong variable are', async () => {
    const page = fileOf('kosong.html', '<html><body><p>Halo</p></body></html>');
    expect(await run(['page', page])).toMatchObject({ status: 0, stdout: 'This page names no feed.\n' });
    const wrong = await run(['page', newsroom.url], { LOG_LEVEL: 'loud' });
    expect([wrong.status, wrong.stderr]).toEqual([78, expect.stringContaining('LOG_LEVEL')]);
  });
});
