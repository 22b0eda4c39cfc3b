import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgenda } from '../../src/feed/poll/agenda.ts';
import { createDemand, createHosts } from '../../src/http/hosts.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';
import { cpuMsOf } from '../measured.ts';

const second = 1_000;

describe('the agenda', () => {
  it('the agenda gives what is due, the earliest first, and each once', () => {
    const agenda = createAgenda();
    agenda.put('late', 90 * second);
    agenda.put('b', 20 * second);
    agenda.put('a', 10 * second);
    expect(agenda.take(9 * second)).toEqual([]);
    expect(agenda.take(30 * second)).toEqual(['a', 'b']);
    expect(agenda.take(30 * second)).toEqual([]);
    expect(agenda.size()).toBe(1);
    expect(agenda.take(90 * second)).toEqual(['late']);
  });

  it('the agenda moves what is put again, and takes the past for now', () => {
    const agenda = createAgenda();
    agenda.put('a', 10 * second);
    agenda.put('a', 50 * second);
    expect(agenda.take(40 * second)).toEqual([]);
    agenda.put('a', 5 * second);
    expect(agenda.take(41 * second)).toEqual(['a']);
  });

  it('the agenda never gives anything early or forgets it, in whatever order things happen', () => {
    const act = fc.record({ id: fc.nat(5).map(String), in: fc.nat(100), wait: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const agenda = createAgenda();
        const model = new Map<string, number>();
        let now = 1_700_000_000_123;
        const take = () => {
          for (const id of agenda.take(now)) {
            expect(model.get(id) ?? Infinity).toBeLessThanOrEqual(now);
            model.delete(id);
          }
          for (const at of model.values()) expect(at).toBeGreaterThan(now - second);
        };
        for (const one of acts) {
          const at = now + one.in * 321;
          agenda.put(one.id, at);
          model.set(one.id, at);
          now += one.wait * 457;
          take();
        }
        now += 200 * second;
        take();
        expect([...model.keys()]).toEqual([]);
      }),
    );
  });

  it('the agenda chooses among 100,000 feeds as fast as among few', () => {
    const agenda = createAgenda();
    for (let n = 0; n < 100_000; n++) agenda.put(`f${n}`, (1 + (n % 21_600)) * second);
    agenda.take(0);
    const cpuMs = cpuMsOf(() => {
      for (let now = 1; now <= 1_000; now++)
        for (const id of agenda.take(now * second)) agenda.put(id, (now + 21_600) * second);
    });
    // A walk over all of them each second would be 100,000,000 steps.
    expect(cpuMs).toBeLessThan(500);
    expect(agenda.size()).toBe(100_000);
  });
});

describe('work at hosts', () => {
  const stage = (options: { concurrency?: number; workMs?: number } = {}) => {
    const clock = createSimulatedClock(0);
    const stopper = new AbortController();
    const began: [id: string, at: number][] = [];
    let working = 0;
    let peak = 0;
    const hosts = createHosts({
      clock,
      concurrency: options.concurrency ?? 8,
      pauseMs: () => second,
      stopping: stopper.signal,
      work: async (id) => {
        began.push([id, clock.now()]);
        peak = Math.max(peak, ++working);
        await clock.sleep(options.workMs ?? 500);
        working--;
      },
    });
    return { clock, hosts, began, stopper, peak: () => peak };
  };

  it('work goes one piece at a time to a host, in order, with a pause between two; other hosts do not wait', async () => {
    const { clock, hosts, began } = stage();
    for (const id of ['a1', 'a2', 'a3']) hosts.add('a', id);
    hosts.add('b', 'b1');
    await clock.run();
    expect(began).toEqual([
      ['a1', 0],
      ['b1', 0],
      ['a2', 1_500],
      ['a3', 3_000],
    ]);
    hosts.add('a', 'a4');
    await clock.run();
    expect(began.at(-1)).toEqual(['a4', 4_500]);
  });

  it('work that comes during the pause waits for its end', async () => {
    const { clock, hosts, began } = stage();
    hosts.add('a', 'a1');
    await clock.advance(600);
    hosts.add('a', 'a2');
    await clock.run();
    expect(began).toEqual([
      ['a1', 0],
      ['a2', 1_500],
    ]);
  });

  it('work never goes on at more hosts at once than it may', async () => {
    const { clock, hosts, began, peak } = stage({ concurrency: 3 });
    for (let host = 0; host < 20; host++) for (const n of [1, 2]) hosts.add(`h${host}`, `${host}-${n}`);
    await clock.run();
    expect(began).toHaveLength(40);
    expect(peak()).toBe(3);
  });

  it('a host that is held is left alone, and worked at afterwards', async () => {
    const { clock, hosts, began } = stage();
    hosts.hold('a', 60 * second);
    hosts.add('a', 'a1');
    hosts.add('b', 'b1');
    await clock.advance(10 * second);
    hosts.hold('a', 30 * second);
    await clock.run();
    expect(began).toEqual([
      ['b1', 0],
      ['a1', 60 * second],
    ]);
  });

  it('work does not begin after a stop, and what is under way ends', async () => {
    const { clock, hosts, began, stopper } = stage({ concurrency: 1 });
    for (const id of ['a1', 'a2']) hosts.add('a', id);
    hosts.add('b', 'b1');
    await clock.advance(100);
    stopper.abort();
    let ended = false;
    const idle = hosts.idle().then(() => (ended = true));
    await clock.advance(100);
    expect(ended).toBe(false);
    await clock.run();
    await idle;
    hosts.add('c', 'c1');
    await clock.run();
    expect(began).toEqual([['a1', 0]]);
  });
});

describe('the pause between two requests to a host', () => {
  it('the pause between two requests to a host is a second, or less where its feeds would have to wait for ever', () => {
    const demand = createDemand();
    expect(demand.pauseMs('a')).toBe(second);
    for (let n = 0; n < 60; n++) demand.set(`a${n}`, 'a', 60 * second);
    for (let n = 0; n < 3_000; n++) demand.set(`b${n}`, 'b', 6 * 3_600 * second);
    expect(demand.pauseMs('a')).toBeCloseTo(500);
    expect(demand.pauseMs('b')).toBe(second);
    for (let n = 0; n < 60; n++) demand.set(`a${n}`, 'b', 60 * second);
    expect(demand.pauseMs('a')).toBe(second);
    expect(demand.pauseMs('b')).toBeLessThan(500);
    for (let n = 0; n < 60; n++) demand.drop(`a${n}`);
    expect([demand.pauseMs('b'), demand.size(), demand.hostOf('b7')]).toEqual([second, 3_000, 'b']);
  });
});

describe('work that has let go of its place', () => {
  const room = (letsGo: boolean) => {
    const clock = createSimulatedClock();
    const stopper = new AbortController();
    let working = 0;
    let most = 0;
    const hosts = createHosts({
      clock,
      work: async (_id, letGo) => {
        most = Math.max(most, ++working);
        if (letsGo) letGo();
        await clock.sleep(4 * second);
        working--;
      },
      pauseMs: () => 0,
      concurrency: 2,
      stopping: stopper.signal,
    });
    return { clock, hosts, most: () => most };
  };

  it('does not keep others waiting, up to a bound', async () => {
    const { clock, hosts, most } = room(true);
    const began = clock.now();
    for (let n = 0; n < 100; n++) hosts.add(`host${n}`, String(n));
    await clock.run();
    // Two with a place, and eight times as many without.
    expect(most()).toBe(18);
    expect(clock.now() - began).toBe(Math.ceil(100 / 18) * 4 * second);
    expect(hosts.stats()).toEqual({ waiting: 0, working: 0 });
  });

  it('still has its host to itself', async () => {
    const { clock, hosts, most } = room(true);
    for (let n = 0; n < 10; n++) hosts.add('one', String(n));
    await clock.run();
    expect(most()).toBe(1);
  });

  it('is told from work that keeps its place', async () => {
    const { clock, hosts, most } = room(false);
    for (let n = 0; n < 20; n++) hosts.add(`host${n}`, String(n));
    await clock.run();
    expect(most()).toBe(2);
  });
});
