import type { Person, ViewMessage } from '../../../src/sandbox/telegram/index.ts';
import { dayMs, hourMs, marksIn } from '../plan.ts';
import type { Listener, Stage } from '../stage.ts';
import type { Judged } from '../accounts.ts';
import { judgePost, type Post } from './verdict.ts';

/** An editor who has posts scheduled for channels, in the private chat with Kabar and in Indonesian. */
export type Writer = {
  /** Has one more post scheduled, some hours ahead. */
  write(): Promise<void>;
  /** Judges every post. */
  judged(): Judged[];
};

type Written = Pick<Post, 'dueAt' | 'state'> & { mark: string; channel: Listener };
type Fits = (message: ViewMessage) => boolean;

/** Channels that get posts, at most; and for how many hours ahead one is scheduled, in turn. */
const plan = { channels: 12, hoursAhead: [1, 3, 6, 9] };
/** How often an answer is looked for, with a little time in between: Telegram may be away for some seconds. */
const looks = 15;
/** How long a press waits for its answer, of real time; what it does is seen in the chat. */
const patienceMs = 2_000;

/** A time as an Indonesian types it, by Jakarta's clock. */
const typed = (at: number): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', ...options }).format(at);
  return `${part({ day: 'numeric', month: 'long' })} ${part({ hour: '2-digit', minute: '2-digit' })}`;
};

/** `wait`: lets the bot come to rest, and a few seconds pass. */
export const createWriter = (
  { telegram, time, ledger, chats, writer }: Stage,
  wait: () => Promise<void>,
): Writer => {
  const channels = chats.filter(({ habit }) => habit.name === 'channel').slice(0, plan.channels);
  const posts: Written[] = [];
  const told = new Set<string>();
  telegram.onChange((message, change) => {
    if (change === 'deleted' || message.chat_id !== writer.id) return;
    if (!/^Kiriman terjadwal .*belum terkirim|seharusnya keluar pada/.test(message.text)) return;
    for (const mark of marksIn(message.text)) told.add(mark);
  });

  /** The bot's message that fits, from that one on; undefined: there is none. */
  const seen = async (from: ViewMessage, words: RegExp): Promise<ViewMessage | undefined> => {
    const fits: Fits = ({ message_id, text, from: by }) =>
      message_id >= from.message_id && by?.is_bot === true && words.test(text);
    for (let look = 0; look < looks; look++) {
      const found = telegram.view(writer.id).find(fits);
      if (found !== undefined) return found;
      await wait();
    }
    return undefined;
  };
  /** Presses, and presses once more where nothing is seen to come of it. */
  const press = async (message: ViewMessage, button: string, words: RegExp) => {
    for (let presses = 0; presses < 2; presses++) {
      pressed(writer, message, button);
      const answer = await seen(message, words);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  const talk = async (post: Written): Promise<void> => {
    const text = writer.send(`${post.mark} Pengumuman untuk pembaca`);
    const command = writer.send(`/broadcast ${post.channel.id}`, { replyTo: text.message_id });
    const question = await seen(command, /akan dikirim ke/);
    const when = question && (await press(question, 'Jadwalkan…', /^Kapan\?/));
    if (when === undefined) return;
    const echo = await seen(writer.send(typed(post.dueAt)), /Jadwalkan\?$/);
    if (echo === undefined) return;
    post.state = 'unsure';
    if ((await press(echo, 'Jadwalkan', /^Terjadwal:/)) !== undefined) post.state = 'scheduled';
  };

  /** When it was due, when its channel was shut and, in hours after that, what was said of it to whoever wrote it. */
  const factsOf = (mark: string, dueAt: number, channelId: number): string => {
    const after = (at: number) => Math.round((at - dueAt) / 360_000) / 10;
    const spans = ledger.shutOf(channelId).filter(({ to }) => to >= dueAt - dayMs);
    const talk = telegram.view(writer.id).filter(({ text }) => text.includes(mark));
    return [
      `due ${new Date(dueAt).toISOString()}`,
      `came after [${ledger.came(channelId, mark).map(after).join(', ')}] h`,
      `shut at [${spans.map(({ from, to }) => `${after(from)} to ${after(to)}`).join(', ')}] h`,
      ...talk.map(({ text, buttons }) => JSON.stringify([text, ...buttons.flat().map((one) => one.text)])),
    ].join('; ');
  };

  return {
    write: async () => {
      const number = posts.length;
      const channel = channels[number % channels.length];
      const hours = plan.hoursAhead[number % plan.hoursAhead.length] ?? 1;
      if (channel === undefined) return;
      const dueAt = Math.ceil((time.now() + hours * hourMs) / 60_000) * 60_000;
      const post: Written = { dueAt, mark: `Z${number}QPZ`, channel, state: 'unscheduled' };
      posts.push(post);
      await talk(post);
    },
    judged: () =>
      posts.map(({ dueAt, state, mark, channel: { id, habit } }) => {
        const verdict = judgePost({
          dueAt,
          state,
          came: ledger.came(id, mark),
          isTold: told.has(mark),
          wasShut: ledger.shutOf(id).some(({ to }) => to >= dueAt),
          mayRepeat: ledger.mayRepeat(id, mark),
        });
        const about = { ...verdict, mark, chatId: id, habit: habit.name };
        return verdict.isFault ? { ...about, facts: factsOf(mark, dueAt, id) } : about;
      }),
  };
};

const pressed = (person: Person, message: ViewMessage, button: string): void => {
  try {
    // Whoever presses a button that was taken away meanwhile has nothing of it.
    void Promise.resolve(person.press(message, button, patienceMs)).catch(() => {});
  } catch {}
};
