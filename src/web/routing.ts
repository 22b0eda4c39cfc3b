import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Body } from './body.ts';

/** A request as handlers see it. */
export type WebRequest = {
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Pick<Body, 'read' | 'decode'>;
};
export type WebAnswer = { status: number; body?: string; headers?: Record<string, string> };
/** Gets what the path's groups caught. What it rejects with is logged and answered 503. */
export type WebHandler = (request: WebRequest, ...caught: string[]) => Promise<WebAnswer>;
export type Route = { path: RegExp; methods: Record<string, WebHandler> };

/** Requests name paths only. */
const base = 'http://kabar.invalid';

/** Finds the route of a request and has it answered. Rejects with what the handler rejects with. */
export const createRouter =
  ({
    routes,
    prefix,
    bodyOf,
  }: {
    routes: Route[];
    /** What may stand before the routes' paths; empty: nothing. */
    prefix: string;
    bodyOf(request: IncomingMessage, response: ServerResponse, path: string): Body;
  }) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<WebAnswer> => {
    const { url = '/', method = '' } = request;
    if (!URL.canParse(url, base)) return { status: 400 };
    const { pathname, searchParams: query } = new URL(url, base);
    const isUnder = prefix !== '' && pathname.startsWith(`${prefix}/`);
    const path = isUnder ? pathname.slice(prefix.length) : pathname;
    for (const route of routes) {
      const found = route.path.exec(path);
      if (found === null) continue;
      const handler = Object.hasOwn(route.methods, method) ? route.methods[method] : undefined;
      if (handler === undefined)
        return { status: 405, headers: { allow: Object.keys(route.methods).join(', ') } };
      const body = bodyOf(request, response, path);
      try {
        return await handler({ query, headers: request.headers, body }, ...found.slice(1));
      } finally {
        body.release();
      }
    }
    return { status: 404 };
  };
