import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dialects } from '../feed/parse/dialects.ts';
import { pieces } from '../feed/parse/newsroom.ts';

/**
 * Serves so many feeds (its argument), each on a loopback address of its own, as feeds are on hosts of their own; prints their
 * addresses as a line of JSON. A line of input puts it, as a headline, at the top of the first feed.
 */
const count = Number(process.argv[2]);
const entries = 20;
/** Length of an entry's text (characters), spread as that of real feeds is: documents of 20 to 200 KB. */
const texts = { from: 300, to: 6_000 };
const sentence = 'Warga diminta tetap tenang dan menjauhi bangunan retak, kata kepala badan itu. ';
const makers = Object.values(dialects);
const headlines: string[] = [];

/** The feed of this number, its newest stories at the top. */
const bodyOf = (index: number): string => {
  const length = texts.from * (texts.to / texts.from) ** (index / Math.max(1, count - 1));
  const longer = sentence.repeat(Math.ceil(length / sentence.length));
  const news = index === 0 ? headlines : [];
  const told = pieces(entries + news.length).map((piece, at) => ({
    ...piece,
    title: news.toReversed()[at] ?? `${piece.title}, kabar ${index}`,
    at: at < news.length ? new Date() : new Date(piece.at.getTime() + 1_000 * index),
    url: piece.url.replace('news.example', `${index}.news.example`),
    guid: piece.guid.replace('news.example', `${index}.news.example`),
    text: `${piece.text} ${longer}`,
  }));
  return (makers[index % makers.length] ?? (() => ''))(told);
};

const serve = async (index: number): Promise<string> => {
  const address = `127.0.${1 + Math.floor(index / 200)}.${1 + (index % 200)}`;
  const server = createServer((request, response) => {
    const etag = `"${index === 0 ? headlines.length : 0}"`;
    const isUnchanged = request.headers['if-none-match'] === etag;
    response.writeHead(isUnchanged ? 304 : 200, { etag, 'content-type': 'application/xml' });
    response.end(isUnchanged ? undefined : bodyOf(index));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return `http://${address}:${(server.address() as AddressInfo).port}/feed.xml`;
};

const urls = await Promise.all(Array.from({ length: count }, (_, index) => serve(index)));
process.stdout.write(`${JSON.stringify(urls)}\n`);
process.stdin.on('data', (line) => headlines.push(String(line).trim()));
process.stdin.on('end', () => process.exit(0));
