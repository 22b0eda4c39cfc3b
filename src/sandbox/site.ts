import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server on this machine that parts of the sandbox share, each with its own paths. */
export type Site = {
  /** Its root, without a slash at its end. */
  url: string;
  /** Answers requests for the paths that it wants, or, where that is 'the rest', what nobody else does. */
  serve(wants: ((path: string) => boolean) | 'the rest', answer: RequestListener): void;
  /** Cuts what is open. */
  close(): Promise<void>;
};

/** Opens a site. `port` 0: a free one; `host`: another loopback address. Rejects where the port cannot be had. */
export const openSite = async ({
  port = 0,
  host = '127.0.0.1',
}: { port?: number; host?: string } = {}): Promise<Site> => {
  const parts: { wants: (path: string) => boolean; answer: RequestListener }[] = [];
  let rest: RequestListener = (_request, response) =>
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const path = request.url ?? '/';
    const part = parts.find(({ wants }) => wants(path));
    (part?.answer ?? rest)(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    serve: (wants, answer) => {
      if (wants === 'the rest') rest = answer;
      else parts.push({ wants, answer });
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};
