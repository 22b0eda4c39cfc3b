import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../runtime/log.ts';
import { createBodies } from './body.ts';
import { createConnections } from './connections.ts';
import { createRouter, type Route, type WebAnswer } from './routing.ts';

export type { Route, WebAnswer, WebHandler, WebRequest } from './routing.ts';

export type WebServer = {
  port: number;
  /** Takes no more requests, and resolves once those taken are answered. */
  close(): Promise<void>;
  /** Cuts off whoever is still connected. */
  cut(): void;
};

export type WebServerParts = {
  /** 0: a free one. */
  port: number;
  /** All interfaces where absent. */
  host?: string;
  /** What may stand before the routes' paths: proxies pass it on or leave it out. */
  prefix?: string;
  routes: Route[];
  log: Log;
  /** Bytes of bodies in memory at most, over all requests. */
  bodyBytes?: number;
};

/** Time for a request's headers, and for all of it (milliseconds). */
const limits = { headersMs: 10_000, requestMs: 60_000, checkMs: 2_000, keepAliveMs: 65_000 };
const maxHeaderBytes = 16_384;
/** Connections that wait for a request, and connections altogether. */
const most = { waiting: 256, connections: 2_048 };
/** Three of the longest bodies that are taken. */
const usualBodyBytes = 32 * 1_048_576;

/** Starts an HTTP server. Rejects with an Error that says in plain words why the port cannot be had. */
export const createWebServer = async (parts: WebServerParts): Promise<WebServer> => {
  const { log, routes, prefix = '', bodyBytes = usualBodyBytes } = parts;
  const bodyOf = createBodies(bodyBytes);
  const connections = createConnections(most.waiting);
  let isClosing = false;
  /** Requests taken, until their answer has left or they are cut. */
  const taken = new Set<Promise<void>>();

  const answer = createRouter({ routes, prefix, bodyOf });

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    let given: WebAnswer;
    try {
      given = await answer(request, response);
    } catch (error) {
      // One who has gone away gets no answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return;
      log.error('http.failed', { error });
      given = { status: 503, headers: { 'retry-after': '60' } };
    }
    const { status, body = '', headers } = given;
    // Whoever asked first whether to send its body may send it now or not: what would come next is not known.
    const isLast = isClosing || request.headers.expect !== undefined;
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(isLast && { connection: 'close' }),
      ...headers,
    });
    response.end(body);
    // What a handler has left unread must not hold up the connection.
    request.resume();
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    request.on('error', () => {});
    response.on('error', () => {});
    connections.works(socket);
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    taken.add(closed);
    void closed.then(() => {
      taken.delete(closed);
      connections.waits(socket);
    });
    respond(request, response).catch((error: unknown) => {
      log.error('http.failed', { error });
      response.destroy();
    });
  };

  const server = await listen(parts, onRequest, connections.opened);
  server.on('error', (error) => log.error('http.failed', { error }));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : parts.port;
  log.info('http.ready', { port });

  return {
    port,
    close: async () => {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      while (taken.size > 0) await Promise.all(taken);
      // Whoever only keeps a connection open does not keep Kabar from ending.
      server.closeAllConnections();
      await closed;
    },
    cut: () => server.closeAllConnections(),
  };
};

/** Opens the port. Rejects with an Error that says in plain words why it cannot be had. */
const listen = async (
  { port, host }: Pick<WebServerParts, 'port' | 'host'>,
  onRequest: RequestListener,
  onConnection: (socket: Socket) => void,
): Promise<Server> => {
  // An import of node:http would read all that it exports, and with its WebSocket load Node's own undici: twelve megabytes.
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: maxHeaderBytes,
    },
    onRequest,
  );
  server.on('checkContinue', onRequest);
  server.on('connection', onConnection);
  server.maxConnections = most.connections;

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(plain(error, port), { cause: error })));
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  });
  return server;
};

const plain = (error: Error & { code?: string }, port: number): string => {
  const { code = error.message } = error;
  if (code === 'EADDRINUSE')
    return `HTTP_PORT ${port} is in use by another program: stop that one, or choose another port`;
  if (code === 'EACCES') return `HTTP_PORT ${port} may not be used: choose one above 1023`;
  return `HTTP_PORT ${port} cannot be used (${code})`;
};
