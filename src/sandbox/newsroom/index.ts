import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { contentTypes, writeFeed, type Format, type Item } from './feed.ts';

/** What goes wrong with one path, until it is set anew. */
export type FeedFault = {
  status?: number;
  headers?: Record<string, string>;
  delayMs?: number;
  /** Cuts the connection. */
  reset?: boolean;
  /** Answers this instead. */
  body?: string | Uint8Array;
  redirectTo?: string;
};

export type Feed = {
  url: string;
  /** A page that links to the feed. */
  page: string;
  /** Puts a story at the top; gives it as it is published. */
  publish(story: Partial<Omit<Item, 'date'>> & { title: string; date?: Date | null }): Item;
  revise(guid: string, changes: Partial<Item>): void;
  remove(guid: string): void;
  fault(fault: FeedFault | undefined): void;
  /** Requests so far, by status. */
  counts(): Record<number, number>;
};

export type Newsroom = {
  url: string;
  feed(path: string, facts: { title: string; format?: Format; hub?: string }): Feed;
  /** Serves anything else at a path. */
  page(path: string, fault: FeedFault): string;
  requests: { path: string; status: number; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
};

const keptItems = 50;
const packers: Record<string, (body: Buffer) => Buffer> = {
  br: brotliCompressSync,
  gzip: gzipSync,
  deflate: deflateSync,
};

/** An HTTP server that publishes feeds and the articles they link to, with ETags, compression and faults, on a free port of this machine. */
export const createNewsroom = async (options: { now?: () => number } = {}): Promise<Newsroom> => {
  const { now = Date.now } = options;
  const bodies = new Map<string, () => { type: string; text: string; changedAt: number }>();
  const faults = new Map<string, FeedFault>();
  const requests: Newsroom['requests'] = [];
  let made = 0;

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const fault = faults.get(path) ?? {};
    const end = (status: number, headers: Record<string, string>, body: string | Uint8Array = '') => {
      requests.push({ path, status, headers: request.headers });
      response.writeHead(status, { ...headers, ...fault.headers }).end(body);
    };
    if (fault.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault.reset) return void request.socket.destroy();
    if (fault.redirectTo !== undefined) return end(fault.status ?? 302, { location: fault.redirectTo });
    if (fault.status !== undefined && fault.status >= 400)
      return end(fault.status, { 'content-type': 'text/plain' }, 'error');
    if (fault.body !== undefined)
      return end(fault.status ?? 200, { 'content-type': 'text/html' }, fault.body);
    const made = bodies.get(path)?.();
    if (made === undefined) return end(404, { 'content-type': 'text/plain' }, 'not found');
    const etag = `"${createHash('sha1').update(made.text).digest('base64url')}"`;
    const validators = { etag, 'last-modified': new Date(made.changedAt).toUTCString() };
    const isKnown = request.headers['if-none-match']?.includes(etag) === true;
    if (isKnown) return end(304, validators);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = Object.keys(packers).find((name) => accepted.includes(name));
    const body = Buffer.from(made.text);
    const packed = encoding === undefined ? body : (packers[encoding]?.(body) ?? body);
    end(
      200,
      {
        'content-type': made.type,
        ...validators,
        ...(encoding !== undefined && { 'content-encoding': encoding }),
      },
      packed,
    );
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const feed: Newsroom['feed'] = (path, { title, format = 'rss', hub }) => {
    const items: Item[] = [];
    let changedAt = now();
    const page = `/pages${path}`;
    const facts = { title, format, url: url + path, page: url + page, ...(hub !== undefined && { hub }) };
    bodies.set(path, () => ({ type: contentTypes[format], text: writeFeed(facts, items), changedAt }));
    bodies.set(page, () => ({
      type: 'text/html; charset=utf-8',
      text: `<!doctype html><html><head><title>${title}</title><link rel="alternate" type="${contentTypes[format].replace(/;.*/, '')}" title="${title}" href="${path}"></head><body><h1>${title}</h1></body></html>`,
      changedAt,
    }));
    const article = (item: Item) =>
      bodies.set(new URL(item.url).pathname, () => ({
        type: 'text/html; charset=utf-8',
        text: `<!doctype html><html><head><title>${item.title}</title><meta property="og:title" content="${item.title}"></head><body><article><h1>${item.title}</h1><p>${item.text}</p></article></body></html>`,
        changedAt,
      }));
    return {
      url: url + path,
      page: url + page,
      publish: ({ title: headline, date, ...story }) => {
        const number = ++made;
        const item: Item = {
          guid: `berita-${number}`,
          text: '',
          url: `${url}/berita/${number}`,
          categories: [],
          ...story,
          title: headline,
          date: date === null ? undefined : (date ?? new Date(now())),
        };
        items.unshift(item);
        items.length = Math.min(items.length, keptItems);
        changedAt = now();
        if (item.url.startsWith(url)) article(item);
        return item;
      },
      revise: (guid, changes) => {
        const item = items.find((one) => one.guid === guid);
        if (item !== undefined) Object.assign(item, changes);
        changedAt = now();
      },
      remove: (guid) => {
        const at = items.findIndex((one) => one.guid === guid);
        if (at >= 0) items.splice(at, 1);
        changedAt = now();
      },
      fault: (fault) => {
        if (fault === undefined) faults.delete(path);
        else faults.set(path, fault);
      },
      counts: () => {
        const counts: Record<number, number> = {};
        for (const one of requests) if (one.path === path) counts[one.status] = (counts[one.status] ?? 0) + 1;
        return counts;
      },
    };
  };

  return {
    url,
    feed,
    page: (path, fault) => {
      faults.set(path, fault);
      return url + path;
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
