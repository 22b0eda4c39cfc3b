import type { KeyValue } from '../keyv/key-value.ts';

/** How long a question waits for what is typed next (milliseconds). */
const keptMs = 15 * 60_000;

/** What a person was asked last, for whatever they type next; `kind`: what was asked, `id`: of what. */
export type Awaiting = {
  ask(userId: number, question: { kind: string; id: string }): Promise<void>;
  of(userId: number): Promise<{ kind: string; id: string } | undefined>;
  /** Nothing is asked any more. */
  end(userId: number): Promise<void>;
};

export const createAwaiting = (store: KeyValue): Awaiting => {
  const key = (userId: number) => `awaiting:${userId}`;
  return {
    ask: (userId, question) => store.set(key(userId), question, keptMs),
    of: (userId) => store.get(key(userId)),
    end: (userId) => store.delete(key(userId)),
  };
};
