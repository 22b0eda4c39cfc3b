import type { Answer } from './bot.ts';
import type { Keeper } from './keeper.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

/** How far time moves at once (milliseconds); before it moves on, what it has woken is done. */
export const stepMs = 300_000;
/** The pieces of a step. */
const pieces = { firstMs: 5_000, growth: 12 };

/** Lets time pass, in steps. */
export type Passing = {
  /** Lets a step pass; `isKilled`: the bot is killed as its last piece begins. */
  step(isKilled: boolean): Promise<void>;
  /** Lets the shortest piece pass, between steps. */
  moment(): Promise<void>;
  /** Pieces so far, and those after which the bot did not come to rest. */
  totals: { pieces: number; unsettled: number };
};

/** In little pieces as long as messages are sent, as what is paced waits for seconds; then in ever longer ones. */
export const createPassing = (stage: Stage, bot: Pick<Keeper, 'ask'>, lives: Lives): Passing => {
  const { telegram, time, ledger } = stage;
  const totals = { pieces: 0, unsettled: 0 };
  let piece = stepMs;

  const pass = async (ms: number, isKilled: boolean) => {
    totals.pieces++;
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
    moment: () => pass(pieces.firstMs, false),
    step: async (isKilled) => {
      for (let left = stepMs; left > 0;) {
        const ms = Math.min(piece, left);
        const before = sends(telegram);
        left -= ms;
        await pass(ms, isKilled && left === 0);
        piece = sends(telegram) > before ? pieces.firstMs : Math.min(stepMs, piece * pieces.growth);
      }
    },
  };
};

/** Calls of methods that send, whatever became of them. */
const sends = (telegram: Stage['telegram']): number => {
  const { byMethod } = telegram.stats();
  return ['sendMessage', 'sendPhoto', 'editMessageText'].reduce(
    (sum, method) => sum + (byMethod[method] ?? 0),
    0,
  );
};
