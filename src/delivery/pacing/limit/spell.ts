/** Part of the rate that must really be used, or the time says nothing about it. */
const used = 0.7;

/** A short while of sending: whether the rate was really used in it. Times in milliseconds. */
export type Spell = {
  elapsedMs: number;
  isUsed: boolean;
  /** Others waited for their turn most of the time. */
  isPressed: boolean;
  /** For how long that has been so, without a break. */
  waitedMs: number;
};

/** Looks at sending a spell at a time: quiet time proves nothing. */
export type Spells = {
  hasBegun(): boolean;
  /** Begins anew, with nothing before it. */
  begin(from: number): void;
  /** A request begins. `isPressed`: others wait for their turn behind it. */
  start(isPressed: boolean): void;
  /** The spell that is over now, with the next one begun; undefined: it goes on. `perSecond`: the rate that was aimed at. */
  end(now: number, perSecond: number): Spell | undefined;
};

export const createSpells = (): Spells => {
  let from = 0;
  let started = 0;
  let pressed = 0;
  let waitedMs = 0;
  const begin = (at: number, waited: number) => {
    from = at;
    started = 0;
    pressed = 0;
    waitedMs = waited;
  };
  return {
    hasBegun: () => from !== 0,
    begin: (at) => begin(at, 0),
    start: (isPressed) => {
      started++;
      if (isPressed) pressed++;
    },
    end: (now, perSecond) => {
      const elapsedMs = now - from;
      if (elapsedMs < Math.max(200, 4_000 / perSecond)) return undefined;
      const isUsed = started >= used * perSecond * (elapsedMs / 1_000);
      const isPressed = pressed > started / 2;
      begin(now, isPressed ? waitedMs + elapsedMs : 0);
      return { elapsedMs, isUsed, isPressed, waitedMs };
    },
  };
};
