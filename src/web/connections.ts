import type { Socket } from 'node:net';

/** The open connections. Whoever opens many and sends little keeps nobody out: of those that only wait the oldest is cut for a new one. */
export type Connections = {
  opened(socket: Socket): void;
  /** A request has come in whole, up to its body: now it is this side's turn. */
  works(socket: Socket): void;
  /** Its request is answered: the next one, or the rest of a body that nobody reads, is waited for. */
  waits(socket: Socket): void;
};

/** `mostWaiting`: connections that wait at most; those that work are not counted. */
export const createConnections = (mostWaiting: number): Connections => {
  /** In the order in which they began to wait. */
  const waiting = new Set<Socket>();

  const waits = (socket: Socket) => {
    if (socket.destroyed) return;
    waiting.delete(socket);
    waiting.add(socket);
    const [oldest] = waiting;
    if (waiting.size <= mostWaiting || oldest === undefined) return;
    waiting.delete(oldest);
    oldest.destroy();
  };

  return {
    opened: (socket) => {
      socket.once('close', () => waiting.delete(socket));
      waits(socket);
    },
    works: (socket) => waiting.delete(socket),
    waits,
  };
};
