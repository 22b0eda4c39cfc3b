import type { Env } from './config-values.ts';
import { isServerAddress, serverKind } from './store/remote/address.ts';

/** The bot's token; a wrong one is not shown. */
export const readToken = (env: Env, problems: string[]): string => {
  const token = env['BOT_TOKEN']?.trim() ?? '';
  if (token === '')
    problems.push(
      'BOT_TOKEN is missing: get one from @BotFather on Telegram and put it into .env. To look around without one, run `npm run demo`.',
    );
  else if (!/^\d{5,}:[\w-]{35}$/.test(token))
    problems.push(
      'BOT_TOKEN does not look like a bot token (digits, a colon, 35 letters or digits): copy it again from @BotFather.',
    );
  return token;
};

/** Redis, where the store is there too unless it says otherwise. Asked for only where a role needs it. */
export const readQueue = (
  env: Env,
  role: 'all' | 'bot' | 'poller',
  problems: string[],
): { queueUrl?: string } => {
  const own = env['QUEUE_URL']?.trim() ?? '';
  if (role === 'all') return {};
  const store = env['STORE_URL']?.trim() ?? '';
  const url = own === '' && serverKind(store) === 'redis' ? store : own;
  if (url === '')
    problems.push(`ROLE=${role} needs QUEUE_URL=redis://host, where the bot and its pollers meet.`);
  else if (serverKind(url) !== 'redis' || !isServerAddress(url))
    problems.push(
      'QUEUE_URL must be redis://host or rediss://host; signs in a password are written as %40 and so on.',
    );
  else return { queueUrl: url };
  return {};
};

/** Never shown, not even where it is wrong. */
export const readStatusToken = (env: Env, problems: string[]): { statusToken?: string } => {
  const token = env['STATUS_TOKEN']?.trim() ?? '';
  if (token === '') return {};
  if (!/^[!-~]{16,256}$/.test(token)) {
    problems.push(
      'STATUS_TOKEN must be 16 to 256 plain letters, digits and signs without spaces, such as `openssl rand -hex 24` writes.',
    );
    return {};
  }
  return { statusToken: token };
};
