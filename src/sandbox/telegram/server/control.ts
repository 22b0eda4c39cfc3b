import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf } from './body.ts';
import type { TelegramSandbox } from '../sandbox.ts';
import type { Person } from '../people/person.ts';
import type { Watch } from '../people/watch.ts';

type Given = Record<string, unknown>;
type Reply = { status: number; body: unknown };

/** What people and places do when asked over HTTP: the names and arguments of the object's own functions. */
const personal = [
  'start',
  'send',
  'ask',
  'sendPhoto',
  'sendAlbum',
  'edit',
  'press',
  'shareChat',
  'inline',
  'guest',
  'block',
  'unblock',
  'deactivate',
] as const satisfies (keyof Person)[];
const general = [
  'group',
  'channel',
  'people',
  'setMember',
  'addBot',
  'promoteBot',
  'restrictBot',
  'kickBot',
  'setPermissions',
  'migrate',
  'deleteChat',
  'openTopic',
  'closeTopic',
  'reopenTopic',
  'deleteTopic',
  'fail',
  'badPicture',
  'deliver',
  'advance',
  'resetStats',
] as const satisfies (keyof TelegramSandbox)[];

/**
 * The sandbox's own HTTP: what another process or a page needs to play with it.
 * `GET /sandbox/chats`, `/sandbox/chats/:id`, `/sandbox/calls?method=`, `/sandbox/stats`, `/sandbox/menus`,
 * `/sandbox/wait?chat=&text=&after=&edited=&timeoutMs=`, `/sandbox/events` (Server-Sent Events);
 * `POST /sandbox/people` (facts of a person, or `{count}`), `/sandbox/limits`, `/sandbox/faults`, and
 * `/sandbox/act` with `{do, person?, args?}`: a function of the sandbox, or of that person, by its name.
 */
export const createControl = (sandbox: TelegramSandbox, watch: Watch) => {
  const persons = new Map<number, Person>();
  const personOf = (id: number): Person => {
    const known = persons.get(id);
    if (known === undefined) throw new Error(`no person ${id}: make one by POST /sandbox/people`);
    return known;
  };

  const act = async (given: Given): Promise<unknown> => {
    const name = String(given['do']);
    const args: unknown[] = Array.isArray(given['args']) ? given['args'] : [];
    const isPersonal = given['person'] !== undefined;
    const names: readonly string[] = isPersonal ? personal : general;
    if (!names.includes(name)) throw new Error(`nothing is called ${name} here: ${names.join(', ')}`);
    const owner: Given = isPersonal ? { ...personOf(Number(given['person'])) } : { ...sandbox };
    const found = owner[name];
    if (typeof found !== 'function') throw new Error(`nothing is called ${name}`);
    return (await Reflect.apply(found, undefined, args)) ?? null;
  };

  const posts: Record<string, (given: Given) => unknown> = {
    people: (given) => {
      if (given['count'] !== undefined) return sandbox.people(Number(given['count']));
      const { id, ...actions } = sandbox.person(given);
      persons.set(id, { id, ...actions });
      return { id, first_name: actions.first_name };
    },
    limits: (given) => sandbox.limits(given),
    faults: (given) => sandbox.faults(given),
    act,
  };

  const wait = (query: URLSearchParams) => {
    const number = (key: string) => (query.has(key) ? Number(query.get(key)) : undefined);
    const [chat, after] = [number('chat'), number('after')];
    const timeoutMs = number('timeoutMs');
    return sandbox.waitFor(chat ?? 0, new RegExp(query.get('text') ?? ''), {
      ...(after !== undefined && { after }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      edited: query.get('edited') === 'true',
    });
  };

  const gets: Record<string, (rest: string, query: URLSearchParams) => unknown> = {
    chats: (rest) => (rest === '' ? sandbox.chats() : sandbox.view(Number(rest))),
    calls: (_rest, query) => sandbox.calls(query.get('method') ?? undefined),
    stats: () => sandbox.stats(),
    menus: () => Object.fromEntries(sandbox.menus()),
    me: () => ({ ...sandbox.bot, url: sandbox.url, token: sandbox.token, now: sandbox.now() }),
    wait: (_rest, query) => wait(query),
  };

  const answer = async (request: IncomingMessage, path: string): Promise<Reply> => {
    const { pathname, searchParams } = new URL(path, 'http://sandbox');
    const [, , name = '', rest = ''] = pathname.split('/');
    try {
      if (request.method === 'GET') {
        const get = Object.hasOwn(gets, name) ? gets[name] : undefined;
        return get === undefined
          ? { status: 404, body: { error: 'not found' } }
          : { status: 200, body: await get(rest, searchParams) };
      }
      const post = Object.hasOwn(posts, name) ? posts[name] : undefined;
      if (post === undefined) return { status: 404, body: { error: 'not found' } };
      const bytes = await bytesOf(request);
      const given: unknown = bytes.length === 0 ? {} : JSON.parse(bytes.toString());
      return { status: 200, body: (await post({ ...(given as object) })) ?? null };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (path.startsWith('/sandbox/events')) return watch.stream(response);
    const { status, body } = await answer(request, path);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
};
