import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call, textOf } from './hub-calls.ts';
import { distribute, type Distribution, type Subscriber } from './hub-distribute.ts';
import { verifyIntent } from './hub-verify.ts';

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
    const { topic: named, challenge } = faults;
    const answer = await verifyIntent({ form, leaseSeconds, named, challenge });
    const { mode, callback, topic, secret, status, isEcho } = answer;
    verifications.push({ mode, status, isEcho });
    if (status < 200 || status > 299 || !isEcho) return;
    const key = `${callback} ${topic}`;
    if (mode === 'unsubscribe') known.delete(key);
    else known.set(key, { callback, topic, secret, leaseEndsAt: now() + answer.leaseSeconds * 1_000 });
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

  return {
    url,
    subscribers: () => [...known.values()].filter(({ leaseEndsAt }) => leaseEndsAt > now()),
    requests,
    verifications,
    distribute: (topic, content = {}) =>
      distribute({ hub: url, topic, content, subscribers: () => subscribersOf(topic) }),
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
