import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** What goes wrong with one path, until it is set anew. */
export type Fault = {
  status?: number;
  headers?: Record<string, string>;
  /** Before the answer begins. */
  delayMs?: number;
  /** Cuts the connection before an answer; `'midway'`: in the middle of the body. */
  reset?: boolean | 'midway';
  /** Answers this instead. */
  body?: string | Uint8Array;
  /** Says that the content is something else. */
  type?: string;
  /** Makes the body this long (bytes). */
  huge?: number;
  /** Sends the body in pieces, this long apart. */
  drip?: { bytes: number; everyMs: number };
  redirectTo?: string;
  /** Redirects this many times before the real answer. */
  redirects?: number;
  /** Goes away after this many requests. */
  times?: number;
};

/** What is at a path. */
export type Resource = { type: string; text: string; changedAt: number };
export type Logged = { path: string; status: number; headers: IncomingHttpHeaders; bytes: number };

/** Brotli's own quality takes twenty times as long, for a page that is sent once (0 to 11; 4 is what servers use). */
const brotliParams = { [constants.BROTLI_PARAM_QUALITY]: 4 };
const packers: Record<string, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params: brotliParams }),
  gzip: (body) => gzipSync(body),
  deflate: (body) => deflateSync(body),
};

/** Answers one request as a well-run site does, or as its fault says; gives what was answered (status 0: cut). */
export const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  resource: Resource | undefined,
  fault: Fault,
): Promise<Pick<Logged, 'status' | 'bytes'>> => {
  const { url = '/', headers } = request;
  const end = (status: number, more: Record<string, string>, body: string | Uint8Array = '') => {
    response.writeHead(status, {
      'content-length': String(Buffer.byteLength(body)),
      ...more,
      ...fault.headers,
    });
    response.end(request.method === 'HEAD' ? '' : body);
    return { status, bytes: Buffer.byteLength(body) };
  };
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault.reset === true) {
    request.socket.resetAndDestroy();
    return { status: 0, bytes: 0 };
  }
  const hop = Number(new URL(url, 'http://newsroom').searchParams.get('hop') ?? 0);
  if (fault.redirects !== undefined && hop < fault.redirects)
    return end(fault.status ?? 302, { location: `${url.replace(/\?.*$/, '')}?hop=${hop + 1}` });
  if (fault.redirectTo !== undefined) return end(fault.status ?? 302, { location: fault.redirectTo });
  const isError = fault.status !== undefined && fault.status >= 400;
  if (isError)
    return end(fault.status ?? 500, { 'content-type': fault.type ?? 'text/plain' }, fault.body ?? 'error');
  if (fault.body === undefined && fault.huge === undefined && resource === undefined)
    return end(404, { 'content-type': 'text/plain' }, 'not found');

  const raw = bodyOf(resource, fault);
  const etag = `"${createHash('sha1').update(raw).digest('base64url')}"`;
  const changedAt = Math.floor((resource?.changedAt ?? 0) / 1_000) * 1_000;
  const validators = { etag, 'last-modified': new Date(changedAt).toUTCString() };
  const isFaulty = fault.body !== undefined || fault.huge !== undefined;
  if (!isFaulty && isKnown(headers, etag, changedAt)) return end(304, validators);
  const encoding = encodingFor(String(headers['accept-encoding'] ?? ''));
  const body = encoding === undefined ? raw : (packers[encoding]?.(raw) ?? raw);
  const about = {
    'content-type': fault.type ?? resource?.type ?? 'text/html; charset=utf-8',
    vary: 'accept-encoding',
    ...(!isFaulty && validators),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  };
  if (fault.drip === undefined && fault.reset === undefined) return end(fault.status ?? 200, about, body);
  response.writeHead(fault.status ?? 200, {
    'content-length': String(body.length),
    ...about,
    ...fault.headers,
  });
  if (fault.reset === 'midway') {
    response.write(body.subarray(0, body.length >> 1), () => request.socket.resetAndDestroy());
    return { status: 0, bytes: body.length >> 1 };
  }
  await drip(response, body, fault.drip ?? { bytes: body.length, everyMs: 0 });
  return { status: fault.status ?? 200, bytes: body.length };
};

const bodyOf = (resource: Resource | undefined, { body, huge }: Fault): Buffer => {
  const given = body === undefined ? Buffer.from(resource?.text ?? '') : Buffer.from(body);
  return huge === undefined
    ? given
    : Buffer.concat([given, Buffer.alloc(Math.max(0, huge - given.length), 32)]);
};

const isKnown = (headers: IncomingHttpHeaders, etag: string, changedAt: number): boolean => {
  const match = headers['if-none-match'];
  // With an ETag given, the date does not count (RFC 9110, 13.2.2).
  if (match !== undefined)
    return match === '*' || match.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && changedAt <= since;
};

/** The best encoding that the caller takes; a quality of 0 refuses one. */
const encodingFor = (accepted: string): string | undefined => {
  const taken = new Set(
    accepted
      .split(',')
      .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
      .map((one) => one.replace(/;.*/, '').trim().toLowerCase()),
  );
  return Object.keys(packers).find((name) => taken.has(name));
};

const drip = async (
  response: ServerResponse,
  body: Buffer,
  { bytes, everyMs }: { bytes: number; everyMs: number },
) => {
  for (let at = 0; at < body.length && !response.destroyed; at += bytes) {
    response.write(body.subarray(at, at + bytes));
    await sleep(everyMs);
  }
  response.end();
};
