import { badRequest, conflict } from '../api/errors.ts';
import { listOf, numberOf } from '../api/parameters.ts';
import type { Parameters, Update } from '../types.ts';

/** Updates that wait for the bot, and who polls for them. */
export type Updates = {
  /** Puts an update in the queue; undefined where the bot asked not to be told of its kind. */
  push(update: Record<string, unknown>): Update | undefined;
  /** Whether the bot asked to be told of this kind. */
  isWanted(kind: string): boolean;
  /** https://core.telegram.org/bots/api#getupdates; `onGone` is called with a function to call when the caller goes away. */
  get(parameters: Parameters, onGone: (leave: () => void) => void): Promise<Update[]>;
  /** The oldest updates that wait, so many at most, and their taking: for web hooks. */
  oldest(most: number): Update[];
  confirm(offset: number): void;
  allow(parameters: Parameters): void;
  clear(): void;
  pending(): number;
  /** Is told of every update that comes in. */
  onPush: Set<() => void>;
  close(): void;
};

const terminated = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const hooked =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
/** Only told of when asked for. */
const rare = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const longestS = 50;

export const createUpdates = (isHooked: () => boolean): Updates => {
  let queue: Update[] = [];
  let head = 0;
  let lastId = 100_000_000;
  let allowed: Set<string> | undefined;
  let poller: { refuse: (error: Error) => void; wake: () => void; leave: () => void } | undefined;

  const confirm = (offset: number): void => {
    while (head < queue.length && (queue[head]?.update_id ?? 0) < offset) head++;
    if (head > 1_000 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
  };
  const allow = (parameters: Parameters): void => {
    if (parameters['allowed_updates'] === undefined) return;
    const kinds = listOf(parameters, 'allowed_updates').map(String);
    allowed = kinds.length === 0 ? undefined : new Set(kinds);
  };

  const updates: Updates = {
    isWanted: (kind) => (allowed === undefined ? !rare.has(kind) : allowed.has(kind)),
    push: (update) => {
      const [kind = ''] = Object.keys(update);
      if (!updates.isWanted(kind)) return undefined;
      const told: Update = { update_id: ++lastId, ...update };
      queue.push(told);
      poller?.wake();
      for (const listener of updates.onPush) listener();
      return told;
    },
    get: (parameters, onGone) =>
      new Promise((resolve, reject) => {
        if (isHooked()) throw conflict(hooked);
        const limit = Math.min(100, Math.max(1, numberOf(parameters, 'limit') ?? 100));
        const timeoutS = Math.min(longestS, Math.max(0, numberOf(parameters, 'timeout') ?? 0));
        const offset = numberOf(parameters, 'offset') ?? 0;
        allow(parameters);
        poller?.refuse(conflict(terminated));
        if (offset > 0) confirm(offset);
        else if (offset < 0) head = Math.max(head, queue.length + offset);
        const batch = () => queue.slice(head, head + limit);
        if (head < queue.length || timeoutS === 0) return resolve(batch());
        const timer = setTimeout(() => mine.wake(), timeoutS * 1_000);
        const mine = {
          refuse: (error: Error) => {
            mine.leave();
            reject(error);
          },
          wake: () => {
            mine.leave();
            // What comes in the same moment goes out together.
            setImmediate(() => resolve(batch()));
          },
          leave: () => {
            clearTimeout(timer);
            if (poller === mine) poller = undefined;
          },
        };
        poller = mine;
        onGone(() => {
          if (poller === mine) mine.wake();
        });
      }),
    oldest: (most) => queue.slice(head, head + most),
    confirm,
    allow,
    clear: () => {
      queue = [];
      head = 0;
    },
    pending: () => queue.length - head,
    onPush: new Set(),
    close: () => poller?.refuse(badRequest('the sandbox ends')),
  };
  return updates;
};
