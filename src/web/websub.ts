import type { Callback } from '../feed/websub/callback.ts';
import type { Route, WebAnswer, WebHandler } from './server.ts';

/** Longest content taken from a hub (bytes); of a longer one the feed itself is looked at. */
const maxContentBytes = 10 * 1_048_576;

const later: WebAnswer = { status: 503, headers: { 'retry-after': '60' } };

/** Until then whoever calls is asked to come again. */
export const onceReady = (isReady: () => boolean, { path, methods }: Route): Route => ({
  path,
  methods: Object.fromEntries(
    Object.entries(methods).map(([method, handler]) => [
      method,
      async (request, ...caught) => (isReady() ? handler(request, ...caught) : later),
    ]),
  ),
});

/** `/websub/<id>`: where hubs verify subscriptions (GET) and bring content (POST). */
export const websubRoute = (callback: Callback, maxBytes = maxContentBytes): Route => {
  const verify: WebHandler = ({ query }, id = '') => callback.verify(id, query);
  const content: WebHandler = async ({ headers, body }, id = '') => {
    // Nobody's content is not read at all.
    const refusal = callback.refuses(id);
    if (refusal !== undefined) return refusal;
    const read = await body(maxBytes);
    if (read === 'busy') return later;
    if (read === 'too-long') {
      callback.tooLong(id);
      return { status: 413 };
    }
    const { 'content-type': contentType, 'x-hub-signature': signature } = headers;
    const answer = await callback.content(id, {
      body: read,
      ...(contentType !== undefined && { contentType }),
      ...(typeof signature === 'string' && { signature }),
    });
    return answer.status === 503 ? later : answer;
  };
  return { path: /^\/websub\/([\w-]{1,64})$/, methods: { GET: verify, POST: content } };
};
