import type { Clock } from '../runtime/clock.ts';
import type { Route } from './server.ts';

/** How Kabar is doing: what is wrong, each in a few words, and since when it runs. Nothing of any chat, nothing secret. */
export type Health = { problems: string[]; uptimeSeconds: number };

/** Gives how Kabar is doing now. Trouble is said in a few words; undefined: there is none. */
export const createHealth = ({
  clock,
  store,
  delivery,
  ingest,
  ticker,
  polling,
  isReady,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  store: { troubles(): string[] };
  delivery: { healthy(): boolean };
  ingest: { trouble(): string | undefined };
  ticker: { trouble(): string | undefined };
  polling: { trouble(): string | undefined };
  isReady(): boolean;
  stopping: AbortSignal;
}): (() => Health) => {
  const startedAt = clock.now();
  return () => ({
    problems: [
      ...store.troubles(),
      ...(delivery.healthy() ? [] : ['the store takes no writes, so sending is held']),
      ...[ingest.trouble(), ticker.trouble(), polling.trouble()].filter((one) => one !== undefined),
      ...(isReady() ? [] : ['starting: waiting for Telegram']),
      ...(stopping.aborted ? ['stopping'] : []),
    ],
    uptimeSeconds: Math.round((clock.now() - startedAt) / 1_000),
  });
};

/**
 * `GET /healthz`: 200 while the process is alive and its clock ticks; else it is to be started anew. `GET /readyz`: 200 while
 * it can work: store, Telegram, looks at feeds, no other program with its bot. Neither says more to anybody: what is wrong
 * stands on the status page.
 */
export const healthRoutes = (parts: { isAlive(): boolean; isReady(): boolean }): Route[] => [
  yesOrNo(/^\/healthz$/, parts.isAlive, ['ok', 'failing']),
  yesOrNo(/^\/readyz$/, parts.isReady, ['ready', 'not ready']),
];

const yesOrNo = (path: RegExp, ask: () => boolean, [yes, no]: [string, string]): Route => {
  const tell = async () => {
    const isSo = ask();
    return {
      status: isSo ? 200 : 503,
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify({ status: isSo ? yes : no })}\n`,
    };
  };
  return { path, methods: { GET: tell, HEAD: tell } };
};
