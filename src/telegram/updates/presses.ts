import type { Context, Filter } from 'grammy/web';
import { words } from '../../message/words.ts';
import type { Command } from '../command.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { keyboardOf } from '../api/render.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Guard } from './guard.ts';

/** The button that was pressed spins until it is answered; work that takes longer goes on without it (milliseconds). */
const patienceMs = 2_000;
/** Longest answer to a press, and the length from which it is shown as an alert window (characters). */
const limits = { toast: 200, glance: 60 };

/** Finds the command whose button was pressed. Every press is answered, once, whatever happens. */
export const createPresses = (parts: {
  commands: readonly Command[];
  guard: Guard;
  clock: Clock;
  log: Log;
}): ((context: Filter<Context, 'callback_query'>) => Promise<void>) => {
  const { commands, guard, clock, log } = parts;
  return async (context) => {
    const { data = '', message } = context.callbackQuery;
    const [name = '', ...others] = data.split(':');
    const command = commands.find((one) => one.name === name);

    let isAnswered = false;
    const answer = async (text?: string): Promise<boolean> => {
      if (isAnswered) return false;
      isAnswered = true;
      const said = text === undefined ? '' : words(text).plain;
      const show = said === '' ? {} : { text: cut(said), show_alert: said.length > limits.glance };
      await context.answerCallbackQuery(show).catch((error: unknown) => log.debug('press.late', { error }));
      return true;
    };
    const finished = new AbortController();
    void clock.sleep(patienceMs, finished.signal).then(() => answer());

    try {
      await guard.run(context, async (ask) => {
        const toast = async (text: string) => {
          if (!(await answer(text))) await ask.reply(words(text));
        };
        if (command?.press === undefined || message === undefined)
          return toast(textsFor(ask.settings.language).buttonExpired);
        await command.press({
          ...ask,
          data: others.join(':'),
          messageId: message.message_id,
          clearButtons: async () => {
            await context
              .editMessageReplyMarkup()
              .catch((error: unknown) => log.debug('buttons.left', { error }));
          },
          putButtons: async (buttons) => {
            await context
              .editMessageReplyMarkup({ reply_markup: keyboardOf(buttons) })
              .catch((error: unknown) => log.debug('buttons.left', { error }));
          },
          toast,
        });
      });
    } finally {
      await answer();
      finished.abort();
    }
  };
};

/** Within Telegram's limit, and never half a character. */
const cut = (text: string): string => text.slice(0, limits.toast).toWellFormed();
