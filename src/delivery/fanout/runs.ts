import type { Loaded } from '../contents.ts';

/** Campaigns of one source that walk its audience together. */
export type Run = { sourceId: string; going: Loaded[]; slots: number; isBreaking: boolean };

/** Runs that may be under way at once among those of about the same size: larger ones are longer and hold more. */
const places = { small: 16, large: 4 };
const smallSlots = 256;

/** Which runs may be under way. A run waits only for others of about its size, so that a long one never starves a short one; breaking news waits for none. */
export type Runs = {
  /** Starts the run when it has a place. A campaign that is in a run already is left out. */
  add(run: Run): void;
  /** Campaigns of the same source, in the order of their stories, that are under way or wait since before this run. */
  olderThan(run: Run): Loaded[];
  has(campaignId: string): boolean;
  /** Resolves once the campaign is in no run any more. */
  ended(campaignId: string): Promise<void>;
};

/** `carryOut` must not reject. `stopping`: no further runs are started. */
export const createRuns = (
  carryOut: (run: Run) => Promise<void>,
  running: Set<Promise<void>>,
  stopping: AbortSignal,
): Runs => {
  const queued: Run[] = [];
  const taken = new Map<number, number>();
  /** Runs by source, in the order of their stories: those that wait for a place, too. */
  const order = new Map<string, Run[]>();
  /** Campaigns in runs, each with the end of its run. */
  const ends = new Map<string, PromiseWithResolvers<void>>();

  const leave = (run: Run, its: string[]) => {
    const left = (order.get(run.sourceId) ?? []).filter((one) => one !== run);
    if (left.length > 0) order.set(run.sourceId, left);
    else order.delete(run.sourceId);
    for (const id of its) {
      ends.get(id)?.resolve();
      ends.delete(id);
    }
  };

  const mayStart = (run: Run) => {
    const limit = run.slots <= smallSlots ? places.small : places.large;
    return run.isBreaking || (taken.get(sizeOf(run)) ?? 0) < limit;
  };

  const start = (run: Run) => {
    const size = sizeOf(run);
    taken.set(size, (taken.get(size) ?? 0) + 1);
    const its = run.going.map(({ campaign }) => campaign.id);
    const work = carryOut(run).finally(() => {
      running.delete(work);
      taken.set(size, (taken.get(size) ?? 1) - 1);
      leave(run, its);
      startNext();
    });
    running.add(work);
  };

  const startNext = () => {
    for (let at = 0; at < queued.length && !stopping.aborted;) {
      const run = queued[at];
      if (run === undefined) return;
      if (!mayStart(run)) at++;
      else {
        queued.splice(at, 1);
        start(run);
      }
    }
  };

  return {
    add: (given) => {
      const going = given.going.filter(({ campaign }) => !ends.has(campaign.id));
      if (going.length === 0) return;
      const run = { ...given, going };
      for (const { campaign } of going) ends.set(campaign.id, Promise.withResolvers());
      order.set(run.sourceId, [...(order.get(run.sourceId) ?? []), run]);
      queued.push(run);
      startNext();
    },
    olderThan: (run) => {
      const runs = order.get(run.sourceId) ?? [];
      const before = runs.slice(0, Math.max(0, runs.indexOf(run))).flatMap(({ going }) => going);
      // A post, or a change of one, has a time and a pause of its own: nothing takes it along, and it takes nothing.
      return run.going.some(isPost) ? [] : before.filter((one) => !isPost(one));
    },
    has: (id) => ends.has(id),
    ended: async (id) => ends.get(id)?.promise,
  };
};

/** The runs that bring these: of each source, breaking news apart from the others, and each post by itself. */
export const runsOf = (going: Loaded[]): Run[] =>
  [...Map.groupBy(going, ({ campaign }) => campaign.sourceId)].flatMap(([sourceId, its]) => {
    const run = (some: Loaded[], isBreaking: boolean): Run => {
      const slots = Math.max(0, ...some.map(({ campaign }) => campaign.slots));
      return { sourceId, going: some, slots, isBreaking };
    };
    const news = its.filter((one) => !isPost(one));
    return [
      ...[true, false].map((isBreaking) =>
        run(
          news.filter(({ campaign }) => (campaign.lane === 'breaking') === isBreaking),
          isBreaking,
        ),
      ),
      ...its.filter(isPost).map((one) => run([one], false)),
    ];
  });

/** A post, or a change of what was sent: it is somebody's, and can be paused. */
export const isPost = ({ content }: Loaded): boolean =>
  content.kind === 'post' || content.kind === 'amendment';

/** Runs are of about the same size where one has at most four times as many slots as the other. */
const sizeOf = ({ slots }: Run): number => Math.ceil(Math.log2(Math.max(1, slots)) / 2);
