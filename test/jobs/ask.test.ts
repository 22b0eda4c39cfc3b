import { beforeEach, describe, expect, it } from 'vitest';
import { createAsking } from '../../src/jobs/ask.ts';
import type { Answer, Board, Job } from '../../src/jobs/job.ts';
import type { Log } from '../../src/runtime/log.ts';
import type { Story } from '../../src/story/story.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const second = 1_000;
const before = { id: 'f1', url: 'https://satu.example/rss', etag: '"a"' };
const seen = { fetched: { status: 'unchanged' as const, url: before.url } };

/** A queue in memory, with as many pollers as is said; what they take is left to the test. */
const createFakeBoard = (clock: ReturnType<typeof createSimulatedClock>) => {
  const state = {
    jobs: new Map<string, Job>(),
    former: [] as Job[],
    pollers: 1,
    puts: 0,
    answers: [] as Answer[],
  };
  const board: Board = {
    put: async (job) => {
      state.puts++;
      if (!state.jobs.has(job.id)) state.jobs.set(job.id, job);
    },
    takeOver: async () => state.former,
    has: async (id) => state.jobs.has(id),
    next: async () => {
      if (state.answers.length === 0) await clock.sleep(second);
      return state.answers.shift();
    },
    pollers: async () =>
      Array.from({ length: state.pollers }, (_, pid) => ({ pid, host: 'satu', since: '', silentMs: 0 })),
    close: async () => {},
  };
  const answer = (id: string, stamp = state.jobs.get(id)?.stamp ?? '') => {
    state.jobs.delete(id);
    state.answers.push({ id, stamp, seen });
  };
  return { state, board, answer };
};

let clock: ReturnType<typeof createSimulatedClock>;
let fake: ReturnType<typeof createFakeBoard>;
let stopper: AbortController;
let told: string[];
beforeEach(() => {
  clock = createSimulatedClock();
  fake = createFakeBoard(clock);
  stopper = new AbortController();
  told = [];
});
const open = async () => {
  const note = (event: string) => void told.push(event);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const asking = createAsking({
    board: fake.board,
    clock,
    log,
    isOpen: ({ id }) => id === 's2',
    stopping: stopper.signal,
  });
  await asking.start();
  return asking;
};

describe('asking pollers', () => {
  it('gives what a poller has seen', async () => {
    const asking = await open();
    const look = asking.see(before);
    await clock.advance(second);
    expect(fake.state.jobs.get('look-f1')?.ask).toEqual({ look: before });
    fake.answer('look-f1');
    await clock.advance(2 * second);
    await expect(look).resolves.toEqual(seen);
  });

  it('asks again for what was lost with its queue', async () => {
    const asking = await open();
    const look = asking.see(before);
    await clock.advance(second);
    fake.state.jobs.clear();
    await clock.advance(6 * second);
    fake.answer('look-f1');
    await clock.advance(2 * second);
    await expect(look).resolves.toEqual(seen);
  });

  it('takes an answer to a look with other conditions for none', async () => {
    const asking = await open();
    let isOver = false;
    const look = asking.see(before).then(() => (isOver = true));
    await clock.advance(second);
    fake.answer('look-f1', 'of another time');
    await clock.advance(10 * second);
    expect(isOver).toBe(false);
    fake.answer('look-f1');
    await clock.advance(2 * second);
    await look;
  });

  it('waits at a host for what a former owner has asked of it, and not at another', async () => {
    const former: Job = {
      id: 'look-f9',
      stamp: 's',
      ask: { look: { id: 'f9', url: 'https://satu.example/9' } },
    };
    fake.state.former.push(former);
    fake.state.jobs.set(former.id, former);
    const asking = await open();
    void asking.see(before).catch(() => {});
    void asking.see({ id: 'f2', url: 'https://dua.example/rss' }).catch(() => {});
    await clock.advance(10 * second);
    expect([...fake.state.jobs.keys()]).toEqual(['look-f9', 'look-f2']);
    fake.answer('look-f9', 's');
    await clock.advance(second);
    expect([...fake.state.jobs.keys()]).toEqual(['look-f2', 'look-f1']);
  });

  it('waits at a host for the pages that a former owner has asked of it, too', async () => {
    const page = { id: 's1', url: 'https://satu.example/berita/1' } as Story;
    const former: Job = { id: 'pages-1', stamp: 's', ask: { pages: [page], open: [] } };
    fake.state.former.push(former);
    fake.state.jobs.set(former.id, former);
    const asking = await open();
    void asking.see(before).catch(() => {});
    await clock.advance(10 * second);
    expect([...fake.state.jobs.keys()]).toEqual(['pages-1']);
    fake.answer('pages-1', 's');
    await clock.advance(second);
    expect([...fake.state.jobs.keys()]).toEqual(['look-f1']);
  });

  it('takes the answer that a former owner was given, without another look', async () => {
    const first = await open();
    void first.see(before).catch(() => {});
    await clock.advance(second);
    const stamp = fake.state.jobs.get('look-f1')?.stamp;
    stopper.abort();
    await clock.advance(2 * second);
    fake.answer('look-f1', stamp);
    stopper = new AbortController();
    const next = await open();
    await clock.advance(2 * second);
    const puts = fake.state.puts;
    await expect(next.see(before)).resolves.toEqual(seen);
    expect(fake.state.puts).toBe(puts);
  });

  it('says once that no poller is there, and that one is back', async () => {
    fake.state.pollers = 0;
    const asking = await open();
    await clock.advance(20 * second);
    expect(asking.trouble()).toBeUndefined();
    await clock.advance(100 * second);
    expect(asking.trouble()).toBe('no poller is there to look at feeds');
    fake.state.pollers = 2;
    await clock.advance(5 * second);
    expect(asking.trouble()).toBeUndefined();
    expect(told).toEqual(['pollers.none', 'pollers.back']);
  });

  it('leaves stories as they are where nobody reads their pages in time', async () => {
    const asking = await open();
    const stories = [{ id: 's1', url: 'https://a.example/1', lead: '' } as Story];
    let given: Story[] | undefined;
    void asking.enrich(stories).then((those) => (given = those));
    await clock.advance(10 * second);
    expect(given).toBeUndefined();
    await clock.advance(15 * second);
    expect(given).toEqual(stories);
  });

  it('asks for the pages of those stories alone that lack something or are open', async () => {
    const asking = await open();
    const whole = {
      headline: 'Gempa',
      summary: 'x'.repeat(400),
      publishedAt: 1,
      image: { url: 'https://a.example/b.jpg' },
    };
    const stories = ['s1', 's2'].map(
      (id) => ({ ...whole, id, url: `https://a.example/${id}` }) as unknown as Story,
    );
    const isRead = asking.enrich(stories);
    await clock.advance(second);
    const [job] = fake.state.jobs.values();
    if (job === undefined || !('pages' in job.ask)) throw new Error('no pages were asked for');
    expect(job.ask.open).toEqual(['s2']);
    expect(job.ask.pages.map(({ id }) => id)).toContain('s2');
    const told = { ...stories[1], headline: 'Gempa Maluku' } as Story;
    fake.state.answers.push({ id: job.id, stamp: job.stamp, stories: [told] });
    await clock.advance(3 * second);
    expect(await isRead).toEqual([stories[0], told]);
  });

  it('ends its looks at a stop', async () => {
    const asking = await open();
    const look = asking.see(before);
    stopper.abort();
    await expect(look).rejects.toMatchObject({ name: 'FeedError' });
  });
});
