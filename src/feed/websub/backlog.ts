import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { FeedError } from '../../http/failure.ts';
import { createReading, type BacklogItem } from './reading.ts';
import type { Subscription, WebSubStore } from './record.ts';
import { createRoom, type RoomSize } from './room.ts';

/** Reads a pushed body into stories. A FeedError says that nothing can be read from it; whatever else it rejects with is tried again. */
export type OnContent = (feedId: string, body: Uint8Array, contentType: string | undefined) => Promise<void>;

/** What a hub has brought for a feed. */
export type BroughtBody = { feedId: string; body: Uint8Array; contentType?: string };

/** Bodies that hubs have brought and nobody has read yet: in the store, a few at most, each feed's read in the order of their coming. */
export type Backlog = {
  /** Takes up what a stop or a crash has left. */
  load(): Promise<void>;
  /** Keeps a body durably, along with its subscription's new state. False: there is no room, or the feed has its share of it. */
  put(brought: BroughtBody, subscription: Subscription): Promise<boolean>;
  /** Whether something of this feed waits to be read. */
  holds(feedId: string): boolean;
  /** Starts reading what can be read now. */
  tick(): void;
  idle(): Promise<void>;
  size(): number;
};

export type BacklogParts = {
  store: WebSubStore;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
  onContent: OnContent;
  /** A body could not be read: its stories have to come by a look at the feed. */
  onUnreadable(feedId: string): void;
  room?: Partial<RoomSize>;
};

/** Pause after the first try with a body that could not be read; it doubles with each (milliseconds). */
const firstPauseMs = 15_000;
/** Tries with a body; after these the next look at the feed has to bring its stories. */
const maxTries = 8;

export const createBacklog = (parts: BacklogParts): Backlog => {
  const { store, clock, log, stopping } = parts;
  const room = createRoom(parts.room);
  const items: BacklogItem[] = [];
  let lastAt = 0;

  const add = (item: BacklogItem) => {
    items.push(item);
    lastAt = Math.max(lastAt, item.at);
  };

  const finish = async (item: BacklogItem) => {
    await store.dropContent(item.slot);
    room.giveBack(item.slot, item.feedId, item.bytes);
    items.splice(items.indexOf(item), 1);
  };

  const read = async (item: BacklogItem): Promise<void> => {
    try {
      const content = await store.content(item.slot);
      if (content !== undefined)
        await parts.onContent(item.feedId, Buffer.from(content.body, 'base64'), content.contentType);
      await finish(item);
    } catch (error) {
      await putOff(item, error);
    }
  };

  const putOff = async (item: BacklogItem, error: unknown): Promise<void> => {
    // What a stop has cut short is read after the next start.
    if (stopping.aborted) return;
    item.tries++;
    item.nextAt = clock.now() + firstPauseMs * 2 ** (item.tries - 1);
    log.warn('websub.unread', { feed: item.feedId, tries: item.tries, error });
    if (!(error instanceof FeedError) && item.tries < maxTries) return;
    parts.onUnreadable(item.feedId);
    await finish(item);
  };

  const reading = createReading({ items, read, log, stopping, clock });

  return {
    load: async () => {
      for (let slot = 0; slot < room.slots; slot++) {
        const content = await store.content(slot);
        if (content === undefined) continue;
        const { feedId, at, body } = content;
        const size = Buffer.byteLength(body, 'base64');
        room.note(slot, feedId, size);
        add({ slot, feedId, at, bytes: size, tries: 0, nextAt: 0 });
      }
      items.sort((one, two) => one.at - two.at);
    },
    put: async ({ feedId, body, contentType }, subscription) => {
      const slot = room.take(feedId, body.length);
      if (slot === undefined) return false;
      // No two of the same time: their order outlives a restart.
      const at = (lastAt = Math.max(clock.now(), lastAt + 1));
      try {
        const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('base64');
        const content = { feedId, at, body: text, ...(contentType !== undefined && { contentType }) };
        await store.putContent(slot, content, subscription);
      } catch (error) {
        room.giveBack(slot, feedId, body.length);
        throw error;
      }
      add({ slot, feedId, at, bytes: body.length, tries: 0, nextAt: 0 });
      return true;
    },
    holds: (feedId) => items.some((item) => item.feedId === feedId),
    tick: reading.tick,
    idle: reading.idle,
    size: () => items.length,
  };
};
