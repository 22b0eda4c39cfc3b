import { afterEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/store/keyv/key-value.ts';
import { createHub, type Feed } from '../../../src/sandbox/newsroom/index.ts';
import type { HubFaults } from '../../../src/sandbox/newsroom/hub.ts';
import { createSubscriberStage, type Stage } from './subscriber.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let stage: Stage;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await stage.close();
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A feed with a hub and one old story, followed and subscribed to. */
const subscribed = async (options: { leaseSeconds?: number } = {}) => {
  stage = await createSubscriberStage(options);
  const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
  feed.publish({ title: 'Awal' });
  const id = await stage.follow(feed);
  await stage.settle();
  return { feed, id };
};
/** Publishes a story and has the hub bring it. */
const bring = async (feed: Feed, title: string) => {
  feed.publish({ title });
  const answers = await stage.hub.distribute(feed.url);
  await stage.settle();
  return answers;
};
const subscription = async () => {
  for await (const page of stage.store.websub.pages()) if (page[0]) return page[0];
  throw new Error('there is no subscription');
};
const subscriptions = async () => {
  let count = 0;
  for await (const page of stage.store.websub.pages()) count += page.length;
  return count;
};
const callbackOf = () => stage.hub.subscribers()[0]?.callback ?? '';
const ask = async (query: Record<string, string>, callback = callbackOf()) => {
  const response = await fetch(`${callback}?${new URLSearchParams(query)}`);
  return { status: response.status, text: await response.text() };
};

describe('subscribing', () => {
  it('the hub of a followed feed is asked, verifies the request, and its lease is kept', async () => {
    const { feed } = await subscribed();
    const [request] = stage.hub.requests;
    expect(Object.fromEntries(request ?? [])).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': feed.url,
      'hub.lease_seconds': String((10 * day) / 1_000),
    });
    expect(request?.get('hub.secret')?.length).toBeGreaterThanOrEqual(32);
    expect(stage.hub.verifications).toEqual([{ mode: 'subscribe', status: 200, isEcho: true }]);
    const { state, leaseEndsAt = 0 } = await subscription();
    expect(state).toBe('active');
    expect(leaseEndsAt - stage.clock.now()).toBeGreaterThan(10 * day - minute);
  });

  it.each(['atom', 'json'] as const)('the hub of a feed in %s is found', async (format) => {
    stage = await createSubscriberStage();
    const feed = stage.newsroom.feed('/berita', { title: 'Harian', format, hub: stage.hub.url });
    feed.publish({ title: 'Awal' });
    await stage.follow(feed);
    await stage.settle();
    expect(stage.hub.subscribers()).toMatchObject([{ topic: feed.url }]);
    await bring(feed, 'Gempa');
    expect(stage.published).toEqual(['Gempa']);
  });

  it('a hub that a feed gets later is found at the next look', async () => {
    stage = await createSubscriberStage();
    const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
    feed.publish({ title: 'Awal' });
    await stage.follow(feed);
    feed.fault({ headers: { link: `<${stage.hub.url}>; rel=hub, <${feed.url}>; rel="self"` } });
    feed.publish({ title: 'Gempa' });
    await stage.passes(11 * minute);
    expect(stage.published).toEqual(['Gempa']);
    expect(stage.hub.subscribers()).toHaveLength(1);
  });

  it('a verification of anything that was not asked for is refused', async () => {
    const { feed } = await subscribed();
    const right = { 'hub.mode': 'subscribe', 'hub.topic': feed.url, 'hub.challenge': 'x' };
    // One whose answer was lost on the way comes again.
    expect(await ask(right)).toEqual({ status: 200, text: 'x' });
    for (const wrong of [
      { ...right, 'hub.topic': `${feed.url}?` },
      { ...right, 'hub.mode': 'unsubscribe' },
      { ...right, 'hub.mode': 'Subscribe' },
      { ...right, 'hub.challenge': '' },
      { 'hub.mode': 'denied', 'hub.topic': 'x' },
      {},
    ])
      expect((await ask(wrong)).status).toBe(404);
    expect((await ask(right, callbackOf().replace(/.$/, 'z'))).status).toBe(404);
    await stage.passes(31 * minute);
    expect((await ask(right)).status).toBe(404);
    expect(stage.hub.subscribers()).toHaveLength(1);
  });

  it.each(['<script>alert(1)</script>', 'a&b', "a'b", 'a b', 'x'.repeat(12_000), 'ä'])(
    'a challenge that no hub uses is not given back (%.20s)',
    async (challenge) => {
      stage = await createSubscriberStage();
      const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
      stage.hub.fault({ challenge });
      await stage.follow(feed);
      await stage.settle();
      expect(stage.hub.verifications).toEqual([{ mode: 'subscribe', status: 404, isEcho: false }]);
      expect(stage.hub.subscribers()).toEqual([]);
    },
  );

  it.each(['1048576', 'c0ffee', 'qL7_-~.', 'aGFs/bw+=', 'x'.repeat(512)])(
    'a challenge as hubs make them is given back (%.20s)',
    async (challenge) => {
      stage = await createSubscriberStage();
      const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
      stage.hub.fault({ challenge });
      await stage.follow(feed);
      await stage.settle();
      expect(stage.hub.verifications).toEqual([{ mode: 'subscribe', status: 200, isEcho: true }]);
    },
  );

  it('a verification in another topic’s name is refused, and the hub is asked again later', async () => {
    stage = await createSubscriberStage();
    const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
    stage.hub.fault({ topic: 'https://lain.example/' });
    await stage.follow(feed);
    await stage.settle();
    expect(stage.hub.verifications).toEqual([{ mode: 'subscribe', status: 404, isEcho: false }]);
    expect(stage.push().stats()).toMatchObject({ subscriptions: 1, believed: 0 });
    stage.hub.fault({});
    await stage.passes(30 * minute);
    await stage.passes(2 * minute);
    expect(stage.hub.subscribers()).toHaveLength(1);
  });

  it('a hub in trouble is asked again, later each time, and not before it says', async () => {
    stage = await createSubscriberStage();
    const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
    stage.hub.fault({ status: 503, headers: { 'retry-after': '7200' } });
    await stage.follow(feed);
    await stage.settle();
    await stage.passes(hour);
    expect(stage.hub.requests).toHaveLength(1);
    stage.hub.fault({});
    await stage.passes(hour + minute);
    expect(stage.hub.subscribers()).toHaveLength(1);
  });

  it('the other topics of a hub that asks for patience with one are asked for at once', async () => {
    stage = await createSubscriberStage();
    const [busy, other] = ['/sibuk.xml', '/lain.xml'].map((path) =>
      stage.newsroom.feed(path, { title: 'Harian', hub: stage.hub.url }),
    );
    for (const feed of [busy, other]) feed?.publish({ title: 'Awal' });
    stage.hub.fault({ status: 503, headers: { 'retry-after': '7200' } });
    if (busy) await stage.follow(busy);
    await stage.settle();
    expect(stage.hub.requests).toHaveLength(1);
    stage.hub.fault({});
    if (other) await stage.follow(other);
    await stage.settle();
    expect(stage.hub.subscribers()).toMatchObject([{ topic: other?.url }]);
    await stage.passes(hour);
    expect(stage.hub.subscribers()).toHaveLength(1);
    await stage.passes(hour + minute);
    expect(stage.hub.subscribers()).toHaveLength(2);
  });

  describe('a feed with two hubs', () => {
    /** Both are named in headers; the first one is dead, or does as told. */
    const withTwoHubs = async (first: HubFaults | 'dead') => {
      stage = await createSubscriberStage();
      const bad = await createHub({ now: stage.clock.now });
      closing.push(bad.close);
      if (first === 'dead') await bad.close();
      else bad.fault(first);
      const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
      const link = `<${bad.url}>; rel=hub, <${stage.hub.url}>; rel="hub", <${feed.url}>; rel="self"`;
      feed.fault({ headers: { link } });
      feed.publish({ title: 'Awal' });
      const id = await stage.follow(feed);
      await stage.passes(11 * minute);
      return { feed, id, bad };
    };

    it.each([
      ['is dead', 'dead'],
      ['has an error', { status: 500 }],
      ['refuses', { status: 404 }],
    ] as const)(
      'a feed with two hubs is subscribed to at the second where the first %s',
      async (_what, faults) => {
        const { feed } = await withTwoHubs(faults);
        expect(stage.hub.subscribers()).toMatchObject([{ topic: feed.url }]);
        await bring(feed, 'Gempa');
        expect(stage.published).toEqual(['Gempa']);
        await stage.passes(day);
        expect(stage.hub.subscribers()).toHaveLength(1);
      },
    );

    it('a feed with two hubs is subscribed to at the second before long where the first never verifies', async () => {
      const { bad } = await withTwoHubs({ silent: true });
      await stage.passes(6 * minute);
      expect([bad.requests.length, stage.hub.subscribers().length]).toEqual([1, 1]);
    });

    it('a feed with two hubs is subscribed to at the second once the first denies it', async () => {
      const { feed, bad } = await withTwoHubs({});
      expect([bad.subscribers().length, stage.hub.subscribers().length]).toEqual([1, 0]);
      await bad.deny(feed.url);
      await stage.passes(minute);
      expect(stage.hub.subscribers()).toMatchObject([{ topic: feed.url }]);
    });

    it('a feed with two hubs is left at the one that has it', async () => {
      const { id, bad } = await withTwoHubs({});
      bad.fault({ status: 500 });
      await stage.passes(9 * day);
      expect(stage.hub.subscribers()).toHaveLength(1);
      bad.fault({});
      await stage.leave(id);
      await stage.settle();
      expect(stage.hub.subscribers()).toEqual([]);
    });
  });

  it.each(['304', '200'])(
    'hub and topic that change in Link headers are noticed though the document stays the same (%s)',
    async (status) => {
      stage = await createSubscriberStage();
      const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
      feed.publish({ title: 'Awal' });
      await stage.follow(feed);
      await stage.passes(11 * minute);
      const text = await (await fetch(feed.url)).text();
      const body = status === '200' ? { body: text, type: 'application/rss+xml' } : {};
      const linked = async (self: string) => {
        feed.fault({ ...body, headers: { link: `<${stage.hub.url}>; rel=hub, <${self}>; rel="self"` } });
        await stage.passes(11 * minute);
        expect(stage.hub.subscribers().map(({ topic }) => topic)).toEqual([self]);
      };
      await linked(`${feed.url}?hub`);
      await linked(feed.url);
      // A 304 need not repeat them; a document that comes without them has none.
      feed.fault({ body: text, type: 'application/rss+xml' });
      await stage.passes(11 * minute);
      expect(stage.hub.subscribers()).toEqual([]);
      expect(stage.published).toEqual([]);
    },
  );

  it('a subscription that is denied has its feed looked at soon, and is asked for again in a day', async () => {
    const { feed } = await subscribed();
    await bring(feed, 'Gempa');
    expect(stage.push().stats().believed).toBe(1);
    await stage.hub.deny(feed.url);
    expect(stage.push().stats().believed).toBe(0);
    const before = stage.looks(feed);
    await stage.passes(2 * minute);
    expect(stage.looks(feed)).toBe(before + 1);
    await stage.passes(22 * hour);
    expect(stage.hub.subscribers()).toHaveLength(0);
    await stage.passes(3 * hour);
    expect(stage.hub.subscribers()).toHaveLength(1);
  });
});

describe('what a hub brings', () => {
  it('a story that a hub brings is news once, also when it comes again, or a look finds it', async () => {
    const { feed } = await subscribed();
    expect(await bring(feed, 'Gempa')).toEqual([200]);
    expect(stage.published).toEqual(['Gempa']);
    expect(await stage.hub.distribute(feed.url)).toEqual([200]);
    // Not to the letter the same.
    const body = `${await (await fetch(feed.url)).text()}<!-- again -->`;
    expect(await stage.hub.distribute(feed.url, { body })).toEqual([200]);
    await stage.settle();
    await stage.passes(day);
    expect(stage.looks(feed)).toBeGreaterThan(0);
    expect(stage.published).toEqual(['Gempa']);
  });

  it('a document that is cut to its newest entry makes nothing else news at the next look', async () => {
    stage = await createSubscriberStage();
    const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
    for (let n = 1; n <= 20; n++) feed.publish({ title: `Lama ${n}` });
    await stage.follow(feed);
    await stage.settle();
    feed.publish({ title: 'Gempa' });
    const whole = await (await fetch(feed.url)).text();
    const body = whole.replace(/(<\/item>)[^]*(<\/channel>)/, '$1$2');
    expect(body.match(/<item>/g)).toHaveLength(1);
    await stage.hub.distribute(feed.url, { body });
    await stage.settle();
    await stage.passes(day);
    expect(stage.published).toEqual(['Gempa']);
  });

  it.each([
    ['none', 403],
    ['wrong', 200],
  ] as const)(
    'a push with a signature that is %s is thrown away, and answered %i',
    async (signature, status) => {
      const { feed } = await subscribed();
      feed.publish({ title: 'Palsu' });
      expect(await stage.hub.distribute(feed.url, { signature })).toEqual([status]);
      await stage.settle();
      expect(stage.published).toEqual([]);
      expect(stage.push().stats()).toMatchObject({ unread: 0, believed: 0 });
    },
  );

  it.each(['sha1', 'sha384', 'sha512'] as const)(
    'a push with a signature by %s is taken',
    async (signature) => {
      const { feed } = await subscribed();
      feed.publish({ title: 'Gempa' });
      await stage.hub.distribute(feed.url, { signature });
      await stage.settle();
      expect(stage.published).toEqual(['Gempa']);
    },
  );

  it.each(['sent', 'content'] as const)(
    'a push in gzip is read, with a signature of what is %s',
    async (signed) => {
      const { feed } = await subscribed();
      feed.publish({ title: 'Gempa' });
      expect(await stage.hub.distribute(feed.url, { encoding: 'gzip', signed })).toEqual([200]);
      await stage.settle();
      expect(stage.published).toEqual(['Gempa']);
    },
  );

  it('a hub whose content was turned away is not judged to have left out what a look then finds', async () => {
    const { feed } = await subscribed();
    await bring(feed, 'Gempa');
    feed.publish({ title: 'Banjir' });
    expect(await stage.hub.distribute(feed.url, { body: 'x'.repeat(100_001) })).toEqual([413]);
    await stage.passes(2 * minute);
    expect(stage.published).toEqual(['Gempa', 'Banjir']);
    expect(stage.push().stats().believed).toBe(1);
  });

  it('a push that the store could not keep is answered 503, and taken when it comes again', async () => {
    await subscribed();
    let failures = 2;
    const putContent: typeof stage.store.websub.putContent = async (...about) => {
      if (failures-- > 0) throw new StoreError('disk full');
      return stage.store.websub.putContent(...about);
    };
    await stage.restart({ websub: { putContent } });
    const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian', hub: stage.hub.url });
    feed.publish({ title: 'Gempa' });
    expect(await stage.hub.distribute(feed.url)).toEqual([503]);
    expect(await stage.hub.distribute(feed.url, { tries: 2 })).toEqual([200]);
    await stage.settle();
    expect(stage.published).toEqual(['Gempa']);
  });

  it('a push survives a kill between its keeping and its reading, and is published once', async () => {
    const { feed } = await subscribed();
    await stage.restart({ publish: () => new Promise(() => {}) });
    feed.publish({ title: 'Gempa' });
    expect(await stage.hub.distribute(feed.url)).toEqual([200]);
    expect(stage.published).toEqual([]);
    await stage.restart();
    expect(stage.published).toEqual(['Gempa']);
    await stage.restart();
    await stage.hub.distribute(feed.url);
    await stage.passes(day);
    expect(stage.published).toEqual(['Gempa']);
  });

  it('a push that is too long, empty, or no feed at all has the feed looked at soon', async () => {
    const { feed } = await subscribed();
    for (const [body, status] of [
      ['x'.repeat(100_001), 413],
      ['', 200],
      ['not a feed', 200],
    ] as const) {
      await stage.passes(hour);
      const before = stage.looks(feed);
      expect(await stage.hub.distribute(feed.url, { body })).toEqual([status]);
      await stage.settle();
      await stage.passes(2 * minute);
      expect(stage.looks(feed)).toBe(before + 1);
    }
    expect(stage.push().stats().unread).toBe(0);
  });

  it('a push for nobody is answered that it is to end', async () => {
    await subscribed();
    const callback = callbackOf().replace(/.$/, 'z');
    expect((await fetch(callback, { method: 'POST', body: 'x' })).status).toBe(410);
  });
});

describe('a lease', () => {
  it('a lease is renewed before it ends', async () => {
    const { feed } = await subscribed({ leaseSeconds: 3_600 });
    for (let hours = 0; hours < 5; hours++) await stage.passes(hour);
    expect(stage.hub.requests.length).toBeGreaterThanOrEqual(5);
    expect(stage.hub.verifications.every(({ isEcho }) => isEcho)).toBe(true);
    expect(stage.hub.subscribers()).toHaveLength(1);
    await bring(feed, 'Gempa');
    expect(stage.published).toEqual(['Gempa']);
  });

  it('a lease that lapses has the feed looked at as often as before', async () => {
    const { feed } = await subscribed({ leaseSeconds: 7_200 });
    await bring(feed, 'Gempa');
    await stage.passes(11 * minute);
    stage.hub.fault({ status: 500 });
    const looksIn = async (tens: number) => {
      const before = stage.looks(feed);
      for (let n = 0; n < tens; n++) await stage.passes(10 * minute);
      return stage.looks(feed) - before;
    };
    expect(await looksIn(10)).toBeLessThanOrEqual(5);
    expect(stage.push().stats().believed).toBe(1);
    await looksIn(1);
    expect(stage.push().stats().believed).toBe(0);
    expect(await looksIn(10)).toBeGreaterThanOrEqual(8);
  });
});

describe('looks at a feed that is pushed', () => {
  it('looks at a feed are fewer once its hub has brought something, and as many as before once it has left out news', async () => {
    const { feed } = await subscribed();
    const looksIn = async (hours: number) => {
      const before = stage.looks(feed);
      for (let n = 0; n < hours * 6; n++) await stage.passes(10 * minute);
      return stage.looks(feed) - before;
    };
    const usual = await looksIn(2);
    await bring(feed, 'Gempa');
    await stage.passes(11 * minute);
    const slow = await looksIn(6);
    expect(usual).toBeGreaterThanOrEqual(8);
    expect(slow).toBeGreaterThanOrEqual(2);
    expect(slow / 6).toBeLessThan(usual / 2 / 3);
    feed.publish({ title: 'Banjir' });
    await looksIn(3);
    expect(stage.published).toEqual(['Gempa', 'Banjir']);
    expect(stage.push().stats()).toMatchObject({ subscriptions: 1, believed: 0 });
    // An hourly feed by now, which would be looked at every three hours.
    expect(await looksIn(3)).toBeGreaterThanOrEqual(3);
    for (const title of ['Satu', 'Dua']) await bring(feed, title);
    expect(stage.push().stats().believed).toBe(0);
    await bring(feed, 'Tiga');
    expect(stage.push().stats().believed).toBe(1);
  });
});

it('a hub that is slower than looks are, or that brings what nobody can read, is not believed', async () => {
  const { feed } = await subscribed();
  feed.publish({ title: 'Gempa' });
  await stage.passes(11 * minute);
  await stage.hub.distribute(feed.url);
  await stage.settle();
  expect(stage.published).toEqual(['Gempa']);
  expect(stage.push().stats().believed).toBe(0);
  await bring(feed, 'Banjir');
  expect(stage.push().stats().believed).toBe(1);
  await stage.hub.distribute(feed.url, { body: 'not a feed' });
  await stage.settle();
  expect(stage.push().stats().believed).toBe(0);
});

describe('unsubscribing', () => {
  it('a feed is unsubscribed from at once when its last follower leaves', async () => {
    const { id } = await subscribed();
    await stage.leave(id);
    await stage.settle();
    expect(stage.hub.requests.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect([stage.hub.subscribers().length, await subscriptions()]).toEqual([0, 0]);
  });

  it('a feed that somebody still follows is not unsubscribed from', async () => {
    const { id } = await subscribed();
    await stage.push().forsaken(id);
    await stage.settle();
    expect(stage.hub.subscribers()).toHaveLength(1);
  });

  it('a look that was under way when the last follower left does not subscribe anew', async () => {
    const { id } = await subscribed();
    const record = await stage.store.feeds.get(id);
    await stage.leave(id);
    if (record) await stage.push().looked(record, 0);
    await stage.settle();
    expect([stage.hub.subscribers().length, await subscriptions()]).toEqual([0, 0]);
  });

  it('a feed that nobody follows is unsubscribed from at its next look', async () => {
    const { id } = await subscribed();
    stage.unfollow(id);
    await stage.passes(11 * minute);
    expect(stage.hub.requests.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect(stage.hub.subscribers()).toEqual([]);
    expect(await subscriptions()).toBe(0);
  });

  it('a feed that is closed for good is unsubscribed from', async () => {
    const { feed } = await subscribed();
    feed.fault({ status: 410 });
    for (let n = 0; n < 12; n++) await stage.passes(10 * minute);
    expect(stage.hub.subscribers()).toEqual([]);
    expect(await subscriptions()).toBe(0);
  });

  it('an end that the hub does not verify is given up after three requests, and its pushes are refused meanwhile', async () => {
    const { feed, id } = await subscribed();
    stage.hub.fault({ silent: true });
    stage.unfollow(id);
    await stage.passes(11 * minute);
    feed.publish({ title: 'Gempa' });
    expect(await stage.hub.distribute(feed.url)).toEqual([410]);
    for (let n = 0; n < 20; n++) await stage.passes(10 * minute);
    expect(stage.hub.requests.filter((one) => one.get('hub.mode') === 'unsubscribe')).toHaveLength(3);
    expect(await subscriptions()).toBe(0);
    expect(stage.published).toEqual([]);
  });

  it('a feed that moves to another hub is subscribed to there, and left at the old one', async () => {
    const { feed } = await subscribed();
    const [old] = stage.hub.subscribers();
    feed.fault({ headers: { link: `<${stage.hub.url}baru>; rel="hub"` } });
    feed.publish({ title: 'Gempa' });
    await stage.passes(11 * minute);
    const [present, ...others] = stage.hub.subscribers();
    expect(others).toEqual([]);
    expect(present?.callback).not.toBe(old?.callback);
    expect(present?.secret).not.toBe(old?.secret);
  });
});

it('subscriptions under another public address are begun anew', async () => {
  const { feed } = await subscribed();
  const before = await subscription();
  await stage.store.websub.save({ ...before, callback: `https://lama.example/websub/${before.id}` });
  await stage.restart();
  expect(stage.push().stats().subscriptions).toBe(0);
  await stage.passes(11 * minute);
  expect(stage.hub.subscribers().length).toBeGreaterThan(0);
  expect(await subscriptions()).toBe(1);
  await bring(feed, 'Gempa');
  expect(stage.published).toEqual(['Gempa']);
});

it('the log holds neither secrets nor call-back addresses', async () => {
  const { feed } = await subscribed();
  const { id, secret } = await subscription();
  await bring(feed, 'Gempa');
  await stage.hub.distribute(feed.url, { signature: 'wrong' });
  await stage.hub.deny(feed.url);
  stage.hub.fault({ status: 500 });
  await stage.passes(26 * hour);
  const text = JSON.stringify(stage.logged);
  expect(stage.logged.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['websub.subscribed', 'websub.brought', 'websub.unsigned', 'websub.refused']),
  );
  for (const word of [id, secret, '/websub/']) expect(text).not.toContain(word);
});
