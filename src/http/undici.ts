import { createRequire } from 'node:module';
import type { Agent as AgentClass, Dispatcher, FormData as Form, Pool as PoolClass } from 'undici';
import type { buildConnector as BuildConnector } from 'undici';

/**
 * The parts of undici that Kabar uses, each from its own file: all of undici, with a `fetch`, web sockets and caches that
 * nobody here asks for, takes eleven megabytes more (test/bench/README.md).
 */
const part = createRequire(import.meta.url);

export const Agent = part('undici/lib/dispatcher/agent.js') as typeof AgentClass;
export const Pool = part('undici/lib/dispatcher/pool.js') as typeof PoolClass;
export const buildConnector = part('undici/lib/core/connect.js') as typeof BuildConnector;

type Answer = Dispatcher.ResponseData;
const requestOver = part('undici/lib/api/api-request.js') as (
  this: Dispatcher,
  options: Dispatcher.RequestOptions,
) => Promise<Answer>;

/** As undici's `request` (https://undici.nodejs.org/#/docs/api/Dispatcher), at an address: http or https. */
export const request = async (
  url: string | URL,
  { dispatcher, ...options }: Omit<Dispatcher.RequestOptions, 'origin' | 'path'> & { dispatcher: Dispatcher },
): Promise<Answer> => {
  const { origin, pathname, search } = new URL(url);
  return requestOver.call(dispatcher, { ...options, origin, path: pathname + search });
};

/** An empty form for a request's body; its code is loaded with the first. */
export const createForm = (): Form => {
  const { FormData } = part('undici/lib/web/fetch/formdata.js') as { FormData: typeof Form };
  return new FormData();
};
