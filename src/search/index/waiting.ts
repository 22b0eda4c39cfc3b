import type { Story } from '../../story/story.ts';

/** Stories that wait at most; of more the oldest are left to the next start, which walks through all of them. */
const mostWaiting = 5_000;

/** What is to be written, and what is to be taken out of the index, while that waits. */
export type Waiting = {
  note(stories: readonly Story[]): void;
  drop(ids: readonly string[]): void;
  /** Stories of this source wait no more. */
  forgetSource(sourceId: string): void;
  /** Waits no longer for any stories than for the last ones. */
  keepLast(most: number): void;
  isEmpty(): boolean;
  /** So many of both, at most. */
  next(most: number): { stories: Story[]; gone: string[] };
  /** These were written: one that has been noted anew meanwhile waits on. */
  written(stories: readonly Story[]): void;
  /** These were taken out. */
  removed(ids: readonly string[]): void;
  /** Whether some were left to the next start. */
  isBehind(): boolean;
};

export const createWaiting = (): Waiting => {
  const waiting = new Map<string, Story>();
  const gone = new Set<string>();
  let isBehind = false;

  const keepLast = (most: number): void => {
    for (const id of waiting.keys()) {
      if (waiting.size <= most) return;
      waiting.delete(id);
      isBehind = true;
    }
  };

  return {
    note: (stories) => {
      for (const story of stories) {
        waiting.delete(story.id);
        waiting.set(story.id, story);
        gone.delete(story.id);
      }
      keepLast(mostWaiting);
    },
    drop: (ids) => {
      for (const id of ids) gone.add(id);
    },
    forgetSource: (sourceId) => {
      for (const [id, story] of waiting) if (story.sourceId === sourceId) waiting.delete(id);
    },
    keepLast,
    isEmpty: () => waiting.size === 0 && gone.size === 0,
    next: (most) => ({ stories: [...waiting.values()].slice(0, most), gone: [...gone].slice(0, most) }),
    written: (stories) => {
      for (const story of stories) if (waiting.get(story.id) === story) waiting.delete(story.id);
    },
    removed: (ids) => {
      for (const id of ids) gone.delete(id);
    },
    isBehind: () => isBehind,
  };
};
