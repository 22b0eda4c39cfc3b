import { GrammyError } from 'grammy/web';
import { words } from '../../../message/words.ts';
import type { Texts } from '../../../i18n/texts.ts';
import type { Log } from '../../../runtime/log.ts';
import { barredBy } from '../../api/answer.ts';
import { renderText } from '../../api/render.ts';
import type { Occasion } from '../../api/replies.ts';
import { factsOf, isAdminOf } from '../../api/rights.ts';

/** Does work for somebody. Whatever goes wrong with it, the person is told, and the log knows why. Never rejects. */
export const answering = async (
  occasion: Occasion,
  { texts, log }: { texts: Texts; log: Log },
  work: () => Promise<void>,
): Promise<void> => {
  try {
    await work();
  } catch (error) {
    // Blocked or thrown out meanwhile: Telegram tells so on its own, and nobody is there to be answered. Nor can a chat be that asks too much.
    if (error instanceof GrammyError && (error.error_code === 403 || error.error_code === 429))
      return log.info('answer.refused', { error });
    const barred = error instanceof GrammyError ? barredBy(error) : undefined;
    if (barred !== undefined) {
      log.info('answer.refused', { error });
      return tellAdmin(occasion, barred, { texts, log });
    }
    log.error('command.failed', { error });
    await tellFailure(occasion, { texts, log });
  }
};

const tellFailure = async (
  { api, chat, msg }: Occasion,
  { texts, log }: { texts: Texts; log: Log },
): Promise<void> => {
  if (chat === undefined) return;
  const thread = msg?.is_topic_message === true ? msg.message_thread_id : undefined;
  await api
    .sendMessage(chat.id, texts.failure, thread === undefined ? {} : { message_thread_id: thread })
    .catch((failure: unknown) => log.warn('answer.failed', { error: failure }));
};

/** Where Kabar may not write an administrator is told so in private, who can change it; a member is not. */
const tellAdmin = async (
  { api, chat, from }: Occasion,
  barred: keyof Texts['deliveryPaused'],
  { texts, log }: { texts: Texts; log: Log },
): Promise<void> => {
  if (chat === undefined || chat.type === 'private' || from === undefined) return;
  try {
    if (!(await isAdminOf(api, chat.id, from.id))) return;
    const { text, ...other } = renderText(words(texts.deliveryPaused[barred](factsOf(chat).title)));
    await api.sendMessage(from.id, text, other);
  } catch (error) {
    log.info('answer.refused', { error });
  }
};
