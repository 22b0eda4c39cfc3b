import type { Route } from './server.ts';

/** How Kabar is doing: what is wrong, each in a few words, and figures. Nothing of any chat, nothing secret. */
export type Health = { problems: string[]; [figure: string]: unknown };

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
