import type { Revision } from './broadcast.ts';

/** A story is edited at most once in this time: newsrooms save often (milliseconds). */
const betweenMs = 180_000;

/** The weightier change does the work of the others. */
const byWeight = ['recall', 'revise', 'also'] as const;

/**
 * The change of a story as it stands once one more is asked for, from this page of receipts on: several within minutes
 * become one, a recall is due at once and is never taken back. `now`: milliseconds since the epoch.
 */
export const revisionFor = (
  before: Revision | undefined,
  { storyId, kind, page, now }: Pick<Revision, 'storyId' | 'kind' | 'page'> & { now: number },
): Revision => {
  const dueAt = kind === 'recall' ? now : Math.max(now, (before?.doneAt ?? 0) + betweenMs);
  const asked = new Set([kind, ...(before?.isOpen || before?.kind === 'recall' ? [before.kind] : [])]);
  return {
    storyId,
    kind: byWeight.find((one) => asked.has(one)) ?? kind,
    dueAt: before?.isOpen ? Math.min(before.dueAt, dueAt) : dueAt,
    page: before?.isOpen ? Math.min(before.page, page) : page,
    isOpen: true,
    ...(before?.doneAt !== undefined && { doneAt: before.doneAt }),
  };
};
