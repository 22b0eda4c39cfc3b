import { createRandom } from '../../src/sandbox/telegram/random.ts';
import type { Fault } from '../../src/sandbox/newsroom/index.ts';
import { hourMs } from './plan.ts';
import type { Listener, Stage } from './stage.ts';

/** What went wrong so far, by kind. */
export type Trouble = {
  /** Makes the trouble of the next hour. */
  hour(): void;
  /** Ends all of it, and gives back what was taken. */
  end(): void;
  counts: Map<string, number>;
};

const feedFaults: [string, Fault][] = [
  ['feed: 500', { status: 500, times: 2 }],
  ['feed: 404', { status: 404, times: 1 }],
  ['feed: 429', { status: 429, headers: { 'retry-after': '1800' }, times: 1 }],
  ['feed: 503', { status: 503, headers: { 'retry-after': '600' }, times: 1 }],
  ['feed: reset', { reset: true, times: 2 }],
  ['feed: cut midway', { reset: 'midway', times: 1 }],
  ['feed: no feed', { body: '<html><p>Sedang diperbaiki', type: 'text/html', times: 1 }],
  ['feed: cut off document', { body: '<?xml version="1.0"?><rss><channel><item><title>Se', times: 1 }],
];
/** Share of the feeds, and of the chats that may be shut, for which an hour has trouble. */
const shares = { feeds: 0.02, shut: 0.01 };
/** How long a chat stays shut (hours). */
const shutHours = [2, 30] as const;

/** Trouble of every kind, by a seed. Times: the stage's. */
export const createTrouble = (stage: Stage, seed: number): Trouble => {
  const { telegram, newsrooms, feeds, chats, ledger, time } = stage;
  const random = createRandom(seed + 2);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const counts = new Map<string, number>();
  const note = (kind: string) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const fickle = chats.filter(({ person, habit }) => person !== undefined || habit.isChannel);
  const shut = new Map<Listener, number>();
  let hours = 0;

  const close = (chat: Listener) => {
    ledger.shut(chat.id, time.now());
    if (chat.person !== undefined) {
      note('chat: bot blocked');
      chat.person.block();
    } else {
      note('chat: rights taken');
      telegram.promoteBot(chat.id, { can_post_messages: false });
    }
    shut.set(chat, time.now() + (shutHours[0] + random() * (shutHours[1] - shutHours[0])) * hourMs);
  };
  const open = (chat: Listener) => {
    shut.delete(chat);
    if (chat.person !== undefined) chat.person.unblock();
    else telegram.promoteBot(chat.id, true);
    ledger.opened(chat.id, time.now());
  };

  const feedTrouble = () => {
    for (let n = 0; n < Math.ceil(feeds.length * shares.feeds); n++) {
      const at = Math.floor(random() * feeds.length);
      const [kind, fault] = pick(feedFaults) ?? ['', {}];
      newsrooms[at]?.fault(feeds[at]?.path ?? '', { ...fault });
      note(kind);
    }
  };
  const telegramTrouble = () => {
    const isRough = hours % 3 === 1;
    telegram.faults(
      isRough ? { errorShare: 0.02, resetBeforeShare: 0.01, resetAfterShare: 0.005, seed: seed + hours } : {},
    );
    if (isRough) note('Telegram: hour of errors, resets and lost answers');
    if (hours % 4 === 2) {
      telegram.fail('sendMessage', 3, { status: 429, parameters: { retry_after: 4 } });
      note('Telegram: 429 thrice');
    }
    if (hours % 11 === 5) {
      telegram.fail('*', 30, { status: 502 });
      note('Telegram: outage of 30 calls');
    }
    if (hours % 13 === 6) {
      telegram.fail('getUpdates', 3, 'reset');
      note('Telegram: updates cut thrice');
    }
  };

  return {
    counts,
    hour: () => {
      hours++;
      feedTrouble();
      telegramTrouble();
      for (const [chat, until] of shut) if (until <= time.now()) open(chat);
      for (let n = 0; n < fickle.length * shares.shut; n++) {
        const chat = pick(fickle);
        if (chat !== undefined && !shut.has(chat)) close(chat);
      }
    },
    end: () => {
      telegram.faults({});
      for (const [at, one] of newsrooms.entries()) one.fault(feeds[at]?.path ?? '', undefined);
      for (const chat of shut.keys()) open(chat);
    },
  };
};
