import { StoreError } from '../keyv/failure.ts';
import { Refused, type Server } from './server.ts';

/** Whether a server answers. */
export type Reach = { server: Server; isLost(): boolean };

/** A server that notes whether it has answered the last time. A write that a fence kept out, or that it has no room for, was answered. */
export const noteReach = (server: Server): Reach => {
  let isLost = false;
  const noted =
    <Given extends unknown[], T>(work: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      try {
        const done = await work(...given);
        isLost = false;
        return done;
      } catch (error) {
        isLost = !(error instanceof StoreError || error instanceof Refused);
        throw error;
      }
    };
  return {
    server: { ...server, read: noted(server.read), write: noted(server.write), page: noted(server.page) },
    isLost: () => isLost,
  };
};
