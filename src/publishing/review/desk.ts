import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Review, ReviewStore } from './review.ts';
import { showReview, type ShowNeeds } from './show.ts';

/** How often it is looked what has become of what was decided, and of what nobody has decided yet (milliseconds). */
const tickMs = 1_000;
const openMs = 15_000;

/** Shows editors what is to be looked through, and what became of it. */
export type Desk = {
  /** Takes up what an earlier run left open, until Kabar stops. */
  start(): void;
  /** Shows a review as it is now. */
  show(id: string): void;
  /** Resolves once nothing is shown any more. */
  idle(): Promise<void>;
};

export type DeskParts = ShowNeeds & {
  clock: Clock;
  log: Log;
  store: Pick<ReviewStore, 'open'>;
  /** Has what was decided carried out. Rejects with a StoreError. */
  hasten(review: Review): Promise<void>;
  stopping: AbortSignal;
};

export const createDesk = (parts: DeskParts): Desk => {
  const { clock, log, lock, store, stopping } = parts;
  /** What is to be shown anew, whether anything has become of it or not. */
  const changed = new Set<string>();
  let wake = new AbortController();
  let work: Promise<void> | undefined;
  let openAt = -Infinity;

  const look = (id: string) =>
    lock(`desk:${id}`, async () => {
      const isChanged = changed.delete(id);
      try {
        await showReview(id, isChanged, parts);
      } catch (error) {
        if (isChanged) changed.add(id);
        throw error;
      }
    });

  const tick = async () => {
    const now = clock.now();
    const isForAll = now - openAt >= openMs;
    if (isForAll) openAt = now;
    for (const id of await store.open()) {
      if (stopping.aborted) return;
      const review = isForAll || changed.has(id) ? undefined : await store.get(id);
      const isWaiting =
        review !== undefined && (review.verdict === undefined ? now < review.until : dueOf(review) > now);
      if (isWaiting && review.version !== undefined) continue;
      await look(id).catch((error: unknown) => log.warn('review.unshown', { error }));
    }
    const { length: open } = await store.open();
    wake = new AbortController();
    if (changed.size > 0) return clock.sleep(tickMs / 4, stopping);
    await clock.sleep(open > 0 ? tickMs : openMs, AbortSignal.any([stopping, wake.signal]));
  };

  /** What was decided right before a crash may not have been carried out. */
  const resume = async () => {
    for (const id of await store.open()) {
      const review = await store.get(id);
      if (review?.verdict !== undefined && review.end === undefined) await parts.hasten(review);
    }
  };

  return {
    start: () => {
      work ??= (async () => {
        await resume().catch((error: unknown) => log.error('reviews.interrupted', { error }));
        while (!stopping.aborted)
          await tick().catch((error: unknown) => {
            log.error('reviews.interrupted', { error });
            return clock.sleep(tickMs, stopping);
          });
      })();
    },
    show: (id) => {
      changed.add(id);
      wake.abort();
    },
    idle: async () => work,
  };
};

/** When something becomes of what was decided (milliseconds since the epoch). */
const dueOf = ({ verdict }: Review): number => (verdict?.kind === 'at' ? verdict.at : 0);
