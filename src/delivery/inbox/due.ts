/** Chats whose inboxes fell due: worked on a few at a time, so that a slow chat delays no other. */
export type Due = {
  /** Adds chats; one that is worked on has another turn afterwards. Begins as many as may be worked on. */
  add(chatIds: Iterable<number>): void;
  /** Chats that wait for their turn. */
  waiting(): number;
  /** All that are not handled: these, those that are worked on, and those that failed. */
  open(): number[];
  /** Gives those that failed since it was asked last, each with its error. */
  takeFailed(): Map<number, unknown>;
  /** Resolves once nothing that was begun is under way. */
  idle(): Promise<void>;
};

/** `most`: how many may be worked on at once; `work` rejects where a chat could not be handled. */
export const createDue = ({
  most,
  work,
  stopping,
}: {
  most(): number;
  work(chatId: number): Promise<void>;
  stopping: AbortSignal;
}): Due => {
  /** In the order in which they fell due. */
  const due = new Set<number>();
  /** The same, and some that have had their turn since: the one that fell due last stands last. */
  let latest: number[] = [];
  const working = new Map<number, Promise<void>>();
  /** Fell due once more while they were worked on. */
  const again = new Set<number>();
  let failed = new Map<number, unknown>();
  let turns = 0;

  const put = (id: number) => {
    if (working.has(id)) again.add(id);
    if (working.has(id) || due.has(id)) return;
    due.add(id);
    latest.push(id);
  };

  /** By turns who fell due first and last: who waits for seconds does not stand behind all of an outage, nor the other way round. */
  const next = (): number | undefined => {
    if (latest.length > 2 * due.size + 100) latest = [...due];
    if (turns++ % 2 === 0) return due.values().next().value;
    let id = latest.pop();
    while (id !== undefined && !due.has(id)) id = latest.pop();
    return id;
  };

  const begin = (id: number) => {
    due.delete(id);
    const ended = work(id)
      .catch((error: unknown) => void failed.set(id, error))
      .finally(() => {
        working.delete(id);
        if (again.delete(id)) put(id);
        beginSome();
      });
    working.set(id, ended);
  };

  const beginSome = () => {
    while (working.size < most() && due.size > 0 && !stopping.aborted) {
      const id = next();
      if (id !== undefined) begin(id);
    }
  };

  return {
    add: (chatIds) => {
      for (const id of chatIds) put(id);
      beginSome();
    },
    waiting: () => due.size,
    open: () => [...due, ...working.keys(), ...failed.keys()],
    takeFailed: () => {
      const taken = failed;
      failed = new Map();
      return taken;
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working.values());
    },
  };
};
