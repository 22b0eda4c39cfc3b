import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '../site.ts';
import type { SendOptions } from '../telegram/index.ts';
import { optionsIn, type Act } from './acts.ts';
import type { Asset } from './assets.ts';
import type { Desk, OwnStory } from './desk.ts';
import type { Trouble } from './trouble.ts';

export type RequestParts = {
  site: Site;
  assets: ReadonlyMap<string, Asset>;
  openStream(response: ServerResponse): void;
  /** All that a page needs to begin. */
  state(): unknown;
  file(id: string): { name: string; type: string; data: Blob } | undefined;
  act(act: Act): Promise<unknown>;
  sendFile(personId: number, file: { name: string; type: string; data: Blob }, options: SendOptions): unknown;
  desk: Desk;
  trouble: Trouble;
  pass(ms: number): Promise<void>;
  /** Tells every page how things stand. */
  tellSurroundings(): void;
};

type Given = Record<string, unknown>;

/** Bytes of a request's body: a file of an OPML list, with room to spare. */
const mostBytes = 20_000_000;
/** The longest time that may be let pass at once (milliseconds). */
const longestPassMs = 7 * 86_400_000;

/**
 * Answers the page's own requests: `GET /`, `/page/...` (its files), `/api/state`, `/api/events` (Server-Sent Events),
 * `/api/files/:id`, and with JSON `POST /api/act`, `/api/desk`, `/api/trouble`, `/api/pass`; `POST /api/file?person=&name=&chat=`
 * takes a file as it is.
 */
export const answerRequests = (parts: RequestParts): void => {
  const { desk, trouble } = parts;
  const desks: Record<string, (given: Given) => void> = {
    publish: ({ id }) => desk.publish(String(id)),
    second: ({ id }) => desk.second(String(id)),
    correct: ({ id }) => desk.correct(String(id)),
    write: (given) => desk.write(given as OwnStory),
    ail: ({ feed, ailment }) => desk.ail(String(feed), String(ailment)),
  };
  const troubles: Record<string, (given: Given) => void> = {
    weather: ({ how }) => trouble.setWeather(String(how)),
    block: ({ person, on }) => trouble.block(Number(person), on === true),
    standing: ({ chat, how }) => trouble.standing(Number(chat), String(how)),
  };
  const named = (table: typeof desks, given: Given) => {
    const name = String(given['do']);
    const work = Object.hasOwn(table, name) ? table[name] : undefined;
    if (work === undefined) throw new Error(`nothing is called ${name}`);
    work(given);
    return null;
  };
  const posts: Record<string, (given: Given) => unknown> = {
    act: (given) => parts.act(given as Act),
    desk: (given) => named(desks, given),
    trouble: (given) => named(troubles, given),
    pass: async ({ ms }) => parts.pass(Math.min(Math.max(0, Number(ms)), longestPassMs)),
  };

  const post = async (name: string, query: URLSearchParams, request: IncomingMessage): Promise<unknown> => {
    const bytes = await bodyOf(request);
    if (name === 'file') {
      const type = request.headers['content-type'] ?? '';
      const file = { name: query.get('name') ?? 'file', type, data: new Blob([bytes]) };
      return parts.sendFile(Number(query.get('person')), file, optionsIn(Object.fromEntries(query)));
    }
    const work = Object.hasOwn(posts, name) ? posts[name] : undefined;
    if (work === undefined) throw new Error('not found');
    const given: unknown = JSON.parse(bytes.toString() || '{}');
    return work({ ...(given as Given) });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', parts.site.url);
    if (request.method === 'GET' || request.method === 'HEAD') return get(pathname, response);
    // A page of somebody else's has no business here.
    const { origin } = request.headers;
    if (origin !== undefined && new URL(origin).host !== request.headers.host)
      return json(response, 403, { error: 'only the demo itself may ask' });
    try {
      json(response, 200, (await post(pathname.split('/').at(-1) ?? '', searchParams, request)) ?? null);
    } catch (error) {
      json(response, 400, { error: error instanceof Error ? error.message : String(error) });
    }
    parts.tellSurroundings();
  };

  const get = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '/api/state') return json(response, 200, parts.state());
    if (path === '/api/events') return parts.openStream(response);
    const asset = parts.assets.get(path === '/' ? 'index.html' : path.slice('/page/'.length));
    if (asset !== undefined) return bytes(response, asset.type, asset.body);
    const file = path.startsWith('/api/files/') ? parts.file(path.split('/').at(-1) ?? '') : undefined;
    if (file === undefined) return json(response, 404, { error: 'not found' });
    response.setHeader(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    return bytes(response, 'application/octet-stream', Buffer.from(await file.data.arrayBuffer()));
  };

  parts.site.serve(
    (path) => path === '/' || /^\/(?:page|api)\//.test(path),
    (request, response) => {
      answer(request, response).catch(() => response.destroy());
    },
  );
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('that is too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

const bytes = (response: ServerResponse, type: string, body: Buffer): void => {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};
