import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Heard, Hearer } from '../../src/telegram/command.ts';

/** What was asked of a person last: `kind`: which question, `id`: of what. */
export type Awaited = {
  of(userId: number): Promise<{ kind: string; id: string } | undefined>;
  end(userId: number): Promise<void>;
};

/** By the kind of question. False: it is not asked any more, as what it was about is done; the message is then no answer. */
export type Answers = Record<string, (heard: Heard, id: string) => Promise<void | false>>;

const neverMind =
  /^\s*(?:batal(?:kan)?|tidak jadi|(?:eng|ng)gak jadi|nggak jadi|gak jadi|never ?mind|cancel(?: it)?|forget it)[\s.!]*$/i;
/** Questions whose answer is a message of any kind; to the others only words are one. */
const takesAnything = new Set(['content', 'reword']);

/**
 * Hears what is typed as an answer to a question that a button asked; a question is answered once, unless it is asked anew.
 * Who wants nothing of it any more says so; a picture or a voice is no time, and the question goes on waiting.
 */
export const createTyped = ({
  awaiting,
  answers,
}: {
  awaiting: Awaited;
  /** What hears the answers to each kind of question. */
  answers: readonly Answers[];
}): Hearer => {
  const known = new Map<string, Answers[string]>();
  for (const [kind, answer] of answers.flatMap((one) => Object.entries(one))) {
    if (known.has(kind)) throw new Error(`two commands hear the answer to one question: ${kind}`);
    known.set(kind, answer);
  }
  return async (heard) => {
    if (heard.isForwarded || heard.isEdited) return false;
    const question = await awaiting.of(heard.userId);
    const answer = question && known.get(question.kind);
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
};
