import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { post, read } from './hub-calls.ts';

/** A subscription as the hub holds it. */
export type Subscriber = { callback: string; topic: string; secret: string; leaseEndsAt: number };

/** What a hub brings to subscribers, and how. */
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

/**
 * Brings content to a topic's subscribers (https://www.w3.org/TR/websub/#content-distribution), `hub` being the hub's own
 * address; gives the status of each one's last answer (0: none came). `subscribers` is asked once the content is there.
 */
export const distribute = async ({
  hub,
  topic,
  content,
  subscribers,
}: {
  hub: string;
  topic: string;
  content: Distribution;
  subscribers(): Subscriber[];
}): Promise<number[]> => {
  const { body, type } = content.body === undefined ? await read(topic) : content;
  const { encoding } = content;
  const bytes = Buffer.from(body ?? '');
  const sent = encoding === undefined ? bytes : gzipSync(bytes);
  return Promise.all(
    subscribers().map(({ callback, secret }) => {
      const headers = {
        'content-type': type ?? 'application/rss+xml',
        link: `<${hub}>; rel="hub", <${topic}>; rel="self"`,
        ...(encoding !== undefined && { 'content-encoding': encoding }),
        ...signed(content.signed === 'content' ? bytes : sent, secret, content.signature),
      };
      return post(callback, headers, sent, content.tries ?? 1);
    }),
  );
};

/** The signature of a body (https://www.w3.org/TR/websub/#signing-content). */
const signed = (
  body: Uint8Array,
  secret: string,
  signature: Distribution['signature'] = 'sha256',
): Record<string, string> => {
  if (secret === '' || signature === 'none') return {};
  const method = signature === 'wrong' ? 'sha256' : signature;
  const key = signature === 'wrong' ? `${secret}.` : secret;
  return { 'x-hub-signature': `${method}=${createHmac(method, key).update(body).digest('hex')}` };
};
