import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { decoded } from '../http/content-encoding.ts';
import { createShares } from '../runtime/shares.ts';

/** Why a body is not there: longer than the caller takes, or too much is being received already. */
export type NoBody = 'too-long' | 'busy';

/** The body of one request. */
export type Body = {
  /** All of it as it comes, up to a cap. Rejects where the caller goes away. */
  read(maxBytes: number): Promise<Buffer | NoBody>;
  /** What was read, without the request's content codings (RFC 9110, 8.4), up to a cap; `damaged`: they are not what was said. */
  decode(sent: Buffer, maxBytes: number): Promise<Buffer | NoBody | 'damaged'>;
  /** What was read is not held any more. */
  release(): void;
};

/** Bodies that are being received at once. */
const mostBodies = 64;

/** Counts bytes that are kept from now on; false: there is no room for them. */
type Take = (bytes: number) => boolean;

/** Room for bodies of so many bytes altogether. It is shared among the paths that they are for: no path's callers use it up for another's. */
export const createBodies = (roomBytes: number) => {
  const bytes = createShares({ total: roomBytes, times: 2 });
  const slots = createShares({ total: mostBodies });

  return (request: IncomingMessage, response: ServerResponse, path: string): Body => {
    const { headers } = request;
    let held = 0;
    const take: Take = (size) => {
      if (!bytes.take(path, size)) return false;
      held += size;
      return true;
    };
    return {
      read: async (maxBytes) => {
        if (Number(headers['content-length']) > maxBytes) return 'too-long';
        if (!slots.take(path, 1)) return 'busy';
        try {
          // RFC 9110, 10.1.1: the caller waits to be told so before it sends the body.
          if (headers.expect !== undefined) response.writeContinue();
          // Left early, the request stays open for its answer.
          return await collect(request.iterator({ destroyOnReturn: false }), maxBytes, take);
        } finally {
          slots.giveBack(path, 1);
        }
      },
      decode: async (sent, maxBytes) => {
        const coding = headers['content-encoding'] ?? '';
        try {
          return await collect(decoded(Readable.from([sent]), coding), maxBytes, take);
        } catch {
          return 'damaged';
        }
      },
      release: () => bytes.giveBack(path, held),
    };
  };
};

const collect = async (
  pieces: AsyncIterable<Buffer>,
  maxBytes: number,
  take: Take,
): Promise<Buffer | NoBody> => {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes) return 'too-long';
    if (!take(piece.length)) return 'busy';
    kept.push(piece);
  }
  return Buffer.concat(kept, size);
};
