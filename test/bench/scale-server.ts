import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { dialects } from '../feed/parse/dialects.ts';
import { pieces } from '../feed/parse/newsroom.ts';

/**
 * Serves a feed of 19 stories at every address, and after a line of input one of 20, the newest its own for each host. Prints its
 * port, a line once so many hosts (the first argument) have got the feed that it serves then, and after another line of input how many
 * answers it has given since the first. The second argument: how long
 * each answer takes (milliseconds).
 */
const [, , count = '', latencyMs = ''] = process.argv;
const known = pieces(20);
const write = dialects['wordpress'] ?? (() => '');
const asked = new Set<string>();
let hasNews = false;
let answers = 0;

const bodyFor = (host: string): string => {
  const [newest, ...older] = known;
  if (!hasNews || newest === undefined) return write(older);
  // Words that no other feed has: nothing of it is another report of the same.
  const words = Array.from(
    host.replaceAll('.', ''),
    (digit, index) => `kata${digit}${index}${host.slice(-7)}`,
  );
  const title = `Peristiwa ${words.join(' ')}`;
  return write([{ ...newest, title, guid: host, url: `http://${host}/news`, at: new Date() }, ...older]);
};

const server = createServer(async (request, response) => {
  const host = request.headers.host ?? '';
  await sleep(Number(latencyMs));
  const body = bodyFor(host.replace(/:.*/, ''));
  response.writeHead(200, { 'content-type': 'application/rss+xml', connection: 'close' });
  response.end(body, () => {
    answers++;
    if (asked.has(host)) return;
    asked.add(host);
    if (asked.size === Number(count)) process.stdout.write('all\n');
  });
}).listen(0, '0.0.0.0', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.on('data', () => {
  if (hasNews) process.stdout.write(`${answers}\n`);
  hasNews = true;
  answers = 0;
  asked.clear();
});
process.stdin.on('end', () => process.exit(0));
