import type { Callback, Untaken } from '../feed/websub/callback.ts';
import { isReadEncoding, readEncodings } from '../http/content-encoding.ts';
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
    const { 'content-type': contentType, 'content-encoding': encoding = '' } = headers;
    const signature = [headers['x-hub-signature'] ?? []].flat()[0];
    // What is nobody's, or nobody's word, is not read at all.
    const refusal = callback.refuses(id, signature);
    if (refusal !== undefined) return refusal;
    const untaken = (why: Untaken, answer: WebAnswer): WebAnswer => {
      callback.untaken(id, why);
      return answer;
    };
    if (!isReadEncoding(encoding))
      return untaken('encoding', { status: 415, headers: { 'accept-encoding': readEncodings } });
    const sent = await body.read(maxBytes);
    const read = encoding === '' || typeof sent === 'string' ? sent : await body.decode(sent, maxBytes);
    if (read === 'too-long') return untaken('too-long', { status: 413 });
    if (read === 'busy' || typeof sent === 'string') return untaken('busy', later);
    const answer = await callback.content(id, {
      sent,
      // What cannot be decoded is kept as it came, so that a true signature still counts against the hub.
      body: read === 'damaged' ? sent : read,
      ...(contentType !== undefined && { contentType }),
      ...(signature !== undefined && { signature }),
    });
    return answer.status === 503 ? later : answer;
  };
  return { path: /^\/websub\/([\w-]{1,64})$/, methods: { GET: verify, POST: content } };
};
