import type { Heard, Hearer } from '../../src/telegram/command.ts';

/** What was asked of a person last: `kind`: which question, `id`: of what. */
export type Awaited = {
  of(userId: number): Promise<{ kind: string; id: string } | undefined>;
  end(userId: number): Promise<void>;
};

/** Hears what is typed as an answer to a question that a button asked; a question is answered once, unless it is asked anew. */
export const createTyped =
  ({
    awaiting,
    answers,
  }: {
    awaiting: Awaited;
    answers: Record<string, (heard: Heard, id: string) => Promise<void>>;
  }): Hearer =>
  async (heard) => {
    if (heard.isForwarded || heard.isEdited) return false;
    const question = await awaiting.of(heard.userId);
    const answer = question && answers[question.kind];
    if (question === undefined || answer === undefined) return false;
    await awaiting.end(heard.userId);
    await answer(heard, question.id);
    return true;
  };
