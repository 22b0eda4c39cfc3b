import type { Config } from '../../config.ts';
import { createAgent } from '../../http/agent.ts';
import { createFetcher, type Fetcher } from '../../http/client.ts';
import type { Connections } from '../../http/connections.ts';
import { userAgent as userAgentOf } from '../../http/user-agent.ts';
import type { Clock } from '../../runtime/clock.ts';

/** How feeds and pages of others are fetched, and in whose name. */
export type Outside = { agent: Connections; userAgent: string; fetcher: Fetcher };

export const createOutside = (
  config: Pick<Config, 'allowPrivateNetwork' | 'userAgentContact'>,
  clock: Clock,
): Outside => {
  const agent = createAgent({ allowPrivateNetwork: config.allowPrivateNetwork });
  const userAgent = userAgentOf(config.userAgentContact);
  return { agent, userAgent, fetcher: createFetcher({ agent, clock, userAgent }) };
};
