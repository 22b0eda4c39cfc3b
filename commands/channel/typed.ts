import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Heard, Hearer } from '../../src/telegram/command.ts';

/** What was asked of a person last: `kind`: which question, `id`: of what. */
export type Awaited = {
  of(userId: number): Promise<{ kind: string; id: string } | undefined>;
  end(userId: number): Promise<void>;
};

const neverMind =
  /^\s*(?:batal(?:kan)?|tidak jadi|(?:eng|ng)gak jadi|nggak jadi|gak jadi|never ?mind|cancel(?: it)?|forget it)[\s.!]*$/i;
/** Questions whose answer is a message of any kind; to the others only words are one. */
const takesAnything = new Set(['content']);

/**
 * Hears what is typed as an answer to a question that a button asked; a question is answered once, unless it is asked anew.
 * Who wants nothing of it any more says so; a picture or a voice is no time, and the question goes on waiting.
 */
export const createTyped =
  ({
    awaiting,
    answers,
  }: {
    awaiting: Awaited;
    /** False: it is not asked any more, as what it was about is done; the message is then no answer. */
    answers: Record<string, (heard: Heard, id: string) => Promise<void | false>>;
  }): Hearer =>
  async (heard) => {
    if (heard.isForwarded || heard.isEdited) return false;
    const question = await awaiting.of(heard.userId);
    const answer = question && answers[question.kind];
    if (question === undefined || answer === undefined) return false;
    const isWords = heard.wordless === undefined && heard.form === 'text' && heard.album === undefined;
    if (!isWords && !takesAnything.has(question.kind)) return false;
    await awaiting.end(heard.userId);
    if (isWords && neverMind.test(heard.text)) {
      await heard.reply(words(textsFor(heard.settings.language).schedule.neverMind));
      return true;
    }
    return (await answer(heard, question.id)) !== false;
  };
