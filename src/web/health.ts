import type { Clock } from '../runtime/clock.ts';
import type { Route } from './server.ts';

/** How Kabar is doing: what is wrong, each in a few words, and figures. Nothing of any chat, nothing secret. */
export type Health = { problems: string[]; [figure: string]: unknown };

/** Gives how Kabar is doing now. Trouble is said in a few words; undefined: there is none. */
export const createHealth = ({
  clock,
  delivery,
  ingest,
  polling,
  pacer,
  isReady,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  delivery: { healthy(): boolean; busy(): number };
  ingest: { trouble(): string | undefined; stats(): Record<string, unknown> };
  polling: { trouble(): string | undefined };
  pacer: { stats(): { perSecond: number } & Record<string, number> };
  isReady(): boolean;
  stopping: AbortSignal;
}): (() => Health) => {
  const startedAt = clock.now();
  return () => {
    const { perSecond, ...pace } = pacer.stats();
    return {
      problems: [
        ...(delivery.healthy() ? [] : ['the store takes no writes, so sending is held']),
        ...[ingest.trouble(), polling.trouble()].filter((one) => one !== undefined),
        ...(isReady() ? [] : ['starting: waiting for Telegram']),
        ...(stopping.aborted ? ['stopping'] : []),
      ],
      uptimeSeconds: Math.round((clock.now() - startedAt) / 1_000),
      ...ingest.stats(),
      sending: delivery.busy(),
      pace: { perSecond: Math.round(perSecond), ...pace },
    };
  };
};

/** `GET /healthz`: 200 while all is well, else 503 with what is wrong. */
export const healthRoute = (health: () => Health): Route => {
  const tell = async () => {
    const { problems, ...figures } = health();
    const isWell = problems.length === 0;
    return {
      status: isWell ? 200 : 503,
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify({ status: isWell ? 'ok' : 'failing', ...(!isWell && { problems }), ...figures })}\n`,
    };
  };
  return { path: /^\/healthz$/, methods: { GET: tell, HEAD: tell } };
};
