import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sideways, violations } from '../sandbox/page/axe.ts';
import { hasChromium, launch } from '../sandbox/page/chromium.ts';
import { until } from './counting.ts';
import { freePort, runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

const token = 'kunci-untuk-operator';
const bearer = { authorization: `Bearer ${token}` };

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** A person with a private name follows a feed that fails and one that brings a story. */
const scene = async () => {
  const { telegram, newsroom } = stage;
  const { url, kabar } = await runWithServer(stage, { STATUS_TOKEN: token });
  const budi = telegram.person({ first_name: 'Budi Rahasia' });
  const follow = async (path: string, title: string) => {
    const feed = newsroom.feed(path, { title });
    feed.publish({ title: `Awal ${title}`, text: '' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, new RegExp(`^Awal ${title}`));
    return feed;
  };
  const banten = await follow('/banten.xml', 'Harian Banten');
  const jogja = await follow('/jogja.xml', 'Kabar Jogja');
  jogja.fault({ status: 500 });
  banten.publish({ title: 'Gempa <b>&', text: 'Warga diminta tenang.' });
  await telegram.waitFor(budi, /^Gempa/);
  await until(() => kabar.log.some(({ event }) => event === 'feed.failed'), 'the feed has failed');
  const metric = async (line: string) => {
    const text = await fetch(`${url}/metrics`, { headers: bearer }).then((answer) => answer.text());
    return Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.slice(line.length),
    );
  };
  const page = (more: Record<string, string> = {}, path = '/status') =>
    fetch(url + path, { headers: { ...bearer, ...more } }).then((answer) => answer.text());
  return { url, kabar, budi, metric, page };
};

describe('the status of Kabar', () => {
  it('without STATUS_TOKEN there is no status page and there are no metrics; health is told to anybody', async () => {
    const { url } = await runWithServer(stage);
    const status = async (path: string) => (await fetch(url + path, { headers: bearer })).status;
    expect(await Promise.all(['/status', '/metrics', '/status/feed?id=x'].map(status))).toEqual([
      404, 404, 404,
    ]);
    expect(await Promise.all(['/healthz', '/readyz'].map(status))).toEqual([200, 200]);
  });

  it('with STATUS_TOKEN the status page and the metrics tell what happened to who says it, and nothing of a chat', async () => {
    const { url, budi, metric, page } = await scene();
    const open = async (path: string) => (await fetch(url + path)).status;
    expect(await Promise.all(['/status', '/metrics', '/status/feed?id=x'].map(open))).toEqual([
      401, 401, 401,
    ]);
    expect(await metric('kabar_receipts_total{kind="sent"}')).toBe(1);
    expect(await metric('kabar_delivery_lag_seconds_count{waited="false"}')).toBe(1);
    expect(await metric('kabar_feeds{health="failing"}')).toBe(1);
    expect(await metric('kabar_look_failures_total{reason="server-error"}')).toBeGreaterThan(0);
    expect(await metric('kabar_looks_total{result="unchanged"}')).toBeGreaterThan(0);
    expect(await metric('kabar_store_writes_total{result="done"}')).toBeGreaterThan(0);
    expect(await metric('kabar_memory_bytes{kind="rss"}')).toBeGreaterThan(1e6);
    const [indonesian, english] = [await page(), await page({ 'accept-language': 'en-GB,en;q=0.9' })];
    expect(indonesian).toContain('<html lang="id">');
    expect(english).toContain('<html lang="en">');
    expect(english).toMatch(/Kabar Jogja[^]*Failing[^]*Harian Banten/);
    expect(english).toContain('feed.failed');
    for (const said of [indonesian, english]) {
      expect(said).not.toContain('Budi');
      expect(said).not.toContain(String(budi.id));
      expect(said).not.toContain(token);
    }
  });

  it('the page of a feed tells what Kabar makes of it now, escaped', async () => {
    const { page } = await scene();
    const found = await page({}, '/status?q=banten');
    expect(found).not.toContain('Kabar Jogja</a>');
    const link = /href="(status\/feed\?id=[^"]+)"/.exec(found)?.[1];
    const feed = await page({}, `/${link}`);
    expect(feed).toContain('Gempa &lt;b&gt;&amp;');
    expect(feed).toContain('Awal Harian Banten');
  });

  it('of a feed whose address holds a key neither the key nor its name nor what is in it is shown', async () => {
    const { telegram, newsroom } = stage;
    const { url } = await runWithServer(stage, { STATUS_TOKEN: token });
    const path = '/private/9f8c2e77aa01bc5d.xml';
    const feed = newsroom.feed(path, { title: 'Surat untuk Budi' });
    feed.publish({ title: 'Isi surat', text: 'Pribadi.' });
    const budi = telegram.person({ first_name: 'Budi' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Isi surat/);
    const said = await fetch(`${url}/status`, { headers: bearer }).then((answer) => answer.text());
    const link = /href="(status\/feed\?id=[^"]+)"/.exec(said)?.[1];
    const page = await fetch(`${url}/${link}`, { headers: bearer }).then((answer) => answer.text());
    expect(page).toContain('tidak ditampilkan');
    for (const one of [said, page]) expect(one).not.toMatch(/9f8c2e|Surat untuk|Isi surat/);
  });

  it('the status page still tells of the last 24 hours after a restart', async () => {
    const { url, kabar } = await scene();
    expect(await kabar.kill('SIGTERM')).toBe(0);
    await stage.run({ HTTP_PORT: new URL(url).port, STATUS_TOKEN: token });
    const said = await fetch(`${url}/status`, { headers: bearer }).then((answer) => answer.text());
    expect(said).toMatch(/Terkirim dalam 24 jam<\/dt>\s*<dd><b>1</);
  });

  it('while Kabar waits for Telegram at its start it is alive and not ready, and the metrics are told', async () => {
    const { telegram } = stage;
    telegram.fail('getMe', 10_000, 'reset');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const kabar = stage.start({ HTTP_PORT: String(port), STATUS_TOKEN: token });
    await until(() => /unreachable/.test(kabar.output()), 'it asks Telegram');
    const status = async (path: string) => (await fetch(url + path, { headers: bearer })).status;
    expect(await status('/healthz')).toBe(200);
    expect(await status('/readyz')).toBe(503);
    const metrics = await fetch(`${url}/metrics`, { headers: bearer }).then((answer) => answer.text());
    expect(metrics).toContain('\nkabar_problems 1\n');
    expect(await kabar.kill('SIGTERM')).toBe(0);
  });

  it('from the moment at which Kabar is asked to stop nobody is told that it is ready', async () => {
    const { telegram } = stage;
    const { url, kabar } = await runWithServer(stage);
    telegram.faults({ latencyMs: 60_000, methods: ['sendMessage'] });
    telegram.person({ first_name: 'Budi' }).send('/help');
    await until(() => telegram.stats().inFlight > 0, 'an answer hangs');
    const ended = kabar.kill('SIGTERM');
    await until(() => kabar.log.some(({ event }) => event === 'stopping'), 'it is stopping');
    const ready = await fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => 'refused',
    );
    expect([503, 'refused']).toContain(ready);
    expect(await ended).toBe(0);
  });

  it('readiness is denied while another program takes the updates of the bot, and health is not', async () => {
    const { url } = await runWithServer(stage, { STATUS_TOKEN: token });
    const ready = async () => (await fetch(`${url}/readyz`)).status;
    expect(await ready()).toBe(200);
    const { telegram } = stage;
    telegram.fail('getUpdates', 1_000, {
      status: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    // The question that is open is answered, so that there is a next one.
    telegram.person({ first_name: 'Budi' }).send('/help');
    while ((await ready()) === 200) await new Promise((resolve) => setTimeout(resolve, 100));
    const answer = await fetch(`${url}/status`, { headers: { ...bearer, accept: 'application/json' } });
    expect(await answer.json()).toMatchObject({
      problems: ['another program takes the updates of this bot'],
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe.skipIf(!hasChromium)('the status page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it('the status page asks for a password and is searched by keyboard; on a phone, a tablet and a desktop, dark and light, it fits and axe-core finds nothing serious', async () => {
    const { url } = await scene();
    const page = await browser.newPage({
      locale: 'en',
      httpCredentials: { username: 'operator', password: token },
    });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const look = async () => {
      for (const width of [360, 768, 1_280])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          const faults = [...(await violations(page)), ...(await sideways(page))];
          expect({ width, colorScheme, faults }).toEqual({ width, colorScheme, faults: [] });
        }
    };
    await page.goto(`${url}/status`);
    // The first answer asks for the password.
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
    await page.getByText('See it as a table').click();
    await look();
    await page.getByLabel('Search').fill('banten');
    await page.getByLabel('Search').press('Enter');
    await page.getByText('1 of 1 feeds').waitFor();
    await page.getByRole('link', { name: 'Harian Banten' }).click();
    await page.getByText('Warga diminta tenang.').waitFor();
    await look();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('heading', { name: 'Kabar status' }).waitFor();
    await page.close();
  });
});
