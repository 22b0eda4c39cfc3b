import type { Answer } from './bot.ts';
import type { Keeper } from './keeper.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

/** How far time moves on between what the newsroom, Telegram and the people do (milliseconds). */
export const stepMs = 300_000;
/** What passes while somebody waits for an answer (milliseconds). */
const momentMs = 5_000;

/** Lets time pass, for the bot and for all others. */
export type Passing = {
  /** Lets a step pass; `isKilled`: the bot is killed in it. */
  step(isKilled: boolean): Promise<void>;
  /** Lets a moment pass, between steps. */
  moment(): Promise<void>;
  /** How often time was moved on so far, and after how many of these the bot did not come to rest. */
  totals: { passed: number; unsettled: number };
};

/** All others are ahead of the bot until it has come as far; it moves on in pieces of its own. */
export const createPassing = (stage: Stage, bot: Pick<Keeper, 'ask'>, lives: Lives): Passing => {
  const { telegram, time, ledger } = stage;
  const totals = { passed: 0, unsettled: 0 };

  const pass = async (ms: number, isKilled: boolean) => {
    totals.passed++;
    time.skip(ms);
    const passing = bot.ask({ kind: 'pass', ms });
    passing.catch(() => {});
    let answer: Answer | undefined;
    if (isKilled) await lives.kill();
    else answer = await lives.unlessKilled(passing);
    while (isKilled || (await lives.revive())) {
      isKilled = false;
      answer = await lives.unlessKilled(bot.ask({ kind: 'rest' }));
    }
    if (answer?.isAtRest !== true) totals.unsettled++;
    ledger.cut(telegram.calls());
  };

  return {
    totals,
    moment: () => pass(momentMs, false),
    step: (isKilled) => pass(stepMs, isKilled),
  };
};
