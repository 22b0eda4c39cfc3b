import type { Update } from 'grammy/types';
import type { Clock } from '../../runtime/clock.ts';
import { maskSecrets, type Log } from '../../runtime/log.ts';
import { askedIn, chatOf, messageIn, type Asked } from './asked.ts';
import type { Budget } from './budget.ts';

/** Updates of one chat that may wait for the one before; of who sends more meanwhile nobody could say what they want. */
const mostWaiting = 30;
/** In a group an equal question is not answered again for so long (milliseconds). */
const goodForMs = 30_000;
/** Answers that are remembered for that. */
const mostAnswered = 1_000;
/** What an answer costs the person: a group bears fewer a minute, and a press mostly changes the message that is there. */
const cost = { private: 1, group: 2, press: 0.5 };

/** Takes updates in: chats do not wait for each other; within a chat one update follows the other. */
export type Intake = {
  /** Gives the work on it, which never rejects; undefined: it is passed over. */
  take(update: Update): Promise<void> | undefined;
  /** Chats that are worked for. */
  size(): number;
  /** Resolves once one of these is done with. */
  one(): Promise<void>;
  /** Resolves once all of them are. */
  all(): Promise<void>;
};

export type IntakeParts = {
  handle(update: Update): Promise<void>;
  /** The bot's @name, without the @. */
  botName(): string;
  budget?: Budget;
  /** Tells somebody who has asked too much so. A press is always told so: its button spins until it is answered, and that is no message. */
  onTooMuch?(update: Update): Promise<void>;
  clock: Pick<Clock, 'now'>;
  log: Log;
};

/** One chat's updates: the work on the last of them, how many are not done, and what is asked in them. */
type Queue = { tail: Promise<void>; length: number; asked: Set<string> };

export const createIntake = (parts: IntakeParts): Intake => {
  const { clock, log } = parts;
  const queues = new Map<number, Queue>();
  /** When a question was answered in a group, by both; the oldest first. */
  const answered = new Map<string, number>();

  const enqueue = (chatId: number, work: () => Promise<void>, same?: string): Promise<void> => {
    const queue = queues.get(chatId) ?? { tail: Promise.resolve(), length: 0, asked: new Set() };
    queues.set(chatId, queue);
    queue.length++;
    if (same !== undefined) queue.asked.add(same);
    queue.tail = queue.tail
      .then(work)
      .catch((error: unknown) => log.error('update.failed', { error: reasonOf(error) }))
      .finally(() => {
        if (same !== undefined) queue.asked.delete(same);
        if (--queue.length === 0) queues.delete(chatId);
      });
    return queue.tail;
  };

  /** Whether it is answered already, or about to be. What may change things in a chat makes its questions new. */
  const isAnswered = ({ chatId, isPrivate, isQuestion, same }: Asked): boolean => {
    if (!isPrivate && !isQuestion)
      for (const key of answered.keys()) if (key.startsWith(`${chatId}:`)) answered.delete(key);
    if (same === undefined) return false;
    if (queues.get(chatId)?.asked.has(same)) return true;
    if (isPrivate || !isQuestion) return false;
    const key = `${chatId}:${same}`;
    const now = clock.now();
    if ((answered.get(key) ?? -Infinity) > now - goodForMs) return true;
    answered.delete(key);
    answered.set(key, now);
    const [oldest] = answered.keys();
    if (answered.size > mostAnswered && oldest !== undefined) answered.delete(oldest);
    return false;
  };

  const isFull = (chatId: number) => (queues.get(chatId)?.length ?? 0) > mostWaiting;

  /** What is done about what is asked; undefined: nothing. */
  const workOn = (update: Update, asked: Asked): (() => Promise<void>) | undefined => {
    const { chatId, personId, isPrivate, isPart, isFromElsewhere = false, at = Infinity } = asked;
    const ofKind = isPrivate ? cost.private : cost.group;
    const its = isPart || isFromElsewhere ? 0 : update.callback_query === undefined ? ofKind : cost.press;
    const left = parts.budget?.spend(personId, its, Math.min(at, clock.now())) ?? 'some';
    if (left === 'last') return () => parts.onTooMuch?.(update) ?? Promise.resolve();
    if (left === 'none' || isFull(chatId) || isAnswered(asked)) return undefined;
    return () => parts.handle(update);
  };

  /** Never rejects. */
  const refuse = async (update: Update): Promise<void> => {
    await parts
      .onTooMuch?.(update)
      .catch((error: unknown) => log.error('update.failed', { error: reasonOf(error) }));
  };

  const takeSensible = (update: Update, chatId: number): Promise<void> | undefined => {
    const asked = askedIn(update, parts.botName());
    const isTalk = asked === undefined && messageIn(update) !== undefined && !isMove(update);
    const work = asked === undefined ? () => parts.handle(update) : workOn(update, asked);
    if (work !== undefined && !(isTalk && isFull(chatId))) return enqueue(chatId, work, asked?.same);
    log.debug('update.dropped', { chatId });
    // Beside what waits in the chat, which may be much.
    return update.callback_query === undefined ? undefined : refuse(update);
  };

  const tails = () => [...queues.values()].map(({ tail }) => tail);

  return {
    take: (update) => {
      try {
        const chatId = chatOf(update);
        if (chatId !== undefined) return takeSensible(update, chatId);
      } catch (error) {
        log.warn('update.senseless', { updateId: update.update_id, error: reasonOf(error) });
        return undefined;
      }
      log.warn('update.senseless', { updateId: update.update_id });
      return undefined;
    },
    size: () => queues.size,
    one: () => Promise.race(tails()),
    all: async () => {
      await Promise.all(tails());
    },
  };
};

/** What becomes of a chat must be known. */
const isMove = ({ message }: Update): boolean => message?.migrate_to_chat_id !== undefined;

/** grammY's HttpError carries the address, and so the token, deep inside: only words leave here. */
export const reasonOf = (error: unknown): string =>
  maskSecrets(error instanceof Error ? error.message : String(error));
