import { localTime } from '../audience/settings/local-time.ts';
import { createBoundedMap } from '../runtime/bounded-map.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { MembersStore } from './ports.ts';

/** Days kept: thirteen months. */
const mostDays = 400;
/** Between two questions to Telegram (milliseconds). */
const pauseMs = 1_000;
/** Chats of which it is remembered that they were counted today, and chats that wait to be. */
const remembered = 5_000;

/** Counts the members of chats, once a day. */
export type Members = {
  /** Something came to the chat: its members are counted, if they were not today. */
  seen(chatId: number): void;
  /** As `seen`; resolves once it is done. Never rejects. */
  counted(chatId: number): Promise<void>;
  /** Resolves once nobody is being counted. */
  idle(): Promise<void>;
};

export const createMembers = ({
  store,
  count,
  timeZoneOf,
  clock,
  log,
  stopping,
}: {
  store: Pick<MembersStore, 'get' | 'put'>;
  /** How many members a chat has now; undefined: Telegram does not tell. May reject. */
  count(chatId: number): Promise<number | undefined>;
  /** The zone (IANA) by whose days a chat is counted. */
  timeZoneOf(chatId: number): Promise<string>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  log: Log;
  stopping: AbortSignal;
}): Members => {
  /** By chat, when it was counted or asked about. */
  const askedAt = createBoundedMap<number, number>(remembered);
  const waiting = new Set<number>();
  let work: Promise<void> | undefined;
  const isDue = (chatId: number) => clock.now() - (askedAt.peek(chatId) ?? -Infinity) >= 3_600_000;

  const counted = async (chatId: number): Promise<void> => {
    if (!isDue(chatId)) return;
    askedAt.set(chatId, clock.now());
    try {
      const known = await store.get(chatId);
      const { day } = localTime(clock.now(), await timeZoneOf(chatId));
      if (known.at(-1)?.[0] === day) return;
      const members = await count(chatId);
      if (members !== undefined)
        await store.put(chatId, [...known, [day, members] as [string, number]].slice(-mostDays));
    } catch (error) {
      log.debug('members.uncounted', { error });
    }
  };

  const countAll = async () => {
    for (const chatId of waiting) {
      waiting.delete(chatId);
      if (stopping.aborted) return;
      await counted(chatId);
      await clock.sleep(pauseMs, stopping);
    }
    // In the same step as the end of the loop, or who comes in between would wait for the next one.
    work = undefined;
  };

  return {
    seen: (chatId) => {
      if (!isDue(chatId) || waiting.size >= remembered) return;
      waiting.add(chatId);
      work ??= countAll();
    },
    counted,
    idle: async () => work,
  };
};
