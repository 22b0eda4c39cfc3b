import { createShares } from '../../runtime/shares.ts';

/** Bodies kept at most, and their bytes, of all feeds together; of one feed half of it, so that no hub fills it for the others. */
export type RoomSize = { slots: number; bytes: number };
const usualRoom: RoomSize = { slots: 128, bytes: 64 * 1_048_576 };

/** Where bodies are kept. */
export type Room = {
  /** How many there can be. */
  slots: number;
  /** A free slot for a feed's body of so many bytes; undefined where it cannot have one. */
  take(feedId: string, size: number): number | undefined;
  giveBack(slot: number, feedId: string, size: number): void;
  /** Takes up a body that is in its slot already. */
  note(slot: number, feedId: string, size: number): void;
};

/** Where bodies are kept: each of a feed in a slot of its own, no feed beyond its share. */
export const createRoom = (given: Partial<RoomSize> = {}): Room => {
  const most = { ...usualRoom, ...given };
  const slots = createShares({ total: most.slots });
  const bytes = createShares({ total: most.bytes });
  const taken = new Set<number>();

  const take = (feedId: string, size: number): number | undefined => {
    if (!slots.take(feedId, 1)) return undefined;
    if (!bytes.take(feedId, size)) {
      slots.giveBack(feedId, 1);
      return undefined;
    }
    let slot = 0;
    while (taken.has(slot)) slot++;
    taken.add(slot);
    return slot;
  };
  const giveBack = (slot: number, feedId: string, size: number) => {
    taken.delete(slot);
    slots.giveBack(feedId, 1);
    bytes.giveBack(feedId, size);
  };

  const note = (slot: number, feedId: string, size: number) => {
    taken.add(slot);
    slots.note(feedId, 1);
    bytes.note(feedId, size);
  };

  return { slots: most.slots, take, giveBack, note };
};
