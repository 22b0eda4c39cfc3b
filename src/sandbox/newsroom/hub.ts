import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { call, read, signed, textOf, type Distribution } from './hub-calls.ts';

/** A subscription as the hub holds it. */
export type Subscriber = { callback: string; topic: string; secret: string; leaseEndsAt: number };
export type HubFaults = {
  /** Answers requests so, and does no more. */
  status?: number;
  headers?: Record<string, string>;
  /** Takes requests on but never verifies them. */
  silent?: boolean;
  /** Verifies them in another topic's name. */
  topic?: string;
  /** What it asks to be given back (default: a UUID). */
  challenge?: string;
};

/** A WebSub hub (https://www.w3.org/TR/websub/) over HTTP on 127.0.0.1. */
export type Hub = {
  url: string;
  /** Those whose lease runs. */
  subscribers(): Subscriber[];
  /** Forms posted to it, the oldest first. */
  requests: URLSearchParams[];
  /** Answers of subscribers to verifications, the oldest first; 0: none. */
  verifications: { mode: string; status: number; isEcho: boolean }[];
  /** Brings content to a topic's subscribers; gives the status of each one's last answer (0: none came). */
  distribute(topic: string, content?: Distribution): Promise<number[]>;
  /** Tells a topic's subscribers that they are not served any more. */
  deny(topic: string, reason?: string): Promise<void>;
  fault(faults: HubFaults): void;
  /** Resolves once no verification is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

export type HubOptions = {
  now?: () => number;
  port?: number;
  /** Lease granted (seconds); what is asked for where absent. */
  leaseSeconds?: number;
};

const retryMs = 100;
const usualLeaseSeconds = 86_400;

/** Starts a hub. `port` 0: a free one. */
export const createHub = async ({
  now = Date.now,
  port = 0,
  leaseSeconds,
}: HubOptions = {}): Promise<Hub> => {
  const known = new Map<string, Subscriber>();
  const requests: Hub['requests'] = [];
  const verifications: Hub['verifications'] = [];
  const verifying = new Set<Promise<void>>();
  let faults: HubFaults = {};

  const subscribersOf = (topic: string) =>
    [...known.values()].filter((one) => one.topic === topic && one.leaseEndsAt > now());

  const verify = async (form: URLSearchParams) => {
    const value = (name: string) => form.get(`hub.${name}`) ?? '';
    const [mode, callback, topic, secret] = ['mode', 'callback', 'topic', 'secret'].map(value) as [
      string,
      string,
      string,
      string,
    ];
    const lease = leaseSeconds ?? (Number(value('lease_seconds')) || usualLeaseSeconds);
    const challenge = faults.challenge ?? randomUUID();
    const question = {
      'hub.mode': mode,
      'hub.topic': faults.topic ?? topic,
      'hub.challenge': challenge,
      ...(mode === 'subscribe' && { 'hub.lease_seconds': String(lease) }),
    };
    const { status, text } = await call(`${callback}?${new URLSearchParams(question)}`);
    const isEcho = text === challenge;
    verifications.push({ mode, status, isEcho });
    if (status < 200 || status > 299 || !isEcho) return;
    const key = `${callback} ${topic}`;
    if (mode === 'unsubscribe') known.delete(key);
    else known.set(key, { callback, topic, secret, leaseEndsAt: now() + lease * 1_000 });
  };

  const server = createServer((request, response) => {
    const take = async () => {
      const form = new URLSearchParams(await textOf(request));
      requests.push(form);
      if (faults.status !== undefined) return response.writeHead(faults.status, faults.headers).end();
      response.writeHead(202).end();
      if (faults.silent) return undefined;
      const work = verify(form).finally(() => verifying.delete(work));
      verifying.add(work);
      return undefined;
    };
    take().catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const distribute: Hub['distribute'] = async (topic, content = {}) => {
    const { body, type } = content.body === undefined ? await read(topic) : content;
    const { encoding } = content;
    const bytes = Buffer.from(body ?? '');
    const sent = encoding === undefined ? bytes : gzipSync(bytes);
    return Promise.all(
      subscribersOf(topic).map(async ({ callback, secret }) => {
        const headers = {
          'content-type': type ?? 'application/rss+xml',
          link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
          ...(encoding !== undefined && { 'content-encoding': encoding }),
          ...signed(content.signed === 'content' ? bytes : sent, secret, content.signature),
        };
        for (let tries = 1; ; tries++) {
          const { status } = await call(callback, { method: 'POST', headers, body: sent });
          if ((status > 0 && status < 500) || tries >= (content.tries ?? 1)) return status;
          await sleep(retryMs);
        }
      }),
    );
  };

  return {
    url,
    subscribers: () => [...known.values()].filter(({ leaseEndsAt }) => leaseEndsAt > now()),
    requests,
    verifications,
    distribute,
    deny: async (topic, reason = 'no longer served') => {
      for (const [key, one] of known) {
        if (one.topic !== topic) continue;
        known.delete(key);
        const word = { 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': reason };
        await call(`${one.callback}?${new URLSearchParams(word)}`);
      }
    },
    fault: (given) => {
      faults = given;
    },
    settled: async () => {
      while (verifying.size > 0) await Promise.allSettled(verifying);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
