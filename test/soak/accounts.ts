import { storyId } from '../../src/story/story-id.ts';
import { account, wasShut, type Said, type Verdict } from './accounting.ts';
import { brokenHour } from './hours.ts';
import { dayMs, wishOf, type PlannedStory } from './plan.ts';
import { feedId, readReceipts } from './seed.ts';
import type { Listener, Stage } from './stage.ts';

/** Verdict of one (story, chat), with what it is about. */
export type Judged = Verdict & { mark: string; chatId: number; habit: string };

/** Stories with what the bot has on record of each chat. */
export type Accounts = {
  published(story: PlannedStory, guid: string): void;
  /** Reads receipts of what is some days old, before they expire. */
  read(now: number): Promise<void>;
  /** Reads the rest, and judges every (story, chat). */
  close(now: number): Promise<Judged[]>;
};

type Entry = {
  id: string;
  mark: string;
  at: number;
  isSport: boolean;
  followers: Listener[];
  said: Map<number, Said>;
  isRead: boolean;
};

/** Receipts are kept for eight days; what is held may wait for three. */
const readAfterMs = 4 * dayMs;

export const createAccounts = ({ chats, feeds, ledger, storeUrl, time }: Stage): Accounts => {
  const followers = feeds.map((): Listener[] => []);
  for (const chat of chats) for (const feed of chat.feeds) followers[feed]?.push(chat);
  const entries: Entry[] = [];
  const markOf = new Map<string, string>();

  const readAll = async (wanted: Entry[]) => {
    if (wanted.length === 0) return;
    const receipts = await readReceipts(storeUrl);
    for (const entry of wanted) {
      for (const [chatId, receipt] of await receipts.of(entry.id, entry.followers.length))
        entry.said.set(chatId, receipt);
      entry.isRead = true;
    }
    await receipts.close();
  };

  const judge = (entry: Entry, chat: Listener, now: number): Judged => {
    const said = entry.said.get(chat.id);
    const other = said?.by === undefined ? undefined : markOf.get(said.by);
    const shut = ledger.shutOf(chat.id);
    const broken = ledger
      .copies(chat.id, entry.mark)
      .map((copy) => brokenHour(chat.habit, copy, wasShut({ shut }, entry.at)))
      .find((one) => one !== undefined);
    const verdict = account({
      publishedAt: entry.at,
      wish: wishOf(chat.habit, entry),
      came: ledger.came(chat.id, entry.mark),
      said,
      broken,
      shut,
      hasOther: other !== undefined && ledger.came(chat.id, other).length > 0,
      mayRepeat: ledger.mayRepeat(chat.id, entry.mark),
      now,
    });
    return { ...verdict, mark: entry.mark, chatId: chat.id, habit: chat.habit.name };
  };

  return {
    published: ({ mark, feed, isSport }, guid) => {
      const id = storyId(feedId(feeds[feed]?.url ?? ''), guid);
      markOf.set(id, mark);
      entries.push({
        id,
        mark,
        at: time.now(),
        isSport,
        followers: followers[feed] ?? [],
        said: new Map(),
        isRead: false,
      });
    },
    read: (now) => readAll(entries.filter(({ isRead, at }) => !isRead && at < now - readAfterMs)),
    close: async (now) => {
      await readAll(entries.filter(({ at }) => at > now - 7 * dayMs));
      return entries.flatMap((entry) => entry.followers.map((chat) => judge(entry, chat, now)));
    },
  };
};
