import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShares } from '../../src/runtime/shares.ts';

const takenBy = (shares: ReturnType<typeof createShares>, owner: string): number => {
  let taken = 0;
  while (shares.take(owner, 1)) taken++;
  return taken;
};

describe('shares of a room', () => {
  it('one owner gets half of the room, and the next owners still get their share', () => {
    const shares = createShares({ total: 64 });
    expect(takenBy(shares, 'a')).toBe(32);
    expect(takenBy(shares, 'b')).toBe(16);
    expect(takenBy(shares, 'c')).toBe(8);
    expect(shares.take('a', 1)).toBe(false);
  });

  it('an owner without a share can get all the room that is left', () => {
    const shares = createShares({ total: 10 });
    expect(shares.take('a', 11)).toBe(false);
    expect(shares.take('a', 10)).toBe(true);
    expect(shares.take('b', 1)).toBe(false);
  });

  it('room that is given back can be taken again', () => {
    const shares = createShares({ total: 10 });
    shares.note('a', 8);
    expect(shares.take('a', 1)).toBe(false);
    shares.giveBack('a', 8);
    expect(shares.take('a', 10)).toBe(true);
  });

  it('owners together never hold more than the room, and a refused share takes none', () => {
    const step = fc.record({
      owner: fc.constantFrom('a', 'b', 'c'),
      amount: fc.integer({ min: 1, max: 9 }),
      isTaken: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const shares = createShares({ total: 20, times: 2 });
        const held: { owner: string; amount: number }[] = [];
        for (const { owner, amount, isTaken } of steps) {
          if (isTaken && shares.take(owner, amount)) held.push({ owner, amount });
          if (!isTaken) {
            const one = held.shift();
            if (one) shares.giveBack(one.owner, one.amount);
          }
          expect(held.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(20);
        }
        for (const { owner, amount } of held) shares.giveBack(owner, amount);
        expect(shares.take('d', 20)).toBe(true);
      }),
    );
  });
});
