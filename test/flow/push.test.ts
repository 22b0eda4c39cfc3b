import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHub, type Hub } from '../../src/sandbox/newsroom/index.ts';
import { runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
let hub: Hub;
beforeEach(async () => {
  [stage, hub] = await Promise.all([createStage(), createHub()]);
});
afterEach(() => Promise.all([stage.close(), hub.close()]));

/** Kabar's own requests; the hub asks, too. */
const looksAt = (path: string) =>
  stage.newsroom.requests.filter(
    (one) => one.path === path && one.headers['user-agent']?.startsWith('Kabar/'),
  ).length;

const hourly = { POLL_INTERVAL_SECONDS: '3600', POLL_MIN_SECONDS: '3600', POLL_MAX_SECONDS: '3600' };

describe('push', () => {
  it(
    'brings a story long before the next fetch, and once although the process is killed after its answer',
    { timeout: 60_000 },
    async () => {
      const { telegram, newsroom } = stage;
      const feed = newsroom.feed('/berita.xml', { title: 'Harian', hub: hub.url });
      feed.publish({ title: 'Awal', text: '' });
      const token = 'kunci-untuk-operator';
      const { url, kabar } = await runWithServer(stage, { ...hourly, STATUS_TOKEN: token });
      const budi = telegram.person({ first_name: 'Budi' });
      budi.send(`/follow ${feed.url}`);
      await telegram.waitFor(budi, /^Awal/);
      while (hub.subscribers().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

      feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
      expect(await hub.distribute(feed.url)).toEqual([200]);
      await telegram.waitFor(budi, /^Gempa/);
      const status = await fetch(`${url}/status`, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      });
      expect(await status.json()).toMatchObject({ problems: [], feeds: { feeds: 1 }, subscriptions: 1 });

      // Sends fail from now on, so that the kill cannot fall between a send and its receipt.
      telegram.faults({ resetBeforeShare: 1 });
      feed.publish({ title: 'Banjir', text: 'Air mulai surut.' });
      expect(await hub.distribute(feed.url)).toEqual([200]);
      await kabar.kill('SIGKILL');
      const looks = looksAt(feed.path);
      telegram.faults({});
      const { port } = new URL(url);
      const second = await stage.run({ HTTP_PORT: port, PUBLIC_URL: url, ...hourly });
      await telegram.waitFor(budi, /^Banjir/);
      // The hub has not heard that it was taken, say: the same again is no news.
      expect(await hub.distribute(feed.url)).toEqual([200]);
      feed.publish({ title: 'Hujan', text: 'Bawa payung.' });
      await hub.distribute(feed.url, { encoding: 'gzip' });
      await telegram.waitFor(budi, /^Hujan/);
      expect(telegram.view(budi.id).filter(({ text }) => text.startsWith('Banjir'))).toHaveLength(1);
      expect(looksAt(feed.path)).toBe(looks);
      const [{ callback = '', secret = '' } = {}] = hub.subscribers();
      budi.send('/unfollow 1');
      while (hub.subscribers().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(looksAt(feed.path)).toBe(looks);
      expect(await second.kill('SIGTERM')).toBe(0);
      for (const word of [callback.split('/').at(-1) ?? '', secret]) {
        expect(word.length).toBeGreaterThan(20);
        expect(kabar.output() + second.output()).not.toContain(word);
      }
    },
  );
});
