import { createNewsroom } from './newsroom/index.ts';
import { createTelegram } from './telegram/index.ts';

/** Messages that each chat remembers, so that a long run stays small. */
const keep = 200;

/** Runs the sandbox as a process of its own: prints where it is as one line of JSON, and ends on SIGTERM or when its input closes. */
const [telegram, newsroom] = await Promise.all([createTelegram({ keep }), createNewsroom()]);
process.stdout.write(
  `${JSON.stringify({ telegram: telegram.url, token: telegram.token, newsroom: newsroom.url })}\n`,
);
const end = () => process.exit(0);
process.on('SIGTERM', end).on('SIGINT', end);
process.stdin.on('end', end).on('error', end).resume();
