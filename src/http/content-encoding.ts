import { Transform, type Duplex, type Readable } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createInflate,
  createInflateRaw,
  createUnzip,
  createZstdDecompress,
} from 'node:zlib';

/** Encodings on top of each other; nobody means more. */
const mostLayers = 3;

/** Longest window of zstd that its senders may ask for (RFC 9659, 3: 8 MB; power of two). */
const zstdWindowLog = 23;

const decoders: Record<string, () => Duplex> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  br: createBrotliDecompress,
  deflate: () => createAnyInflate(),
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } }),
};

/** What `Accept-Encoding` says of what is asked for. */
export const acceptedEncodings = 'gzip, deflate, br';
/** What is read where others choose the coding: the value of an `Accept-Encoding` beside a 415 (RFC 9110, 15.5.16). */
export const readEncodings = 'gzip, deflate, br, zstd';

/** Whether a body under this `Content-Encoding` can be read: no coding, or a few that are known. */
export const isReadEncoding = (contentEncoding: string): boolean => {
  const names = namesIn(contentEncoding).filter((name) => name !== '' && name !== 'identity');
  return names.length <= mostLayers && names.every((name) => Object.hasOwn(decoders, name));
};

const namesIn = (contentEncoding: string): string[] =>
  contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());

/**
 * The body without its content codings, in the order they were applied (RFC 9110, 8.4); one that is not known, such as the
 * charset that some servers put there, is taken for none. Errors of any layer come out at the end.
 */
export const decoded = (body: Readable, contentEncoding: string): Readable => {
  const layers = namesIn(contentEncoding)
    .flatMap((name) => (Object.hasOwn(decoders, name) ? (decoders[name] ?? []) : []))
    .slice(-mostLayers);
  return layers.reduceRight<Readable>((inner, decoder) => {
    const outer = decoder();
    inner.on('error', (error) => outer.destroy(error));
    outer.on('close', () => inner.destroy());
    return inner.pipe(outer);
  }, body);
};

/** "deflate" is zlib's form by the standard, and bare in what some servers send: the first two bytes tell (RFC 1950, 2.2). */
const createAnyInflate = (): Duplex => {
  let inflate: Duplex | undefined;
  let head = Buffer.alloc(0);
  const begin = (out: Transform, first: Buffer): Duplex => {
    const [method = 0, flags = 0] = first;
    const isZlib = (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
    const chosen = isZlib ? createInflate() : createInflateRaw();
    chosen.on('data', (chunk: Buffer) => void out.push(chunk));
    chosen.on('error', (error) => out.destroy(error));
    return chosen;
  };
  const outer = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (inflate !== undefined) return void inflate.write(chunk, done);
      head = Buffer.concat([head, chunk]);
      if (head.length < 2) return done();
      inflate = begin(outer, head);
      inflate.write(head, done);
    },
    flush(done) {
      inflate ??= begin(outer, head);
      inflate.on('end', done);
      inflate.end();
    },
    destroy(error, done) {
      inflate?.destroy();
      done(error);
    },
  });
  return outer;
};
