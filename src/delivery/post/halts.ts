/** A post that somebody has halted: for a while, or for good. */
export type Halt = 'paused' | 'stopped';

/** Which posts are halted, across restarts. `at`: milliseconds since the epoch. */
export type HaltStore = {
  get(): Promise<Record<string, { halt: Halt; at: number }>>;
  /** Rejects with a StoreError. */
  put(halted: Record<string, { halt: Halt; at: number }>): Promise<void>;
};

/** Which campaigns are halted, at hand for whoever sends. */
export type Halts = {
  /** Reads what an earlier run has kept. Rejects with a StoreError. */
  load(): Promise<void>;
  of(campaignId: string): Halt | undefined;
  /** Aborts once the campaign is halted. */
  signal(campaignId: string): AbortSignal;
  /** Halts a campaign, or lets it go on. Resolves once that is durable. Rejects with a StoreError. */
  set(campaignId: string, halt: Halt | undefined, now: number): Promise<void>;
};

/** What was halted for longer ago than campaigns are kept is forgotten (milliseconds). */
const keptMs = 9 * 86_400_000;

export const createHalts = (store: HaltStore): Halts => {
  let halted: Awaited<ReturnType<HaltStore['get']>> = {};
  const controllers = new Map<string, AbortController>();
  const controllerOf = (id: string): AbortController => {
    const known = controllers.get(id);
    if (known !== undefined && !known.signal.aborted) return known;
    const fresh = new AbortController();
    controllers.set(id, fresh);
    return fresh;
  };
  return {
    load: async () => {
      halted = await store.get();
    },
    of: (id) => halted[id]?.halt,
    signal: (id) => controllerOf(id).signal,
    set: async (id, halt, now) => {
      const { [id]: _before, ...others } = halted;
      const recent = Object.fromEntries(Object.entries(others).filter(([, { at }]) => at > now - keptMs));
      const next = halt === undefined ? recent : { ...recent, [id]: { halt, at: now } };
      await store.put(next);
      halted = next;
      if (halt === undefined) return;
      controllers.get(id)?.abort();
      controllers.delete(id);
    },
  };
};
