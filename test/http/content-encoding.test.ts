import { Readable } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decoded, isReadEncoding } from '../../src/http/content-encoding.ts';

const text = 'Banjir di Serang surut, warga kembali ke rumah. '.repeat(100);
const plain = Buffer.from(text);
/** In pieces of any size: the network cuts where it likes. */
const stream = (body: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(body.length / size) }, (_, at) =>
      body.subarray(at * size, (at + 1) * size),
    ),
    { objectMode: false },
  );
const read = async (body: Buffer, encoding: string, size = 1_000): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of decoded(stream(body, size), encoding)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

describe('content codings', () => {
  it.each([
    ['', plain],
    ['identity', plain],
    ['utf-8', plain],
    ['gzip', gzipSync(plain)],
    ['GZIP', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['constructor', plain],
    ['deflate, gzip', gzipSync(deflateSync(plain))],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
  ])('content in %s is decoded', async (encoding, body) => {
    expect(await read(body, encoding)).toBe(text);
    expect(await read(body, encoding, 1)).toBe(text);
  });

  it.each([
    ['gzip', Buffer.from('not packed')],
    ['deflate', Buffer.from('not packed')],
    ['deflate', Buffer.from([0x78])],
    ['br', Buffer.from('not packed')],
    ['zstd', Buffer.from('not packed')],
    ['zstd', zstdCompressSync(plain).subarray(0, 50)],
    ['gzip, br', brotliCompressSync(Buffer.from('not packed'))],
    ['gzip', gzipSync(plain).subarray(0, 50)],
  ])('content in %s that is damaged fails rather than hangs', async (encoding, body) => {
    await expect(read(body, encoding)).rejects.toMatchObject({ code: expect.any(String) });
  });

  it('content in zstd that needs a window of more than 8 MB fails', async () => {
    const params = { [constants.ZSTD_c_windowLog]: 24 };
    const body = zstdCompressSync(Buffer.alloc(20_000_000), { params });
    await expect(read(body, 'zstd', 100_000)).rejects.toMatchObject({ code: expect.stringMatching(/ZSTD/) });
  });

  it.each([
    ['', true],
    ['identity', true],
    ['gzip', true],
    ['X-GZIP', true],
    ['deflate, br', true],
    ['zstd', true],
    ['gzip, gzip, gzip, gzip', false],
    ['compress', false],
    ['gzip, compress', false],
    ['constructor', false],
    ['utf-8', false],
  ])('a body in "%s" can be read: %s', (encoding, can) => {
    expect(isReadEncoding(encoding)).toBe(can);
  });

  it('content is decoded no further when nobody reads on', async () => {
    const bomb = stream(gzipSync(Buffer.alloc(20_000_000)), 4_096);
    const opened = decoded(bomb, 'gzip');
    for await (const chunk of opened) if (Buffer.from(chunk).length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([opened.destroyed, bomb.destroyed]).toEqual([true, true]);
  });
});
