import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './counting.ts';
import { runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

const webhook = { TELEGRAM_UPDATES: 'webhook' };

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

describe('updates by a webhook', () => {
  it('people are heard by the webhook, which nobody else can use, and Telegram is not asked for updates', async () => {
    const { telegram } = stage;
    const { url, kabar } = await runWithServer(stage, webhook);
    const budi = telegram.person({ first_name: 'Budi' });
    const { message_id: after } = budi.send('/help');
    await telegram.waitFor(budi, /./, { after });
    expect(telegram.calls('getUpdates')).toEqual([]);
    const forged = await fetch(`${url}/telegram`, { method: 'POST', body: '{"update_id":1}' });
    expect(forged.status).toBe(403);
    expect(await kabar.kill('SIGTERM')).toBe(0);
    // Telegram keeps what is said meanwhile.
    expect(telegram.calls('deleteWebhook')).toEqual([]);
  });

  it('Telegram is answered while the answer to a person hangs', async () => {
    const { telegram } = stage;
    await runWithServer(stage, webhook);
    telegram.faults({ latencyMs: 120_000, methods: ['sendMessage'] });
    const people = telegram.people(5).map((id) => telegram.person({ id, first_name: 'Budi' }));
    for (const one of people) one.send('/help');
    await until(() => telegram.stats().inFlight >= 5, 'the answers hang');
    await until(() => telegram.pendingUpdates() === 0, 'Telegram has heard that all were taken');
    expect(telegram.stats().inFlight).toBeGreaterThanOrEqual(5);
  });

  it('nothing that is said is lost when Kabar changes from asking to the webhook and back, nor while it is away', async () => {
    const { telegram } = stage;
    const budi = telegram.person({ first_name: 'Budi' });
    const zones = ['WITA', 'WIT', 'WIB'];
    const said = zones.map((zone) => () => budi.send(`/settings ${zone}`));
    const heard = (zone: string | undefined) => telegram.waitFor(budi, new RegExp(`menurut ${zone}`));
    const asking = await runWithServer(stage);
    expect(await asking.kabar.kill('SIGTERM')).toBe(0);
    said[0]?.();
    const hooked = await runWithServer(stage, webhook);
    await heard(zones[0]);
    await hooked.kabar.kill('SIGKILL');
    said[1]?.();
    const again = await runWithServer(stage, {
      ...webhook,
      HTTP_PORT: new URL(hooked.url).port,
      PUBLIC_URL: hooked.url,
    });
    await heard(zones[1]);
    expect(await again.kabar.kill('SIGTERM')).toBe(0);
    said[2]?.();
    await runWithServer(stage);
    await heard(zones[2]);
    expect(telegram.calls('deleteWebhook')).toHaveLength(1);
  });

  it(
    'of a thousand updates at once and a kill in the middle none is lost',
    { timeout: 300_000 },
    async () => {
      const { telegram } = stage;
      const { url, kabar } = await runWithServer(stage, webhook);
      const people = telegram.people(1_000).map((id) => telegram.person({ id, first_name: `P${id}` }));
      const before = new Map(people.map((one) => [one.id, telegram.taken(one)]));
      const answered = () => people.filter((one) => telegram.taken(one) > (before.get(one.id) ?? 0)).length;
      // Answers take a while, so that many updates are on disk and not handled when the process dies.
      telegram.faults({ latencyMs: 300, methods: ['sendMessage'] });
      for (const one of people) one.send('/help');
      await until(() => answered() > 100, 'some are answered');
      await kabar.kill('SIGKILL');
      expect(answered()).toBeLessThan(1_000);
      telegram.faults({});
      await stage.run({ ...webhook, HTTP_PORT: new URL(url).port, PUBLIC_URL: url });
      await until(() => answered() === 1_000, 'all are answered');
      await until(() => telegram.pendingUpdates() === 0, 'nothing waits at Telegram');
    },
  );
});
