import { describe, expect, it } from 'vitest';
import type { Held, Inbox } from '../../../src/delivery/campaign.ts';
import {
  joined,
  waitFor,
  withDue,
  without,
  withoutChoices,
  withPlaces,
  withTimed,
} from '../../../src/delivery/inbox/waiting.ts';

const place = (index: number) => ({ campaignId: 'c', page: 0, index });
const inbox = (items: Held[], until = 100, attempts = 2): Inbox => ({ until, attempts, items });

describe('what a chat has waiting', () => {
  it('has newer stories wait behind it, but for what is refused and what has a time of its own', () => {
    expect(waitFor(undefined)).toBeUndefined();
    expect(waitFor(inbox([{ ...place(1), isRefused: true }]))).toBeUndefined();
    expect(waitFor(inbox([{ ...place(1), dueAt: 500, why: 'digest' }]))).toBeUndefined();
    expect(waitFor(inbox([{ ...place(1), dueAt: 500, why: 'digest' }, place(2)]))).toBe(100);
  });

  it('gets further places behind those that wait, each once, and no earlier than these', () => {
    const after = withPlaces(inbox([place(1), { ...place(2), dueAt: 900 }]), [place(2), place(3)], 50);
    expect(after).toEqual(inbox([place(1), place(2), place(3)]));
    expect(withPlaces(undefined, [place(1)], 50)).toEqual({ until: 50, attempts: 0, items: [place(1)] });
  });

  it('keeps the newest five hundred of what has a time of its own, and gives back the others', () => {
    const timed = Array.from({ length: 502 }, (_, at): Held => ({
      ...place(at),
      why: 'digest',
      dueAt: 900,
    }));
    const { inbox: after, over } = withTimed(inbox([{ ...place(600), isRefused: true }]), timed);
    expect(over).toEqual(timed.slice(0, 2));
    expect(after.items).toHaveLength(501);
    expect(after.items[0]).toEqual({ ...place(600), isRefused: true });
  });

  it('has some of it due now, and leaves the rest as it is', () => {
    const digest: Held = { ...place(1), why: 'digest', dueAt: 900 };
    const quiet: Held = { ...place(2), why: 'quiet', dueAt: 900 };
    const after = withDue(inbox([digest, quiet]), ({ why }) => why === 'digest', 300);
    expect(after.items).toEqual([{ ...digest, dueAt: 300 }, quiet]);
  });

  it('is due with the rest where the chat’s choice has changed', () => {
    const before = inbox([{ ...place(1), why: 'digest', dueAt: 900 }, place(2)], 400);
    expect(withoutChoices(before, 300)).toEqual({ ...before, items: [place(1), place(2)] });
    expect(withoutChoices(inbox([place(2)]), 300)).toBeUndefined();
  });

  it('begins to count failures anew once something came through, unless what is left is refused', () => {
    expect(without(inbox([place(1), place(2)]), [place(1)])).toEqual(inbox([place(2)], 100, 0));
    const refused: Held = { ...place(2), isRefused: true };
    expect(without(inbox([place(1), refused]), [place(1)])).toEqual(inbox([refused]));
  });

  it('stays what it is where none of the places wait', () => {
    const before = inbox([place(1)]);
    expect(without(before, [place(2)])).toBe(before);
  });

  it('comes before what waits in the chat that a group has become', () => {
    expect(joined(inbox([place(1), place(2)]), inbox([place(2), place(3)], 700, 1))).toEqual(
      inbox([place(1), place(2), place(3)], 700),
    );
  });
});
