import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

/** Tells when this process has nothing to do any more but wait for time to pass. */
export type Rest = {
  /** Resolves at rest; with false where it does not come to that within `patienceMs` of real time. */
  atRest(): Promise<boolean>;
  /** Requests so far that send a message to a chat, or change one. */
  sends(): number;
};

/** Turns of the event loop, one upon the other, in which nothing may be under way: what an answer sets going begins in the next. */
const turns = 4;
/** Kinds of resources that are somebody's work: of the thread pool, of a connection that is being opened, of a thread that was asked something. */
const work = /Req|Connect|Write|MessagePort|Worker/;
/** Telegram holds this one open until there is something to tell. */
const isHeld = ({ path }: ClientRequest): boolean => path.endsWith('/getUpdates');
const isSend = ({ path }: ClientRequest): boolean =>
  /\/bot[^/]+\/(?:send|edit)(?!ChatAction)[A-Z]\w+$/.test(path);

/**
 * Counts requests over Node's own HTTP client from now on. `pause`: waits for so many milliseconds of real time, whatever becomes
 * of the process' timers.
 */
export const createRest = ({
  patienceMs,
  pause,
}: {
  patienceMs: number;
  pause(ms: number): Promise<unknown>;
}): Rest => {
  let underWay = 0;
  let sends = 0;
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { request: ClientRequest };
    if (isHeld(request)) return;
    if (isSend(request)) sends++;
    underWay++;
    request.once('close', () => underWay--);
  });
  const isAtWork = () => underWay > 0 || process.getActiveResourcesInfo().some((kind) => work.test(kind));

  return {
    sends: () => sends,
    atRest: async () => {
      const until = performance.now() + patienceMs;
      for (let quiet = 0; quiet < turns;) {
        if (performance.now() > until) return false;
        // A pause in the middle: what the thread pool has done is told of after a turn, and a lone turn may be too soon for it.
        await (underWay > 0 || quiet === turns / 2 ? pause(1) : turn());
        quiet = isAtWork() ? 0 : quiet + 1;
      }
      return true;
    },
  };
};
