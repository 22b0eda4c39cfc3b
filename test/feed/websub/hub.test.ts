import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../src/http/failure.ts';
import { createAgent } from '../../../src/http/agent.ts';
import { askHub, type HubAnswer } from '../../../src/feed/websub/hub.ts';
import { createHubPost } from '../../../src/feed/websub/post.ts';
import { type Subscription } from '../../../src/feed/websub/record.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { fresh } from './subscriptions.ts';

const minute = 60_000;

describe('asking a hub', () => {
  const asked = async (subscription: Subscription, answer: (url: string) => HubAnswer) => {
    const requests: { url: string; form: Record<string, string> }[] = [];
    const outcome = await askHub(
      subscription,
      subscription.callback,
      async (url, form) => {
        requests.push({ url, form });
        return answer(url);
      },
      new AbortController().signal,
    );
    return { outcome, requests, urls: requests.map(({ url }) => url) };
  };

  it('a hub is given a secret with a subscription, and none with the end of one', async () => {
    const { requests } = await asked(fresh(), () => ({ status: 202 }));
    expect(requests[0]?.form).toMatchObject({ 'hub.mode': 'subscribe', 'hub.secret': 'rahasia' });
    const leaving = await asked(fresh({ state: 'leaving' }), () => ({ status: 202 }));
    expect(leaving.requests[0]?.form).toEqual({
      'hub.mode': 'unsubscribe',
      'hub.callback': fresh().callback,
      'hub.topic': fresh().topic,
      'hub.verify': 'async',
    });
  });

  it('a hub is asked over https first, and redirects that keep the secret safe are followed', async () => {
    const plain = await asked(fresh({ hub: 'http://hub.example/' }), (url) =>
      url.startsWith('https:') ? { status: 404 } : { status: 202 },
    );
    expect(plain.urls).toEqual(['https://hub.example/', 'http://hub.example/']);
    expect(plain.outcome).toEqual({ ok: true });
    const moved = await asked(fresh(), (url) =>
      url.endsWith('/baru') ? { status: 202 } : { status: 308, location: '/baru' },
    );
    expect(moved.urls).toEqual(['https://hub.example/', 'https://hub.example/baru']);
    const unsafe = await asked(fresh(), () => ({ status: 307, location: 'http://hub.example/' }));
    expect([unsafe.outcome.ok, unsafe.urls.length]).toEqual([false, 1]);
    const round = await asked(fresh(), () => ({ status: 307, location: '/' }));
    expect([round.outcome.ok, round.urls.length]).toEqual([false, 4]);
  });

  it('a request that came to nothing says why, and when to come again', async () => {
    const busy = await asked(fresh(), () => ({ status: 429, retryAfterMs: minute }));
    expect(busy.outcome).toEqual({ ok: false, why: 'HTTP 429', retryAfterMs: minute });
    const refused = await asked(fresh(), () => {
      throw new FeedError('refused-address');
    });
    expect(refused.outcome).toEqual({ ok: false, why: 'refused-address' });
  });
});

it('a hub at a private address is not asked, unless the operator allows it', async () => {
  const agent = createAgent({
    allowPrivateNetwork: false,
    resolve: async () => [{ address: '10.0.0.1', family: 4 }],
  });
  const post = createHubPost({ agent, clock: createSimulatedClock(), userAgent: 'Kabar' });
  for (const hub of ['http://127.0.0.1:9/', 'http://[::1]:9/', 'https://hub.example/']) {
    const outcome = await askHub(
      fresh({ hub }),
      'https://kabar.example/websub/a',
      post,
      new AbortController().signal,
    );
    expect(outcome).toEqual({ ok: false, why: 'refused-address' });
  }
  await agent.destroy();
});
