import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network of one connection after another between a program and a server of this machine, which can be cut without either being told. */
export type Way = {
  /** The server's address, over this way. */
  url: string;
  /** Bytes that the program has sent on it so far. */
  sent(): number;
  /** Calls of the Bot API's sendMessage among them. */
  messages(): number;
  /**
   * From now on nothing passes in either direction, and nothing is closed. `isForgotten`: what is sent on connections of before
   * is swallowed, and they never carry anything again (as where a firewall loses its table); otherwise it arrives once the
   * way is there again, as TCP sends it anew. New connections are accepted and wait.
   */
  cut(how?: { isForgotten?: boolean }): void;
  restore(): void;
  close(): Promise<void>;
};

/** The first line of such a call, which has a token in it, and how long that line may be. */
const callOfSend = /POST \S+\/sendMessage HTTP/;
const mostOfALine = 256;

type Pair = { near: Socket; far?: Socket };

/** Opens a way on a free port of 127.0.0.1 to the server that an address names. */
export const openWay = async (to: string): Promise<Way> => {
  const { hostname, port } = new URL(to);
  const pairs = new Set<Pair>();
  const forgotten = new Set<Socket>();
  let isCut = false;
  let bytes = 0;
  let messages = 0;

  const join = (pair: Pair) => {
    const { near } = pair;
    const far = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    pair.far = far;
    let unread = '';
    near.on('data', (piece: Buffer) => {
      bytes += piece.length;
      const [last = '', ...calls] = (unread + piece.toString('latin1')).split(callOfSend).toReversed();
      messages += calls.length;
      // A request may begin in one piece and go on in the next.
      unread = last.slice(-mostOfALine);
      far.write(piece);
    });
    far.on('data', (piece) => near.write(piece));
    near.on('end', () => far.end());
    far.on('end', () => near.end());
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          pairs.delete(pair);
          other.destroySoon();
        });
    if (isCut) far.pause();
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const pair: Pair = { near };
    near.on('error', () => {});
    pairs.add(pair);
    if (isCut) near.pause();
    else join(pair);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const forget = (pair: Pair) => {
    pairs.delete(pair);
    for (const one of [pair.near, pair.far]) {
      if (one === undefined) continue;
      one
        .removeAllListeners()
        .on('error', () => {})
        .resume();
      forgotten.add(one);
    }
  };
  const url = new URL(to);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href.replace(/\/$/, to.endsWith('/') ? '/' : ''),
    sent: () => bytes,
    messages: () => messages,
    cut: ({ isForgotten = false } = {}) => {
      isCut = true;
      for (const pair of pairs) {
        pair.near.pause();
        pair.far?.pause();
        if (isForgotten) forget(pair);
      }
    },
    restore: () => {
      isCut = false;
      for (const pair of pairs) {
        if (pair.far === undefined) join(pair);
        pair.near.resume();
        pair.far?.resume();
      }
    },
    close: async () => {
      server.close();
      for (const { near, far } of pairs) for (const one of [near, far]) one?.destroy();
      for (const one of forgotten) one.destroy();
    },
  };
};
