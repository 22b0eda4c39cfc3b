import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bytesOf, readBody } from './body.ts';
import type { CallLog } from './calls.ts';
import { Refusal } from '../api/errors.ts';
import type { Fault, FaultMaker } from './faults.ts';
import type { Limiter } from './limits.ts';
import { listOf, methodNamed, readParameters } from '../api/parameters.ts';
import type { Method } from '../api/send.ts';
import type { Parameters } from '../types.ts';
import type { Updates } from './updates.ts';
import type { Stored } from '../uploads.ts';
import type { World } from '../world.ts';

/** Calls that put something into a chat: these count against the limits. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;
const isCountedBy = new Map<string, boolean>();

/** What the server is made of. `control` answers whatever is not the Bot API. */
export type Parts = {
  token: string;
  world: World;
  methods: Map<string, Method>;
  updates: Updates;
  limiter: Limiter;
  faults: FaultMaker;
  log: CallLog;
  control: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;
};
type Answer = { status: number; text: string; description?: string };

const failure = ({ code, message, parameters }: Refusal): Answer => ({
  status: code,
  text: JSON.stringify({
    ok: false,
    error_code: code,
    description: message,
    ...(parameters && { parameters }),
  }),
  description: message,
});
const html =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

/** The Bot API over HTTP: reads requests, applies faults and limits, calls methods, answers. */
export const createApi = (parts: Parts): RequestListener => {
  const { world, log, updates } = parts;
  const prefix = `/bot${parts.token}/`;
  const filePrefix = `/file${prefix}`;

  const perform = async (
    method: string,
    request: IncomingMessage,
    query: string,
    response: ServerResponse,
    said: { params: Parameters },
  ): Promise<Answer | 'cut' | 'hang'> => {
    let fault: Fault | undefined;
    try {
      const ready = await receive(method, request, query, said, parts.faults);
      ({ fault } = ready);
      if (fault === 'reset') return 'cut';
      if (fault === 'hang') return 'hang';
      if (fault === 'html') return { status: 502, text: html, description: 'Bad Gateway' };
      if (typeof fault === 'object')
        throw new Refusal(fault.status, fault.description ?? 'Internal Server Error', fault.parameters);
      const parameters = readParameters(method, ready.given, ready.uploads);
      if (isCounted(method)) checkLimits(method, parameters, parts);
      const result =
        method === 'getUpdates'
          ? await updates.get(parameters, (leave) => response.on('close', leave))
          : parts.methods.get(method.toLowerCase())?.({ world, parameters, uploads: ready.uploads });
      if (fault === 'reset-after') return 'cut';
      return { status: 200, text: `{"ok":true,"result":${JSON.stringify(result ?? true)}}` };
    } catch (error) {
      if (fault === 'reset-after') return 'cut';
      return failure(
        error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`),
      );
    }
  };

  const api = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const mark = path.indexOf('?');
    const method = methodNamed(mark < 0 ? path : path.slice(0, mark));
    if (method === undefined) return send(response, failure(new Refusal(404, 'Not Found')));
    const said: { params: Parameters } = { params: {} };
    log.begin();
    const answer = await perform(method, request, mark < 0 ? '' : path.slice(mark + 1), response, said);
    log.end();
    const call = { method, params: said.params, at: world.now() };
    if (typeof answer === 'string') {
      log.add({ ...call, status: 0, description: answer }, false);
      if (answer === 'cut') request.socket.resetAndDestroy();
      return;
    }
    const { status, description } = answer;
    log.add({ ...call, status, ...(description !== undefined && { description }) }, isCounted(method));
    send(response, answer);
  };

  return (request, response) => {
    const { url = '/' } = request;
    // A caller may go away at any time; nothing hangs on its going well.
    response.on('error', () => {});
    const file = url.startsWith(filePrefix) ? world.uploads.get(url.split('/').at(-1) ?? '') : undefined;
    const handled = file
      ? sendFile(response, file)
      : url.startsWith(prefix)
        ? api(request, response, url.slice(prefix.length))
        : url.startsWith('/sandbox')
          ? parts.control(request, response, url)
          : Promise.resolve(send(response, failure(wrongAddress(url))));
    handled.catch((error: unknown) => send(response, failure(new Refusal(500, String(error)))));
  };
};

/** Counts a call against the limits of its chat. Throws a Refusal where they are reached. */
const checkLimits = (
  method: string,
  parameters: Parameters,
  { world, limiter }: Pick<Parts, 'world' | 'limiter'>,
): void => {
  const id = parameters['chat_id'];
  const chat =
    typeof id === 'number' ? world.chats.get(id) : world.byUsername(String(id ?? '').replace(/^@/, ''));
  const count =
    method === 'sendMediaGroup'
      ? listOf(parameters, 'media').length
      : method.endsWith('Messages')
        ? listOf(parameters, 'message_ids').length
        : 1;
  const isGroup = chat !== undefined && chat.facts.type !== 'private';
  const isPaid = parameters['allow_paid_broadcast'] === true;
  limiter.take(chat?.facts.id ?? String(id), isGroup, Math.max(1, count), isPaid, world.now());
};

/** Reads a call, and keeps it waiting as the faults have it; `said` gets its parameters as soon as they are known. */
const receive = async (
  method: string,
  request: IncomingMessage,
  query: string,
  said: { params: Parameters },
  faults: FaultMaker,
) => {
  const bytes = await bytesOf(request);
  const { parameters: given, uploads } = await readBody(
    request.headers['content-type'] ?? '',
    bytes,
    query,
  ).catch(() => {
    throw new Refusal(400, 'Bad Request: object expected as request body');
  });
  said.params = given;
  const plan = faults.plan(method);
  if (plan.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, plan.latencyMs));
  return { given, uploads, fault: plan.fault };
};

/** https://core.telegram.org/bots/api#getfile */
const sendFile = async (response: ServerResponse, { type, data }: Stored): Promise<void> => {
  response.writeHead(200, {
    'content-type': type || 'application/octet-stream',
    'content-length': String(data.size),
  });
  response.end(Buffer.from(await data.arrayBuffer()));
};

const wrongAddress = (url: string): Refusal =>
  /^\/bot\d*:?[\w:-]*\//.test(url) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found');

const isCounted = (method: string): boolean => {
  const known = isCountedBy.get(method) ?? counted.test(method);
  isCountedBy.set(method, known);
  return known;
};

const send = (response: ServerResponse, { status, text }: Answer): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': text.startsWith('<') ? 'text/html' : 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};
