/** What is due when, to the second: choosing costs as much as is due, however much is not. */
export type Agenda = {
  /** Notes when (milliseconds since the epoch), or moves it there. */
  put(id: string, at: number): void;
  /** When it is noted for, to the second after. */
  at(id: string): number | undefined;
  /** Gives what is due by now and forgets it; the earliest first. */
  take(now: number): string[];
  size(): number;
};

const secondMs = 1_000;

/** A calendar of seconds: each holds the ids due in it, and only those that hold any take room. */
export const createAgenda = (): Agenda => {
  const secondOf = new Map<string, number>();
  const idsIn = new Map<number, Set<string>>();
  /** The first second that was not taken yet. */
  let next: number | undefined;

  const drop = (id: string) => {
    const second = secondOf.get(id);
    if (second === undefined) return;
    secondOf.delete(id);
    const ids = idsIn.get(second);
    ids?.delete(id);
    if (ids?.size === 0) idsIn.delete(second);
  };

  return {
    put: (id, at) => {
      const second = Math.max(Math.ceil(at / secondMs), next ?? 0);
      if (secondOf.get(id) === second) return;
      drop(id);
      secondOf.set(id, second);
      const ids = idsIn.get(second);
      if (ids === undefined) idsIn.set(second, new Set([id]));
      else ids.add(id);
    },
    at: (id) => {
      const second = secondOf.get(id);
      return second === undefined ? undefined : second * secondMs;
    },
    take: (now) => {
      const last = Math.floor(now / secondMs);
      const due: string[] = [];
      const takeSecond = (second: number) => {
        for (const id of idsIn.get(second) ?? []) {
          secondOf.delete(id);
          due.push(id);
        }
        idsIn.delete(second);
      };
      // After a long pause, or at first, it is cheaper to go by what is there than by each second gone.
      if (next === undefined || last - next > idsIn.size)
        for (const second of [...idsIn.keys()].filter((one) => one <= last).toSorted((a, b) => a - b))
          takeSecond(second);
      else for (let second = next; second <= last; second++) takeSecond(second);
      next = Math.max(next ?? 0, last + 1);
      return due;
    },
    size: () => secondOf.size,
  };
};
