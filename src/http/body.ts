import type { WebAnswer } from './connections.ts';
import { decoded } from './content-encoding.ts';
import { FeedError } from './failure.ts';

/** Reads the body of an answer, of at most so many bytes once it is decoded. Rejects with a FeedError where it is longer, or of another type. */
export const readBody = async (
  { body, headers }: WebAnswer,
  { onlyType, most }: { onlyType: RegExp | undefined; most: number },
): Promise<Uint8Array> => {
  // A body that is left in the middle says so in an `error` event, which nobody hearing it would end the process.
  body.on('error', () => {});
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (onlyType?.test(String(headers['content-type'])) === false)
      throw new FeedError('not-a-feed', 'another type of content');
    if (Number(headers['content-length']) > most) throw new FeedError('too-big');
    for await (const chunk of decoded(body, String(headers['content-encoding'] ?? ''))) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > most) throw new FeedError('too-big');
      chunks.push(bytes);
    }
  } finally {
    // Where reading stops early the rest must not hold the connection.
    body.destroy();
  }
  return Buffer.concat(chunks, size);
};
