import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Distribution = {
  /** What is brought; what is at the topic's address where absent. */
  body?: string | Uint8Array;
  type?: string;
  /** Method of the signature (default: sha256); `none`: it is left out, `wrong`: made with another secret. */
  signature?: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'none' | 'wrong';
  /** Packs the content so; `signed`: what the signature is made of (default: what is sent). */
  encoding?: 'gzip';
  signed?: 'sent' | 'content';
  /** Tries for each subscriber, where it answers with 5xx or not at all (default: 1). */
  tries?: number;
};
/** The signature of a body (https://www.w3.org/TR/websub/#signing-content). */
export const signed = (
  body: Uint8Array,
  secret: string,
  signature: Distribution['signature'] = 'sha256',
): Record<string, string> => {
  if (secret === '' || signature === 'none') return {};
  const method = signature === 'wrong' ? 'sha256' : signature;
  const key = signature === 'wrong' ? `${secret}.` : secret;
  return { 'x-hub-signature': `${method}=${createHmac(method, key).update(body).digest('hex')}` };
};

export const read = async (address: string): Promise<{ body: Uint8Array; type: string }> => {
  const response = await fetch(address);
  const type = response.headers.get('content-type') ?? '';
  return { body: new Uint8Array(await response.arrayBuffer()), type };
};

/** Calls a subscriber; status 0: nobody answered. */
export const call = async (
  address: string,
  options: RequestInit = {},
): Promise<{ status: number; text: string }> => {
  try {
    const response = await fetch(address, { redirect: 'manual', ...options });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' };
  }
};

export const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
