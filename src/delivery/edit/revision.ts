import type { Revision } from '../campaign.ts';
import { giveUpMs, pauseMs } from '../inbox/after-failure.ts';

/** A story is edited at most once in this time: newsrooms save often (milliseconds). */
const betweenMs = 180_000;
/** Pause until a recall looks again at a story that is still being delivered. */
const againMs = 5_000;
/** With more chats left over than these no further page is begun before they are done: they are kept in one record. */
const mostLeft = 2_000;

/** Kinds of change, heaviest first: a heavier change includes the work of the lighter ones. */
const byWeight = ['recall', 'revise', 'also'] as const;

/** A change that somebody asks for, from this page of receipts on. */
export type Asked = Pick<Revision, 'storyId' | 'kind' | 'page'>;
export type ReceiptSlot = { page: number; index: number };

/**
 * The change of a story as it stands once one more is asked for: several within minutes become one, a recall is due at
 * once and is never taken back. What comes while one is under way is for the next pass, but for a weightier one, which
 * starts over. `now`: milliseconds since the epoch.
 */
export const revisionFor = (before: Revision | undefined, asked: Asked, now: number): Revision => {
  const { storyId, page } = asked;
  const kind = before?.isOpen || before?.kind === 'recall' ? weightier(before.kind, asked.kind) : asked.kind;
  const dueAt = asked.kind === 'recall' ? now : Math.max(now, (before?.doneAt ?? 0) + betweenMs);
  const done = before?.doneAt !== undefined && { doneAt: before.doneAt };
  if (!before?.isOpen) return { storyId, kind, dueAt, page, isOpen: true, ...done };
  if (before.isUnderWay && kind === before.kind)
    return { ...before, again: Math.min(before.again ?? page, page) };
  const earlier = Math.min(before.dueAt, dueAt);
  return { storyId, kind, dueAt: earlier, page: Math.min(before.page, page), isOpen: true, ...done };
};

/** A page beyond the last of any story: no page is to be walked, only what is `left`. */
const noPage = Number.MAX_SAFE_INTEGER;

/** The change of a story as it stands once one slot more is to have it: another version was on its way there. */
export const revisionWithSlot = (
  before: Revision | undefined,
  { storyId, kind, slot }: { storyId: string; kind: Revision['kind']; slot: ReceiptSlot },
  now: number,
): Revision => {
  const left = [...(before?.isOpen ? (before.left ?? []) : []), slot];
  if (before?.isOpen && weightier(before.kind, kind) === before.kind) return { ...before, left };
  return { ...revisionFor(before, { storyId, kind, page: noPage }, now), left };
};

/** What is to be done next of a change over so many pages: a page, the slots left over, or nothing more. */
export const nextOf = (
  { page, left = [], isOutOfReach = false }: Revision,
  pages: number,
): 'page' | 'left' | 'nothing' => {
  const isLeftFirst = isOutOfReach || left.length > mostLeft || page >= pages;
  if (isLeftFirst && left.length > 0) return 'left';
  return page < pages ? 'page' : 'nothing';
};

type Step = {
  pages: number;
  step: 'page' | 'left';
  tried: ReceiptSlot[];
  missed: ReceiptSlot[];
  /** Telegram did not answer so often in a row that some were not tried. */
  isOutOfReach?: boolean;
};

/** The change after one step of it: `missed` are slots that could not be reached. What was tried for a day is left alone. */
export const revisionAfterStep = (
  before: Revision,
  { pages, step, tried, missed, isOutOfReach = false }: Step,
  { now, random }: { now: number; random: () => number },
): Revision => {
  const { left = [], failed: failing, isOutOfReach: _before, ...rest } = before;
  const pass: Revision = { ...rest, ...(isOutOfReach && { isOutOfReach }) };
  if (step === 'page') {
    const more = [...left, ...missed];
    const failed = failing !== undefined && { failed: failing };
    return { ...pass, page: pass.page + 1, ...(more.length > 0 && { left: more }), ...failed };
  }
  const since = failing?.since ?? now;
  // Some may have come meanwhile.
  const added = left.filter((one) => !tried.some((two) => one.page === two.page && one.index === two.index));
  if (missed.length === 0 || now - since >= giveUpMs)
    return { ...pass, ...(added.length > 0 && { left: added }) };
  // Where some were reached Telegram is back, and the others are a matter of their own.
  const attempts = missed.length < tried.length ? 1 : (failing?.attempts ?? 0) + 1;
  const after = { ...pass, left: [...missed, ...added], failed: { attempts, since } };
  return nextOf(after, pages) === 'left' ? { ...after, dueAt: now + pauseMs(attempts - 1, random) } : after;
};

/** The change once a pass is through: done, or open for the next one. `isArriving`: the story is still being delivered. */
export const revisionAfterPass = (pass: Revision, now: number, isArriving: boolean): Revision => {
  const { storyId, kind, again, left = [] } = pass;
  const added = left.length > 0 && { left };
  // Of a story that is taken back some may have been on its way: looked at once more when it has arrived.
  if (kind === 'recall' && (isArriving || added)) {
    const page = isArriving ? 0 : pass.page;
    return { storyId, kind, dueAt: now + againMs, page, ...added, isOpen: true, doneAt: now };
  }
  const isOpen = again !== undefined || left.length > 0;
  return { storyId, kind, dueAt: now + betweenMs, page: again ?? pass.page, ...added, isOpen, doneAt: now };
};

const weightier = (one: Revision['kind'], two: Revision['kind']): Revision['kind'] =>
  byWeight.find((kind) => kind === one || kind === two) ?? one;
