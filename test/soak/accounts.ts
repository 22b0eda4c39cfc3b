import { storyId } from '../../src/story/story-id.ts';
import { account, wasShut, type Said, type Verdict } from './accounting.ts';
import type { Talk } from './editor.ts';
import { brokenHour } from './hours.ts';
import { dayMs, wishOf, type PlannedStory } from './plan.ts';
import { feedId, readReceipts } from './seed.ts';
import type { Listener, Stage } from './stage.ts';

/** Verdict of one (story, chat), with what it is about. `facts`: of a fault, what it was judged by. */
export type Judged = Verdict & { mark: string; chatId: number; habit: string; facts?: string };

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

/** Receipts are kept for eight days; what is held may wait for three, and its feed may have been out of reach before: what is held still is read again. */
const readAfterMs = 4 * dayMs;
const readAgainMs = 7 * dayMs;

export const createAccounts = ({ chats, feeds, ledger, storeUrl, time, editor }: Stage): Accounts => {
  const followers = feeds.map((): Listener[] => []);
  for (const chat of chats) for (const feed of chat.feeds) followers[feed]?.push(chat);
  const entries: Entry[] = [];
  const markOf = new Map<string, string>();

  const readAll = async (wanted: Entry[], now: number) => {
    if (wanted.length === 0) return;
    const receipts = await readReceipts(storeUrl);
    for (const entry of wanted) {
      for (const [chatId, receipt] of await receipts.of(entry.id, entry.followers.length))
        entry.said.set(chatId, receipt);
      const isHeld = [...entry.said.values()].some(({ kind }) => kind === 'held');
      entry.isRead = !isHeld || entry.at < now - readAgainMs;
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
    const came = ledger.came(chat.id, entry.mark);
    const verdict = account({
      publishedAt: entry.at,
      wish: wishOf(chat.habit, entry),
      came,
      said,
      broken,
      shut,
      hasOther: other !== undefined && ledger.came(chat.id, other).length > 0,
      mayRepeat: ledger.mayRepeat(chat.id, entry.mark),
      now,
    });
    const about = { mark: entry.mark, chatId: chat.id, habit: chat.habit.name };
    return verdict.isFault
      ? {
          ...verdict,
          ...about,
          facts: factsOf({ at: entry.at, came, shut, said, talk: editor.talk(chat.id, entry.mark) }),
        }
      : { ...verdict, ...about };
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
    read: (now) =>
      readAll(
        entries.filter(({ isRead, at }) => !isRead && at < now - readAfterMs),
        now,
      ),
    close: async (now) => {
      await readAll(
        entries.filter(({ at }) => at > now - readAgainMs),
        now,
      );
      return entries.flatMap((entry) => entry.followers.map((chat) => judge(entry, chat, now)));
    },
  };
};

/** When it was published, what the bot has on record, and when it came, the chat was shut and its editor asked, in hours after that. */
const factsOf = ({
  at,
  came,
  shut,
  said,
  talk: { askedAt, answers },
}: {
  at: number;
  came: readonly number[];
  shut: readonly { from: number; to: number }[];
  said: Said | undefined;
  talk: Talk;
}): string => {
  const after = (time: number) => Math.round((time - at) / 360_000) / 10;
  const spans = shut.filter(({ to }) => to >= at).map(({ from, to }) => `${after(from)} to ${after(to)}`);
  const parts = [`published ${new Date(at).toISOString()}`, `on record ${JSON.stringify(said)}`];
  const isAsked = askedAt.length > 0;
  return [
    ...parts,
    `came after [${came.map(after).join(', ')}] h`,
    `shut at [${spans.join(', ')}] h`,
    ...(isAsked ? [`asked after [${askedAt.map(after).join(', ')}] h`, JSON.stringify([...answers])] : []),
  ].join('; ');
};
