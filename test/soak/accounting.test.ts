import { describe, expect, it } from 'vitest';
import { account, isFlat, tally, type Pair } from './accounting.ts';

const hour = 3_600_000;
const pair = (more: Partial<Pair>): Pair => ({
  publishedAt: 100 * hour,
  wish: 'comes',
  came: [],
  broken: undefined,
  said: undefined,
  shut: [],
  hasOther: false,
  mayRepeat: false,
  now: 200 * hour,
  ...more,
});
const sent = { kind: 'sent' };
const shut = [{ from: 101 * hour, to: 110 * hour }];

describe('a story that came once', () => {
  it('is sent, and in a digest where the chat has one', () => {
    expect(account(pair({ came: [101 * hour], said: sent }))).toEqual({ is: 'sent' });
    expect(account(pair({ came: [101 * hour], said: sent, wish: 'digest' }))).toEqual({ is: 'in a digest' });
  });

  it.each(['filtered', 'expired', 'declined'] as const)('is a fault where the chat has it %s', (wish) => {
    expect(account(pair({ came: [101 * hour], said: sent, wish }))).toMatchObject({ isFault: true });
  });

  it.each([undefined, { kind: 'held' }, { kind: 'skipped', why: 'filtered' }])(
    'is a fault where the receipt is %j',
    (said) => {
      expect(account(pair({ came: [101 * hour], said }))).toMatchObject({ isFault: true });
    },
  );
});

it('a story that came at an hour that the chat has closed is a fault', () => {
  const broken = 'came in quiet hours';
  expect(account(pair({ came: [101 * hour], said: sent, broken }))).toEqual({ is: broken, isFault: true });
});

describe('a story that came twice', () => {
  it('is a fault unless an answer was lost or the bot killed at the first copy', () => {
    const twice = { came: [101 * hour, 102 * hour], said: sent };
    expect(account(pair(twice))).toEqual({ is: 'sent twice', isFault: true });
    expect(account(pair({ ...twice, mayRepeat: true })).isFault).toBeUndefined();
  });
});

describe('a story that did not come', () => {
  it('is lost without a receipt', () => {
    expect(account(pair({}))).toEqual({ is: 'lost: no receipt', isFault: true });
  });

  it('is a fault where the receipt says that it was sent', () => {
    expect(account(pair({ said: sent }))).toMatchObject({ isFault: true });
  });

  it.each(['filtered', 'muted', 'expired', 'declined'] as const)(
    'is %s only where the chat wishes it so',
    (why) => {
      const said = { kind: 'skipped', why };
      expect(account(pair({ said, wish: why }))).toEqual({ is: `skipped: ${why}` });
      expect(account(pair({ said }))).toMatchObject({ isFault: true });
    },
  );

  it('is expired in spite of its editor only where the chat was shut until the day of the review was over', () => {
    const said = { kind: 'skipped', why: 'expired' };
    const is = 'skipped: expired while the chat was shut';
    const through = [{ from: 101 * hour, to: 125 * hour }];
    expect(account(pair({ said, shut: through }))).toEqual({ is });
    expect(account(pair({ said, wish: 'declined', shut: through }))).toEqual({ is });
    expect(account(pair({ said, wish: 'declined' }))).toMatchObject({ isFault: true });
    expect(account(pair({ said, shut: [{ from: 101 * hour, to: 120 * hour }] }))).toMatchObject({
      isFault: true,
    });
    expect(account(pair({ said, shut: [{ from: 110 * hour, to: 130 * hour }] }))).toMatchObject({
      isFault: true,
    });
  });

  it('is told already only where the chat has the other report', () => {
    const said = { kind: 'skipped', why: 'told already', by: 's1' };
    expect(account(pair({ said, hasOther: true })).isFault).toBeUndefined();
    expect(account(pair({ said }))).toMatchObject({ isFault: true });
  });

  it.each([
    { kind: 'gone' },
    { kind: 'rejected', why: '400 not enough rights' },
    { kind: 'skipped', why: 'missed while paused' },
  ])('is %j only where the chat was shut soon after', (said) => {
    expect(account(pair({ said, shut })).isFault).toBeUndefined();
    expect(account(pair({ said }))).toMatchObject({ isFault: true });
    expect(account(pair({ said, shut: [{ from: 1, to: 99 * hour }] }))).toMatchObject({ isFault: true });
    expect(account(pair({ said, shut: [{ from: 150 * hour, to: Infinity }] }))).toMatchObject({
      isFault: true,
    });
  });

  it('is held until its time, and not long after it', () => {
    expect(account(pair({ said: { kind: 'held', until: 199 * hour } }))).toEqual({ is: 'held' });
    expect(account(pair({ said: { kind: 'held', until: 150 * hour } }))).toMatchObject({ isFault: true });
  });

  it('is a fault for a reason that nobody knows', () => {
    expect(account(pair({ said: { kind: 'rejected', why: '400 something' }, shut }))).toMatchObject({
      isFault: true,
    });
    expect(account(pair({ said: { kind: 'skipped', why: 'no turn' }, shut }))).toMatchObject({
      isFault: true,
    });
  });
});

it('a tally counts each line, faults first', () => {
  const lines = tally([{ is: 'sent' }, { is: 'sent' }, { is: 'lost', isFault: true }]);
  expect(lines).toEqual([
    { is: 'lost', count: 1, isFault: true },
    { is: 'sent', count: 2, isFault: false },
  ]);
});

it('figures are flat within a share and an allowance above the lowest', () => {
  expect(isFlat([100, 105, 119], 0.1, 10)).toBe(true);
  expect(isFlat([100, 121], 0.1, 10)).toBe(false);
  expect(isFlat([], 0, 0)).toBe(true);
});
