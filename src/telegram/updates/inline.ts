import { GrammyError, type Context } from 'grammy/web';
import type { InlineQueryResultArticle } from 'grammy/types';
import type { Access } from '../../audience/access.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { renderText } from '../api/render.ts';
import type { Inline, InlineAsk, InlineResult } from '../inline.ts';
import { createBudget } from './budget.ts';

/** How long Telegram may give the same person the same answer (seconds). */
const cachedS = 30;
/** Questions of one person in a row: each letter that is typed may be one. One comes back every quarter of a second. */
const questions = { most: 40, eachMs: 250 };
/** Characters: Telegram shows two or three lines. */
const limits = { title: 120, description: 200, open: 64 };

type InlineParts = { inline: Inline; access: Access; clock: Clock; log: Log };

/** Answers inline queries and guest messages. Each is answered for itself: nothing of the chat is known, and nothing is kept. Never rejects. */
export const createInlineUpdates = ({ inline, access, clock, log }: InlineParts) => {
  const budget = createBudget(questions);
  const isHeard = (userId: number) => budget.spend(userId, 1, clock.now()) === 'some';

  const answering = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Who types on has no use for the answer before.
      const isLate = error instanceof GrammyError && error.error_code < 500;
      if (isLate) log.debug('inline.late', { error });
      else log.warn('inline.failed', { error });
    }
  };

  return {
    query: (context: Context) =>
      answering(async () => {
        const { from, query, offset } = context.inlineQuery ?? {};
        if (from === undefined || !isHeard(from.id)) return;
        const options = { cache_time: cachedS, is_personal: true };
        if (!access.allowed(from.id, from.id)) return context.answerInlineQuery([], options);
        const { results, next, open } = await inline.pick(
          askOf(from, query ?? '', offset ?? '', clock.now()),
        );
        return context.answerInlineQuery(results.map(articleOf), {
          ...options,
          ...(next !== undefined && { next_offset: next }),
          ...(open !== undefined && {
            button: { text: cut(open, limits.open), start_parameter: 'inline' },
          }),
        });
      }),
    guest: (context: Context) =>
      answering(async () => {
        const { from, text = '', caption = '', guest_query_id: id } = context.guestMessage ?? {};
        if (from === undefined || id === undefined || from.is_bot || !isHeard(from.id)) return;
        if (!access.allowed(from.id, from.id)) return;
        const words = withoutName(text || caption, context.me.username);
        const result = await inline.guest(askOf(from, words, '', clock.now()));
        await context.api.answerGuestQuery(id, articleOf(result));
      }),
  };
};

const askOf = (
  from: { id: number; language_code?: string },
  text: string,
  offset: string,
  now: number,
): InlineAsk => ({
  userId: from.id,
  ...(from.language_code !== undefined && { languageCode: from.language_code }),
  text,
  offset,
  now,
});

/** "@kabarbot banjir" asks for "banjir". */
const withoutName = (text: string, name: string): string =>
  text
    .split(/\s+/)
    .filter((word) => word.toLowerCase().replace(/[,:]$/, '') !== `@${name.toLowerCase()}`)
    .join(' ');

const articleOf = ({
  id,
  title,
  description,
  pictureUrl,
  message,
}: InlineResult): InlineQueryResultArticle => {
  const { text, reply_markup: buttons, ...options } = renderText(message);
  return {
    type: 'article',
    id,
    title: cut(title, limits.title),
    description: cut(description, limits.description),
    ...(pictureUrl !== undefined && { thumbnail_url: pictureUrl }),
    input_message_content: { message_text: text, ...options },
    ...(buttons !== undefined && { reply_markup: buttons }),
  };
};

/** Never half a character. */
const cut = (text: string, chars: number): string => text.slice(0, chars).toWellFormed();
