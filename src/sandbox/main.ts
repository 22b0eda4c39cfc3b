import { createNewsroom } from './newsroom/index.ts';
import { createTelegram } from './telegram/index.ts';

/** Runs the sandbox as a process of its own: prints where it is as one line of JSON, and ends on SIGTERM or when its input closes. */
const [telegram, newsroom] = await Promise.all([createTelegram({ keep: 20 }), createNewsroom()]);
process.stdout.write(
  `${JSON.stringify({ telegram: telegram.url, token: telegram.token, newsroom: newsroom.url })}\n`,
);
const end = () => process.exit(0);
process.on('SIGTERM', end).on('SIGINT', end);
process.stdin.on('end', end).resume();
