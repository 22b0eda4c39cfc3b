import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';

export type WebRequest = {
  /** Default: GET. */
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
};
/** The answer as soon as its headers are there; whoever gets it reads its body, discards or destroys it. */
export type WebAnswer = { statusCode: number; headers: IncomingHttpHeaders; body: IncomingMessage };

/** Where a connection goes: a host name or an address, and a port. */
export type Target = { hostname: string; port: number; isSecure: boolean };
export type Connected = (error: Error | null, socket?: Socket) => void;
/** Opens a connection; `open` opens it at an address, with the name in a certificate that the target has. */
export type Connect = (target: Target, open: Open, done: Connected) => void;
export type Open = (address: string, done: Connected) => void;

/** Requests over HTTP/1.1 and its connections, which are kept for the next. */
export type Connections = {
  /** To an http or https address; a GET over a kept connection that turns out to be closed is sent again. Rejects where there is no answer. */
  request(url: string | URL, options?: WebRequest): Promise<WebAnswer>;
  /** Gives up what is under way, and closes the connections. */
  destroy(): Promise<void>;
};

/** Connections on which nothing is sent where `mayCall` says so, which is asked right before each request: that then rejects. */
export const gated = (connections: Connections, mayCall: (url: string | URL) => boolean): Connections => ({
  ...connections,
  request: async (url, options) => {
    if (!mayCall(url)) throw new Error('nothing may be sent any more');
    return connections.request(url, options);
  },
});

export type ConnectionsLimits = {
  /** Connections to a host. */
  perHost: number;
  /** How long one is kept without a request (milliseconds). */
  keptMs: number;
  /** A server that is silent for so long has no answer (milliseconds). */
  silentMs: number;
  maxHeaderBytes?: number;
};

/** A connection that is not open by then is none (milliseconds). */
const openMs = 5_000;

/**
 * Node's own client rather than one in JavaScript and WebAssembly, whose code and buffers take thirty megabytes more
 * (test/bench/README.md). `connect`: what opens connections in place of the usual way to the host.
 */
export const createConnections = (limits: ConnectionsLimits, connect?: Connect): Connections => {
  const agents = new Map<string, Agent>();
  const underway = new Set<ClientRequest>();

  const agentFor = (protocol: string): Agent => {
    const known = agents.get(protocol);
    if (known !== undefined) return known;
    const options = { keepAlive: true, maxSockets: limits.perHost, timeout: limits.keptMs };
    const agent = new (moduleOf(protocol).Agent)(options);
    if (connect !== undefined) divert(agent, protocol === 'https:', connect);
    agents.set(protocol, agent);
    return agent;
  };

  const attempt = (options: RequestOptions, body: WebRequest['body']): Promise<WebAnswer> =>
    new Promise((resolve, reject) => {
      const request = moduleOf(options.protocol ?? '').request(options);
      let answer: IncomingMessage | undefined;
      underway.add(request);
      request.once('response', (response) => {
        answer = response;
        resolve({ statusCode: response.statusCode ?? 0, headers: response.headers, body: response });
      });
      request.once('timeout', () =>
        (answer ?? request).destroy(failure('ETIMEDOUT', 'the server is silent')),
      );
      request.once('close', () => underway.delete(request));
      request.on('error', (error) => reject(wasStale(request, error) ? new Stale(error) : error));
      request.end(body);
    });

  return {
    request: async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const options: RequestOptions = {
        protocol,
        hostname: bare(hostname),
        port,
        path: pathname + search,
        method,
        headers,
        agent: agentFor(protocol),
        timeout: limits.silentMs,
        ...(signal && { signal }),
        ...(limits.maxHeaderBytes !== undefined && { maxHeaderSize: limits.maxHeaderBytes }),
      };
      for (let kept = limits.perHost; ; kept--)
        try {
          return await attempt(options, body);
        } catch (error) {
          if (!(error instanceof Stale)) throw error;
          // Whether the server has done what another method asks is not known.
          if (method !== 'GET' || kept === 0 || signal?.aborted) throw error.cause;
        }
    },
    destroy: async () => {
      for (const request of underway) request.destroy();
      for (const agent of agents.values()) agent.destroy();
    },
  };
};

/** Asked for when it is needed, and not imported: an import reads all that a module exports, and with its WebSocket loads Node's own undici, which takes twelve megabytes. */
const moduleOf = (protocol: string) =>
  protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http');

/** A host name as it is resolved: an address of IPv6 without its brackets. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** A connection that was kept, and that its server had closed by then. */
class Stale extends Error {
  override readonly cause: Error;
  constructor(cause: Error) {
    super(cause.message);
    this.cause = cause;
  }
}
const wasStale = (request: ClientRequest, error: Error): boolean =>
  request.reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

type Creating = RequestOptions & { host?: string; servername?: string };

/** Lets `connect` say where the connections of an agent go. Sessions of TLS are kept and taken up again as ever. */
const divert = (agent: Agent, isSecure: boolean, connect: Connect): void => {
  const usual = agent.createConnection.bind(agent);
  agent.createConnection = (options: Creating, callback) => {
    const hostname = options.host ?? '';
    const open: Open = (address, done) => {
      const socket = usual({ ...options, host: address }) as Socket;
      opened(socket, isSecure ? 'secureConnect' : 'connect', done);
    };
    connect({ hostname, port: Number(options.port), isSecure }, open, (error, socket) =>
      callback?.(error, socket as Socket),
    );
    return undefined;
  };
};

/** Tells once whether a socket has opened, in time. */
const opened = (socket: Socket, event: string, done: Connected): void => {
  const settle = (error: Error | null) => {
    clearTimeout(limit);
    socket.off(event, onOpen).off('error', settle);
    if (error === null) return done(null, socket);
    socket.on('error', () => {}).destroy();
    done(error);
  };
  const onOpen = () => settle(null);
  const limit = setTimeout(() => settle(failure('ETIMEDOUT', 'no connection')), openMs);
  socket.once(event, onOpen).once('error', settle);
};

/** Bytes of a body that are read away for the sake of its connection. */
const mostDiscarded = 65_536;

/** Resolves once nothing of a body is left; a long one is cut off, together with its connection. Never rejects. */
export const discard = (body: Readable): Promise<void> =>
  new Promise((resolve) => {
    let size = 0;
    body.on('error', () => {});
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostDiscarded) body.destroy();
    });
    if (body.closed) resolve();
    else body.once('close', () => resolve());
  });
