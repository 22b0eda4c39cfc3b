import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const retryMs = 100;

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

/** Posts until it is answered with less than 5xx; gives the status of the last answer. */
export const post = async (
  callback: string,
  headers: Record<string, string>,
  body: Buffer<ArrayBuffer>,
  most: number,
): Promise<number> => {
  for (let tries = 1; ; tries++) {
    const { status } = await call(callback, { method: 'POST', headers, body });
    if ((status > 0 && status < 500) || tries >= most) return status;
    await sleep(retryMs);
  }
};

/** What is at an address. */
export const read = async (address: string): Promise<{ body: Uint8Array; type: string }> => {
  const response = await fetch(address);
  const type = response.headers.get('content-type') ?? '';
  return { body: new Uint8Array(await response.arrayBuffer()), type };
};

/** The whole body of a request. */
export const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
