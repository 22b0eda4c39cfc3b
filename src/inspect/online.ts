import { pageLimits } from '../article/pages.ts';
import { readConfig } from '../config.ts';
import { normaliseAddress } from '../feed/address.ts';
import { createAgent } from '../http/agent.ts';
import { createFetcher } from '../http/client.ts';
import { FeedError } from '../http/failure.ts';
import { userAgent } from '../http/user-agent.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Kind } from './order.ts';
import type { Source } from './source.ts';

/** A variable of Kabar has a wrong value; the message says which, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Fetches as Kabar does, guard and limits included. Rejects with a FeedError or a ConfigError. */
export const fetchSource = async (address: string, kind: Kind): Promise<Source> => {
  const url = normaliseAddress(address);
  if (url === undefined) throw new FeedError('bad-address');
  // The variables of the bot hold here too, but nothing is said to Telegram: any token will do.
  const read = readConfig({ ...process.env, BOT_TOKEN: `00000:${'0'.repeat(35)}` });
  if (!read.ok) throw new ConfigError(read.problems.join('\n'));
  const agent = createAgent({ allowPrivateNetwork: read.config.allowPrivateNetwork });
  const isArticle = kind === 'article';
  const fetcher = createFetcher({
    agent,
    clock: systemClock,
    userAgent: userAgent(read.config.userAgentContact),
    ...(isArticle && { limits: pageLimits }),
  });
  try {
    const fetched = await fetcher.fetch(url, isArticle ? { accept: 'text/html', onlyType: /html/i } : {});
    if (fetched.body === undefined) throw new FeedError('not-found');
    const { body, contentType, links } = fetched;
    return {
      body,
      url: fetched.url,
      ...(contentType !== undefined && { contentType }),
      ...(links !== undefined && { links }),
    };
  } finally {
    await agent.destroy();
  }
};
