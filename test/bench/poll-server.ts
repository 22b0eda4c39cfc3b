import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dialects } from '../feed/parse/dialects.ts';
import { pieces } from '../feed/parse/newsroom.ts';

/** Serves one feed at every path, never changed; prints its port, and counts of what it answered on each line of input. */
const body = dialects['wordpress']?.(pieces(20)) ?? '';
const etag = '"unchanged"';
const counts = { ok: 0, unchanged: 0 };
const server = createServer((request, response) => {
  const isUnchanged = request.headers['if-none-match'] === etag;
  counts[isUnchanged ? 'unchanged' : 'ok']++;
  // Looks are minutes apart, so that no connection is kept till the next.
  const headers = { etag, 'content-type': 'application/rss+xml', connection: 'close' };
  response.writeHead(isUnchanged ? 304 : 200, headers);
  response.end(isUnchanged ? undefined : body);
}).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('data', () => process.stdout.write(`${JSON.stringify(counts)}\n`));
process.stdin.on('end', () => process.exit(0));
