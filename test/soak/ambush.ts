import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { marksIn } from './plan.ts';
import type { Stage } from './stage.ts';

/** In the middle of what the bot is killed. */
export type Moment = 'fan-out' | 'digest';

/** Lies in wait for messages, to kill the bot as one of several is taken. */
export type Ambush = {
  /** Has the bot killed once so many more messages of the kind were taken one upon the other. */
  lay(moment: Moment, messages: number): void;
  /** Begins another step of the clock: what came before it is not one and the same fan-out. */
  begin(): void;
  /** No kill until the next step begins. */
  end(): void;
};

/** `spring`: kills the bot at once. */
export const createAmbush = (
  { telegram, chats }: Pick<Stage, 'telegram' | 'chats'>,
  spring: (moment: Moment) => void,
): Ambush => {
  const withDigest = new Set(
    chats.filter(({ habit }) => habit.settings?.digest !== undefined).map(({ id }) => id),
  );
  const laid: { moment: Moment; messages: number }[] = [];
  let seen = 0;
  let isOn = false;

  const isOf = (moment: Moment, { chat_id, text }: ViewMessage): boolean =>
    marksIn(text).size > 0 && withDigest.has(chat_id) === (moment === 'digest');

  telegram.onChange((message, change) => {
    const next = laid[0];
    if (!isOn || change !== 'sent' || next === undefined || !isOf(next.moment, message)) return;
    if (++seen < next.messages) return;
    laid.shift();
    seen = 0;
    spring(next.moment);
  });
  return {
    lay: (moment, messages) => void laid.push({ moment, messages }),
    begin: () => {
      seen = 0;
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
  };
};
