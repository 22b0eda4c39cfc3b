import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { FeedError } from './failure.ts';
import type { PushedContent, Subscription, WebSubStore } from './websub-record.ts';

/** Reads a pushed body into stories. A FeedError says that nothing can be read from it; whatever else it rejects with is tried again. */
export type OnContent = (feedId: string, body: Uint8Array, contentType: string | undefined) => Promise<void>;

/** Bodies that hubs have brought and nobody has read yet: in the store, a few at most, read in the order of their coming. */
export type Inbox = {
  /** Takes up what a stop or a crash has left. */
  load(): Promise<void>;
  /** Keeps a body durably, along with its subscription's new state. False: there is no room. */
  put(content: PushedContent, subscription: Subscription): Promise<boolean>;
  /** Starts reading what can be read now. */
  tick(): void;
  idle(): Promise<void>;
  size(): number;
};

/** Bodies kept at most (each up to the server's cap). */
const slots = 64;
/** Bodies read at once, each of another feed. */
const readers = 4;
const firstPauseMs = 15_000;
/** Tries with a body; after these the next look at the feed has to bring its stories. */
const maxTries = 8;

type Item = { slot: number; feedId: string; at: number; tries: number; nextAt: number };

export const createInbox = (parts: {
  store: WebSubStore;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
  onContent: OnContent;
}): Inbox => {
  const { store, clock, log, stopping } = parts;
  const items: Item[] = [];
  const taken = new Set<number>();
  const busyFeeds = new Set<string>();
  const reading = new Set<Promise<void>>();

  const freeSlot = (): number | undefined => {
    for (let slot = 0; slot < slots; slot++) if (!taken.has(slot)) return slot;
    return undefined;
  };

  const finish = async (item: Item) => {
    await store.dropContent(item.slot);
    taken.delete(item.slot);
    items.splice(items.indexOf(item), 1);
  };

  const read = async (item: Item): Promise<void> => {
    try {
      const content = await store.content(item.slot);
      if (content !== undefined)
        await parts.onContent(item.feedId, Buffer.from(content.body, 'base64'), content.contentType);
      await finish(item);
    } catch (error) {
      await putOff(item, error);
    }
  };

  const putOff = async (item: Item, error: unknown): Promise<void> => {
    // What a stop has cut short is read after the next start.
    if (stopping.aborted) return;
    item.tries++;
    item.nextAt = clock.now() + firstPauseMs * 2 ** (item.tries - 1);
    const isUnreadable = error instanceof FeedError;
    log.warn('websub.unread', { feed: item.feedId, tries: item.tries, error });
    if (isUnreadable || item.tries >= maxTries) await finish(item);
  };

  const tick = () => {
    const now = clock.now();
    const passed = new Set<string>();
    for (const item of items.slice()) {
      if (stopping.aborted || reading.size >= readers) return;
      // One feed's bodies keep their order, also while the first of them waits.
      if (busyFeeds.has(item.feedId) || passed.has(item.feedId)) continue;
      passed.add(item.feedId);
      if (item.nextAt > now) continue;
      busyFeeds.add(item.feedId);
      const work = read(item)
        .catch((error: unknown) => log.error('websub.inbox', { feed: item.feedId, error }))
        .finally(() => {
          busyFeeds.delete(item.feedId);
          reading.delete(work);
          tick();
        });
      reading.add(work);
    }
  };

  return {
    load: async () => {
      for (let slot = 0; slot < slots; slot++) {
        const content = await store.content(slot);
        if (content === undefined) continue;
        taken.add(slot);
        items.push({ slot, feedId: content.feedId, at: content.at, tries: 0, nextAt: 0 });
      }
      items.sort((one, two) => one.at - two.at);
    },
    put: async (content, subscription) => {
      const slot = freeSlot();
      if (slot === undefined) return false;
      taken.add(slot);
      try {
        await store.putContent(slot, content, subscription);
      } catch (error) {
        taken.delete(slot);
        throw error;
      }
      items.push({ slot, feedId: content.feedId, at: content.at, tries: 0, nextAt: 0 });
      return true;
    },
    tick,
    idle: async () => {
      while (reading.size > 0) await Promise.allSettled(reading);
    },
    size: () => items.length,
  };
};
