import type { ServerResponse } from 'node:http';

/** Tells every open page of what happens, as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export type Stream = {
  open(response: ServerResponse): void;
  tell(event: { type: string } & Record<string, unknown>): void;
  close(): void;
};

/** What a page that does not keep up may have waiting before it is let go; it then comes anew (bytes). */
const patience = 4_194_304;

export const createStream = (): Stream => {
  const pages = new Set<ServerResponse>();
  return {
    open: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': here\n\n');
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    tell: (event) => {
      const line = `data: ${JSON.stringify(event)}\n\n`;
      for (const page of pages)
        if (page.writableLength < patience) page.write(line);
        else page.destroy();
    },
    close: () => {
      for (const page of pages) page.end();
    },
  };
};
