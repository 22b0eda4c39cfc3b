import { afterEach, beforeEach, expect, it } from 'vitest';
import { onEachStore } from './each-store.ts';
import type { Stage } from './stage.ts';

const followers = 300;

onEachStore('a crash', (open) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await open();
  });
  afterEach(() => stage.close());

  it('a kill in the middle of a fan-out to 300 chats loses no story (invariants 1 and 2)', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    feed.publish({ title: 'Awal', text: '' });
    const first = await stage.run();
    const people = Array.from({ length: followers }, (_, index) =>
      telegram.person({ first_name: `Orang ${index}` }),
    );
    for (const person of people) person.send(`/follow ${feed.url}`);
    await Promise.all(people.map(({ id }) => telegram.waitFor(id, /^Awal/, { timeoutMs: 60_000 })));
    await first.kill('SIGTERM');

    const slow = { TELEGRAM_RATE: '150' };
    telegram.faults({ latencyMs: 30 });
    telegram.resetStats();
    const second = await stage.run(slow);
    feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
    const has = (id: number) => telegram.view(id).filter(({ text }) => text.startsWith('Gempa')).length;
    const reached = () => people.filter(({ id }) => has(id) > 0).length;
    while (reached() < followers / 3) await new Promise((resolve) => setTimeout(resolve, 5));
    // Those on their way for 30 ms, and as many again that are answered and wait to be written.
    const inFlight = 2 * telegram.stats().inFlightPeak;
    await second.kill('SIGKILL');
    const atKill = reached();
    expect(atKill).toBeLessThan(followers);

    telegram.faults({});
    await stage.run(slow);
    await Promise.all(people.map(({ id }) => telegram.waitFor(id, /^Gempa/, { timeoutMs: 60_000 })));
    const twice = people.filter(({ id }) => has(id) > 1).length;
    expect(twice).toBeLessThanOrEqual(inFlight);
    expect(people.every(({ id }) => has(id) <= 2)).toBe(true);
  });
});
