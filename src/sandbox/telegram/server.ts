import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkRequired, readParameters } from './body.ts';
import { badRequest, Refusal } from './errors.ts';
import type { createFaults } from './faults.ts';
import type { createLimiter } from './limits.ts';
import { memberMethods } from './members.ts';
import { messageMethods, type Method, type Parameters } from './messages.ts';
import { methods } from './methods.generated.ts';
import { createUpdates } from './updates.ts';
import { createSettings } from './settings.ts';
import type { Calls } from './calls.ts';
import type { World } from './world.ts';

/** Methods that Telegram's limits count. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;

export type ServerParts = {
  world: World;
  token: string;
  limiter: ReturnType<typeof createLimiter>;
  faults: ReturnType<typeof createFaults>;
  calls: Calls;
  /** Answers presses and what else people wait for. */
  extra: Record<string, Method>;
  /** Everything that is not the Bot API; false: not found. */
  control(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
};

/** The Bot API over HTTP on a free port of this machine (https://core.telegram.org/bots/api#making-requests). */
export const serve = async (parts: ServerParts): Promise<{ server: Server; url: string }> => {
  const { world, token, limiter, faults, calls } = parts;
  const getUpdates = createUpdates(world);
  const handlers: Record<string, Method> = {
    ...messageMethods,
    ...memberMethods,
    ...createSettings(),
    ...parts.extra,
  };
  const prefix = `/bot${token}/`;

  const call = async (method: string, parameters: Parameters, isGone: AbortSignal): Promise<unknown> => {
    if (methods[method] === undefined) throw new Refusal(404, 'Not Found');
    checkRequired(method, parameters);
    const ordered = faults.ordered(method, parameters['chat_id']);
    if (ordered !== undefined) throw new Refusal(ordered.code, ordered.description, ordered.parameters);
    if (method === 'getUpdates') return getUpdates(parameters, isGone);
    if (counted.test(method)) {
      const id = parameters['chat_id'];
      limiter.check(typeof id === 'number' ? world.chats.get(id) : undefined, world.now());
    }
    return handlers[method]?.(world, parameters) ?? true;
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams | undefined,
  ) => {
    const given = path.slice(prefix.length);
    const method = Object.hasOwn(methods, given) ? given : (byLowerCase.get(given.toLowerCase()) ?? given);
    const plan = faults.plan(method);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const started = calls.begin(method);
    let parameters: Parameters = {};
    let status = 200;
    let body: unknown;
    try {
      parameters = await readParameters(request, method, query);
      if (plan.latencyMs > 0) await sleep(plan.latencyMs);
      if (plan.what === 'reset-before') {
        started.end(0, parameters);
        return void request.socket.destroy();
      }
      if (plan.what === '5xx') {
        started.end(502, parameters);
        response
          .writeHead(502, { 'content-type': 'text/html' })
          .end('<html><body><h1>502 Bad Gateway</h1></body></html>');
        return;
      }
      body = { ok: true, result: await call(method, parameters, gone.signal) };
    } catch (error) {
      const refusal = error instanceof Refusal ? error : badRequest(`sandbox: ${String(error)}`);
      status = refusal.code;
      body = {
        ok: false,
        error_code: refusal.code,
        description: refusal.message,
        ...(refusal.parameters !== undefined && { parameters: refusal.parameters }),
      };
    }
    started.end(status, parameters);
    if (plan.what === 'reset-after') return void request.socket.destroy();
    const text = JSON.stringify(body);
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
  };

  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    const query = mark < 0 ? undefined : new URLSearchParams(target.slice(mark));
    const work = async () => {
      if (path.startsWith(prefix)) return answer(request, response, path, query);
      if (path.startsWith('/bot')) return refuse(response, 401, 'Unauthorized');
      if (!(await parts.control(request, response, path))) refuse(response, 404, 'Not Found');
    };
    work().catch((error: unknown) => refuse(response, 500, String(error)));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const byLowerCase = new Map(Object.keys(methods).map((name) => [name.toLowerCase(), name]));

const refuse = (response: ServerResponse, code: number, description: string) => {
  if (response.headersSent) return;
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: code, description }));
};
