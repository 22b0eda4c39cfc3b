import { table } from '../bench/table.ts';
import { isFlat, tally } from './accounting.ts';
import type { Judged } from './accounts.ts';
import type { Editor } from './editor.ts';
import type { Scale } from './plan.ts';

/** Figures of a simulated day's end, all at rest. `resources`: the fewest timers and handles of each kind that were there at rest that day. `life`: processes before this one. */
export type Day = {
  day: number;
  life: number;
  rssMiB: number;
  heapMiB: number;
  outsideMiB: number;
  resources: Record<string, number>;
  storeMiB: number;
  messages: number;
  seconds: number;
};

/** How much above the lowest day's end others of the same process may be. */
const tolerances = {
  alive: { share: 0.1, mib: 6 },
  /**
   * What is remembered of words fills for days, and V8 takes memory for it in steps that come sooner or later: from this day on
   * the process as a whole grows no more than so.
   */
  rss: { fromDay: 10, share: 0.1, mib: 12 },
  /** Receipts and stories expire after some days: from this day on the store grows no more than so. */
  store: { fromDay: 10, share: 0.1, mib: 2 },
};

type Report = {
  scale: Scale;
  verdicts: Judged[];
  /** Scheduled posts, each with its channel. */
  posts: Judged[];
  days: Day[];
  totals: {
    passed: number;
    unsettled: number;
    kills: number;
    stops: number;
    fanOutKills: number;
    digestKills: number;
  };
  startedAt: number;
  trouble: ReadonlyMap<string, number>;
  editor: Editor['counts'];
  warnings: ReadonlyMap<string, number>;
  byStatus: Record<string, number>;
  seconds: number;
  published: number;
};

type Lines = ReturnType<typeof tally>;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Days' ends of the last process after its first day: what comes after a start is not yet what stays. */
const settledDays = (days: readonly Day[]): Day[] => {
  const last = days.at(-1)?.life;
  return days.filter(({ life }) => life === last).slice(1);
};

const sayLines = (what: string, lines: Lines) =>
  say(
    table(
      [what, 'count', ''],
      lines.map(({ is, count, isFault }) => [is, count, isFault ? 'FAULT' : '']),
    ),
  );

/** Prints the account, the days and the checks; gives the exit code. */
export const printReport = ({
  scale,
  verdicts,
  posts,
  days,
  totals,
  trouble,
  editor,
  warnings,
  byStatus,
  seconds,
  published,
}: Report): number => {
  const { feeds, chats, days: long, seed } = scale;
  say(
    `\n## ${long} simulated days, ${feeds} feeds, ${chats} chats, seed ${seed}: ${Math.round(seconds)} s\n`,
  );
  say(
    `${published} stories, ${verdicts.length} (story, chat); ${totals.kills} kills (${totals.fanOutKills} in a fan-out, ${totals.digestKills} in a digest), ${totals.stops} restarts, ${totals.unsettled} steps without rest of ${totals.passed}; an editor posted ${editor.posted} and left ${editor.leftOut} out, and pressed ${editor.again} times again\n`,
  );
  const lines = tally(verdicts);
  const postLines = tally(posts);
  sayLines('(story, chat)', lines);
  say('');
  sayLines('scheduled post', postLines);
  for (const { mark, chatId, habit, is, facts } of [...verdicts, ...posts]
    .filter(({ isFault }) => isFault)
    .slice(0, 20))
    say(`- ${mark} in ${chatId} (${habit}): ${is}${facts === undefined ? '' : `; ${facts}`}`);
  say(`\n${table(['trouble', 'times'], [...trouble].toSorted())}`);
  say(
    `\nTelegram answered: ${JSON.stringify(byStatus)}; warnings: ${JSON.stringify(Object.fromEntries(warnings))}\n`,
  );
  say(
    table(
      [
        'day',
        'process',
        'RSS, MiB',
        'heap after gc, MiB',
        'outside, MiB',
        'store, MiB',
        'messages',
        'real s',
        'fewest timers and handles at rest',
      ],
      days.map((one) => [
        one.day,
        one.life + 1,
        one.rssMiB.toFixed(1),
        one.heapMiB.toFixed(1),
        one.outsideMiB.toFixed(1),
        one.storeMiB.toFixed(1),
        one.messages,
        Math.round(one.seconds),
        Object.entries(one.resources)
          .map(([kind, count]) => `${kind} ${count}`)
          .join(', '),
      ]),
    ),
  );
  const checks = checksOf({ lines, postLines, days });
  say('');
  for (const { what, isGood, isTold } of checks)
    say(`${isTold ? (isGood ? 'good' : 'FAULT') : 'too few days to tell'}: ${what}`);
  return checks.every(({ isGood }) => isGood) ? 0 : 1;
};

/**
 * Whether counts of the later half come down to the lowest of the earlier one. What is under way at a day's quietest moment has timers
 * and sockets of its own, so that single days differ; what leaks never comes down again.
 */
const comesDown = (counts: readonly number[]): boolean => {
  const half = Math.floor(counts.length / 2);
  return half === 0 || Math.min(...counts.slice(half)) <= Math.min(...counts.slice(0, half));
};

/** `isTold`: the run was long enough to tell. */
type Check = { what: string; isGood: boolean; isTold: boolean };

export const checksOf = ({
  lines,
  postLines,
  days,
}: {
  lines: Lines;
  postLines: Lines;
  days: readonly Day[];
}): Check[] => {
  const flat = settledDays(days);
  const { alive, rss, store } = tolerances;
  const filled = flat.filter(({ day }) => day >= rss.fromDay);
  const kinds = [...new Set(flat.flatMap((one) => Object.keys(one.resources)))];
  const late = days.filter(({ day }) => day >= store.fromDay);
  return [
    {
      what: 'every (story, chat) is accounted for',
      isTold: true,
      isGood: !lines.some(({ isFault }) => isFault) && lines.length > 0,
    },
    {
      what: 'every scheduled post is accounted for, and one at least was posted',
      isTold: true,
      isGood: !postLines.some(({ isFault }) => isFault) && postLines.some(({ is }) => is === 'posted'),
    },
    {
      what: `what is alive is flat: at most ${alive.share * 100} % and ${alive.mib} MiB between days of the last process`,
      isTold: flat.length > 1,
      isGood: isFlat(
        flat.map(({ heapMiB, outsideMiB }) => heapMiB + outsideMiB),
        alive.share,
        alive.mib,
      ),
    },
    {
      what: `memory is flat: at most ${rss.share * 100} % and ${rss.mib} MiB more from day ${rss.fromDay} on`,
      isTold: filled.length > 1,
      isGood: isFlat(
        filled.map(({ rssMiB }) => rssMiB),
        rss.share,
        rss.mib,
      ),
    },
    {
      what: 'no timer or handle leaks: the last process comes down to as few of each kind in its later days as before',
      isTold: flat.length > 3,
      isGood: kinds.every((kind) => comesDown(flat.map((one) => one.resources[kind] ?? 0))),
    },
    {
      what: `the store is bounded: at most ${store.share * 100} % and ${store.mib} MiB more from day ${store.fromDay} on`,
      isTold: late.length > 1,
      isGood: isFlat(
        late.map(({ storeMiB }) => storeMiB),
        store.share,
        store.mib,
      ),
    },
  ];
};
