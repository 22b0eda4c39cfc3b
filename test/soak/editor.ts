import type { Person, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { isLeftOut, marksIn } from './plan.ts';
import type { Stage } from './stage.ts';

/** What an editor did with the questions that the bot asked of their channels. */
export type Editor = { counts: { posted: number; leftOut: number; unanswered: number } };

/** Buttons of a question, as a reader of Indonesian sees them. */
const buttons = { post: 'Terbitkan', leaveOut: 'Lewati' };
/** How long a press waits for its answer, of real time: the bot may be dead at the moment, and hears of it later. */
const patienceMs = 5_000;

/** Presses a button below every question that is asked of the channels: of some stories `Lewati`, of all others `Terbitkan`. */
export const createEditor = (
  telegram: Stage['telegram'],
  person: Person,
  channels: ReadonlySet<number>,
): Editor => {
  const counts = { posted: 0, leftOut: 0, unanswered: 0 };
  const press = async (message: ViewMessage, mark: string) => {
    const isOut = isLeftOut(mark);
    counts[isOut ? 'leftOut' : 'posted']++;
    await person.press(message, isOut ? buttons.leaveOut : buttons.post, patienceMs).catch(() => {
      counts.unanswered++;
    });
  };
  telegram.onChange((message, change) => {
    if (change !== 'sent' || message.chat_id !== person.id) return;
    const [mark] = marksIn(message.text);
    const channel = Number(/Kanal (-?\d+)/.exec(message.text)?.[1]);
    const isAsked = message.buttons.flat().some(({ text }) => text === buttons.post);
    // After the call that sends it is done: nobody presses a button that they do not see yet.
    if (mark !== undefined && isAsked && channels.has(channel)) setImmediate(() => void press(message, mark));
  });
  return { counts };
};
