import type { Pacer } from '../pacing/pacer.ts';
import type { SendPort } from '../ports.ts';
import { verdict } from '../send/verdict.ts';

/** As the port's own, at Telegram's pace, ahead of campaigns: of one message that somebody waits for. */
export const createReword =
  ({
    pacer,
    port,
    stopping,
  }: {
    pacer: Pick<Pacer, 'acquire'>;
    port: Pick<SendPort, 'reword'>;
    stopping: AbortSignal;
  }): SendPort['reword'] =>
  async (chatId, messageId, words) => {
    const permit = await pacer.acquire('interactive', stopping, chatId).catch(() => undefined);
    if (permit === undefined) return { kind: 'retry', why: 'stopping' };
    const outcome = await port.reword(chatId, messageId, words);
    permit.done(verdict(outcome));
    return outcome;
  };
