import type { Connections, WebRequest } from '../../http/connections.ts';

/** An HTTP answer, read whole. */
export type Reply = { status: number; text: string };

/** Answers of the Bot API to a message are a few kilobytes; whatever is longer is none (bytes). */
const mostBytes = 1_048_576;
const json = { 'content-type': 'application/json' };

/** Posts JSON, unless `headers` say otherwise, and reads the answer. Rejects where there is none, or one of more than `most` bytes. */
export const exchange = async (
  connections: Connections,
  url: string,
  { headers = json, most = mostBytes, ...request }: Omit<WebRequest, 'method'> & { most?: number },
): Promise<Reply> => {
  const { statusCode, body } = await connections.request(url, { ...request, headers, method: 'POST' });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) body.destroy(new Error('the answer is too long'));
      else chunks.push(chunk);
    });
    body.on('end', () => resolve({ status: statusCode, text: Buffer.concat(chunks, size).toString() }));
    body.on('error', reject);
  });
};
