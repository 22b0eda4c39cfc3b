import type { Chat } from '../audience/chat.ts';
import type { ChatStore } from '../audience/ports.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

/** What stands under the id that a group had before it became a supergroup. */
type Moved = { movedTo: number };
type Kept = Chat | Moved | undefined;

const countKey = 'chats';

/** Chats in the store, one record each. */
export const createChatStore = (
  store: KeyValue,
  lock: Lock,
): ChatStore & {
  /** Chats ever stored; undefined where the store is older than the count. */
  count(): Promise<number | undefined>;
} => {
  const key = (id: number) => `chat:${id}`;
  const follow = async (kept: Kept): Promise<Chat | undefined> =>
    isMoved(kept) ? follow(await store.get<Chat | Moved>(key(kept.movedTo))) : kept;

  const update: ChatStore['update'] = async (id, change) => {
    const done = await lock(key(id), async () => {
      const before = await store.get<Chat | Moved>(key(id));
      if (isMoved(before)) return before;
      const after = change(before);
      if (after === undefined) return before;
      await store.set(key(id), after);
      if (before === undefined) await countMore(1);
      return after;
    });
    return isMoved(done) ? update(done.movedTo, change) : done;
  };

  const count = () => store.get<number>(countKey);
  const countMore = (more: 1 | -1) =>
    lock(countKey, async () => {
      const known = await count();
      // A store from before chats were counted has no number to add to.
      if (known !== undefined) await store.set(countKey, known + more);
    });

  const followEach = async (kept: Kept | 'unreadable'): Promise<Chat | 'unreadable' | undefined> => {
    if (kept === 'unreadable' || !isMoved(kept)) return kept;
    const [there] = await store.getEach<Chat | Moved>([key(kept.movedTo)]);
    return followEach(there);
  };

  const remove: ChatStore['remove'] = async (id) => {
    const before = await lock(key(id), async () => {
      const known = await store.get<Chat | Moved>(key(id));
      if (known === undefined) return undefined;
      await store.delete(key(id));
      return known;
    });
    if (isMoved(before)) return remove(before.movedTo);
    if (before !== undefined) await countMore(-1);
  };

  return {
    count,
    get: async (id) => follow(await store.get<Chat | Moved>(key(id))),
    getMany: async (ids) => {
      const kept = await store.getMany<Chat | Moved>(ids.map(key));
      return kept.some(isMoved) ? Promise.all(kept.map(follow)) : (kept as (Chat | undefined)[]);
    },
    getEach: async (ids) => Promise.all((await store.getEach<Chat | Moved>(ids.map(key))).map(followEach)),
    update,
    remove,
    moved: (from, to) => lock(key(from), () => store.set(key(from), { movedTo: to } satisfies Moved)),
  };
};

const isMoved = (kept: Kept): kept is Moved => kept !== undefined && 'movedTo' in kept;
