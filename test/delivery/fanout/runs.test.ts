import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../../src/delivery/campaign.ts';
import { createRuns, type Run } from '../../../src/delivery/fanout/runs.ts';
import { story } from '../life.ts';

const run = (id: string, slots: number, facts: Partial<Run> = {}): Run => {
  const campaign: Campaign = {
    id,
    content: { kind: 'story', storyId: id },
    sourceId: 'f1',
    lane: 'news',
    createdAt: 0,
    slots,
    nextPage: 0,
    state: 'open',
  };
  return {
    sourceId: 'f1',
    slots,
    isBreaking: false,
    going: [{ campaign, content: { kind: 'story', story: story(1) } }],
    ...facts,
  };
};

/** Runs that last until a test ends them. */
const scene = () => {
  const started = new Map<string, () => void>();
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  const carryOut = ({ going }: Run) =>
    new Promise<void>((resolve) => {
      started.set(going.map(({ campaign }) => campaign.id).join(), resolve);
    });
  const runs = createRuns(carryOut, running, stop.signal);
  const end = async (id: string) => {
    started.get(id)?.();
    await new Promise(setImmediate);
  };
  return { runs, started, end, stop };
};
const idsOf = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

describe('the schedule of campaigns', () => {
  it('limits how many campaigns of a size run at once, and starts the next when one ends', async () => {
    const { runs, started, end } = scene();
    for (const id of idsOf('large', 6)) runs.add(run(id, 100_000));
    expect([...started.keys()]).toEqual(idsOf('large', 4));
    await end('large2');
    expect([...started.keys()]).toEqual(idsOf('large', 5));
  });

  it('lets no story for few chats wait for stories for many chats', () => {
    const { runs, started } = scene();
    for (const id of idsOf('large', 6)) runs.add(run(id, 100_000));
    for (const id of idsOf('middle', 20)) runs.add(run(id, 250));
    runs.add(run('few', 5));
    expect(started.has('few')).toBe(true);
  });

  it('lets breaking news wait for no campaign', () => {
    const { runs, started } = scene();
    for (const id of idsOf('large', 6)) runs.add(run(id, 100_000));
    runs.add(run('quake', 100_000, { isBreaking: true }));
    expect(started.has('quake')).toBe(true);
  });

  it('takes no campaign twice before its run has ended', async () => {
    const { runs, started, end } = scene();
    runs.add(run('a', 5));
    runs.add(run('a', 5));
    expect([started.size, runs.has('a')]).toEqual([1, true]);
    await end('a');
    expect(runs.has('a')).toBe(false);
  });

  it('knows the older campaigns of the same source, also those that wait for their place', () => {
    const { runs } = scene();
    const older: string[][] = [];
    const carryOut = async (one: Run) => {
      older.push(two.olderThan(one).map(({ campaign }) => campaign.id));
      await new Promise<void>(() => {});
    };
    const two = createRuns(carryOut, new Set(), new AbortController().signal);
    for (const id of idsOf('large', 5)) two.add(run(id, 100_000, { sourceId: id }));
    two.add(run('large4-later', 5, { sourceId: 'large4' }));
    expect(older).toEqual([[], [], [], [], ['large4']]);
    expect(runs.has('large4')).toBe(false);
  });

  it('starts no campaign once Kabar is stopping', () => {
    const { runs, started, stop } = scene();
    stop.abort();
    runs.add(run('a', 5));
    expect(started.size).toBe(0);
  });
});
