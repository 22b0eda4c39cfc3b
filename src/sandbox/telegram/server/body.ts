import type { IncomingMessage } from 'node:http';
import type { Parameters, Upload } from '../types.ts';

export type Body = { parameters: Parameters; uploads?: Map<string, Upload> };

/** The bytes of a request's body. */
export const bytesOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the caller went away')));
  });

/** A request's parameters, from its query and its body (https://core.telegram.org/bots/api#making-requests). */
export const readBody = async (type: string, bytes: Buffer, query: string): Promise<Body> => {
  const asked: Parameters = query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
  if (bytes.length === 0) return { parameters: asked };
  if (type.startsWith('application/json')) {
    const given: unknown = JSON.parse(bytes.toString());
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new SyntaxError('not an object');
    return { parameters: query === '' ? (given as Parameters) : { ...asked, ...given } };
  }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { parameters: { ...asked, ...Object.fromEntries(new URLSearchParams(bytes.toString())) } };
  if (!type.startsWith('multipart/form-data')) return { parameters: asked };
  const body = new Uint8Array(bytes);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const uploads = new Map<string, Upload>();
  for (const [key, value] of form)
    if (typeof value === 'string') asked[key] = value;
    else uploads.set(key, { name: value.name, size: value.size, type: value.type, data: value });
  return { parameters: asked, uploads };
};
