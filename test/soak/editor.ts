import type { Person, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { isLeftOut, marksIn } from './plan.ts';
import type { Stage } from './stage.ts';

/** An editor of channels, and what they did with the questions that the bot asked of these. */
export type Editor = {
  /** Presses again what was pressed an hour ago or more and is still asked: the bot was away at the time, or might not post. */
  pressAgain(now: number): void;
  counts: { posted: number; leftOut: number; again: number; unanswered: number };
  /** When a channel's story was asked about (milliseconds since the epoch), and what the bot answered to a press, as often as it did. */
  talk(channel: number, mark: string): Talk;
};

export type Talk = { askedAt: readonly number[]; answers: ReadonlyMap<string, number> };
type Asked = { message: ViewMessage; channel: number; mark: string; at: number };

/** Buttons of a question, as a reader of Indonesian sees them. */
const buttons = { post: 'Terbitkan', leaveOut: 'Lewati' };
/** How long a press waits for its answer, of real time: the bot may be dead at the moment, and hears of it later. */
const patienceMs = 5_000;
const againMs = 3_600_000;

const isAsked = ({ buttons: rows }: ViewMessage): boolean =>
  [buttons.post, buttons.leaveOut].every((name) => rows.flat().some(({ text }) => text === name));

/** Presses a button below every question that is asked of the channels: of some stories `Lewati`, of all others `Terbitkan`. */
export const createEditor = (
  telegram: Stage['telegram'],
  person: Person,
  { channels, now }: { channels: ReadonlySet<number>; now(): number },
): Editor => {
  const counts = { posted: 0, leftOut: 0, again: 0, unanswered: 0 };
  /** Questions that nothing was seen to come of, by the message's id. */
  const open = new Map<number, Asked>();
  const talks = new Map<string, { askedAt: number[]; answers: Map<string, number> }>();
  const talkOf = (channel: number, mark: string) => {
    const key = `${channel} ${mark}`;
    const talk = talks.get(key) ?? { askedAt: [], answers: new Map<string, number>() };
    talks.set(key, talk);
    return talk;
  };

  const press = async ({ message, channel, mark }: Asked) => {
    const button = isLeftOut(mark) ? buttons.leaveOut : buttons.post;
    const { answers } = talkOf(channel, mark);
    const note = (text: string) => void answers.set(text, (answers.get(text) ?? 0) + 1);
    try {
      note((await person.press(message, button, patienceMs)).text ?? 'nothing');
    } catch {
      counts.unanswered++;
      note('no answer');
    }
  };
  telegram.onChange((message, change) => {
    if (message.chat_id !== person.id) return;
    if (change === 'deleted' || !isAsked(message)) return void open.delete(message.message_id);
    const [mark] = marksIn(message.text);
    const channel = Number(/Kanal (-?\d+)/.exec(message.text)?.[1]);
    if (change !== 'sent' || mark === undefined || !channels.has(channel)) return;
    const asked = { message, channel, mark, at: now() };
    talkOf(channel, mark).askedAt.push(asked.at);
    open.set(message.message_id, asked);
    counts[isLeftOut(mark) ? 'leftOut' : 'posted']++;
    // After the call that sends it is done: nobody presses a button that they do not see yet.
    setImmediate(() => void press(asked));
  });
  return {
    counts,
    talk: talkOf,
    pressAgain: (time) => {
      for (const asked of open.values()) {
        if (asked.at > time - againMs) continue;
        asked.at = time;
        counts.again++;
        void press(asked);
      }
    },
  };
};
