import type { Chat, Follow } from '../../src/audience/chat.ts';
import { createRandom } from '../../src/sandbox/telegram/random.ts';
import type { Wish } from './accounting.ts';

export type Scale = { feeds: number; chats: number; days: number; seed: number };

/** How a chat wishes its news; `shut`: what becomes of it in the course of the soak. */
export type Habit = {
  name: string;
  share: number;
  settings?: Partial<Chat>;
  follow?: Partial<Follow>;
  isChannel?: true;
  /** An editor presses a button below each question. */
  isEdited?: true;
};
export type PlannedChat = { habit: Habit; feeds: number[]; isFickle: boolean };
/** A story: when it is published (milliseconds from the start), by which feed, and what it says. */
export type PlannedStory = {
  at: number;
  feed: number;
  mark: string;
  title: string;
  text: string;
  isSport: boolean;
};

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const at = (hour: number, minute = 0) => hour * 60 + minute;

const plain: Habit = { name: 'plain', share: 0.42 };

/** Habits with the share of chats that have them; the first has what is left. `start`: milliseconds since the epoch. */
export const habitsFrom = (start: number): Habit[] => [
  plain,
  { name: 'quiet hours', share: 0.14, settings: { quiet: { from: at(22), to: at(6) } } },
  {
    name: 'quiet hours, silent',
    share: 0.04,
    settings: { quiet: { from: at(22), to: at(6), isSilent: true } },
  },
  { name: 'digest', share: 0.1, settings: { digest: { at: [at(7)] } } },
  { name: 'digest twice a day', share: 0.04, settings: { digest: { at: [at(6, 30), at(18)] } } },
  { name: 'filter', share: 0.07, settings: { filter: [{ not: true, any: ['sepakbola'] }] } },
  { name: 'muted', share: 0.03, follow: { mutedUntil: start + 2 * dayMs } },
  { name: 'posting hours', share: 0.04, settings: { hours: { from: at(8), to: at(20) } } },
  { name: 'delay', share: 0.04, follow: { delay: 30 } },
  { name: 'pace', share: 0.03, settings: { pace: { apart: 20 } } },
  { name: 'channel', share: 0.02, isChannel: true },
  {
    name: 'review, else posted',
    share: 0.02,
    isChannel: true,
    settings: { review: { after: 60, otherwise: 'publish' } },
    follow: { review: true },
  },
  {
    name: 'review, decided by an editor',
    share: 0.01,
    isChannel: true,
    isEdited: true,
    settings: { review: { after: 24 * 60 } },
    follow: { review: true },
  },
  {
    name: 'review, else expired',
    share: 0.01,
    isChannel: true,
    settings: { review: { after: 60 } },
    follow: { review: true },
  },
];

/** What a chat of a habit wishes of a story (`at`: when it is published, milliseconds since the epoch). */
export const wishOf = (
  habit: Habit,
  { isSport, at, mark }: { isSport: boolean; at: number; mark: string },
): Wish => {
  if (habit.settings?.filter !== undefined && isSport) return 'filtered';
  if (at < (habit.follow?.mutedUntil ?? 0)) return 'muted';
  if (habit.isEdited) return isLeftOut(mark) ? 'declined' : 'comes';
  if (habit.settings?.review !== undefined && habit.settings.review.otherwise === undefined) return 'expired';
  return habit.settings?.digest === undefined ? 'comes' : 'digest';
};

/** Whether the editor leaves a story out. */
export const isLeftOut = (mark: string): boolean => Number(/\d+/.exec(mark)?.[0]) % 3 === 0;

/** Follows of each chat, stories of each feed a day, and the share of stories that another feed tells, too. */
const rates = { follows: 2, stories: 0.7, echo: 0.06, sport: 0.15, fickle: 0.1 };
/** Chats that have a habit however few there are in all: so many channels have an editor who presses. */
const least = 3;
/** Nothing is published in the last hours: what is on its way is to arrive. */
const restMs = 14 * hourMs;
const step = 101;

/** Chats with their habits and follows, by a seed. */
export const planChats = ({ feeds, chats, seed }: Scale, habits: Habit[]): PlannedChat[] => {
  const random = createRandom(seed);
  return Array.from({ length: chats }, (_, n) => {
    let draw = random();
    const drawn = habits.find(({ share }) => (draw -= share) < 0) ?? plain;
    const habit = (n < least * habits.length && habits[n % habits.length]) || drawn;
    const its = Array.from({ length: rates.follows }, (_none, k) => (n * 7 + k * step) % feeds);
    return { habit, feeds: [...new Set(its)], isFickle: random() < rates.fickle };
  });
};

/** Stories of the whole time in order. */
export const planStories = ({ feeds, days, seed }: Scale): PlannedStory[] => {
  const random = createRandom(seed + 1);
  const lastMs = Math.max(dayMs / 4, days * dayMs - restMs);
  const stories: PlannedStory[] = [];
  const count = Math.round((feeds * rates.stories * lastMs) / dayMs);
  for (let n = 0; n < count; n++) {
    const feed = Math.floor(random() * feeds);
    const at = random() * lastMs;
    const isSport = random() < rates.sport;
    const title = `${prose(6, random)}${isSport ? ' sepakbola' : ''}`;
    const text = `${prose(24, random)}.`;
    const add = (by: number, when: number, mark: string) =>
      stories.push({ at: when, feed: by, mark, title: `${title} ${mark}`, text, isSport });
    add(feed, at, `Z${n}QAZ`);
    if (random() < rates.echo) add((feed + step) % feeds, at + random() * hourMs, `Z${n}QBZ`);
  }
  return stories.toSorted((one, two) => one.at - two.at);
};

/** Marks in a text: each names one story, or one scheduled post. */
export const marksIn = (text: string): Set<string> => new Set(text.match(/Z\d+Q[ABP]Z/g));

const syllables =
  'ba ca da ga ha ja ka la ma na pa ra sa ta wa ya bu ku lu mu nu ru su tu bi di ki li mi ni'.split(' ');
/** News are made of the same words again and again; of so many, two stories share too few to be taken for reports of one event by chance. */
const words = 10_000;
/** Each syllable of a word by the next digit of its number: no two words are the same. */
const wordOf = (number: number): string => {
  const base = syllables.length;
  const at = (place: number) => syllables[Math.floor(number / base ** place) % base] ?? '';
  return `${at(0)}${at(1)}${at(2)}${at(0)}`;
};

const prose = (count: number, random: () => number): string => {
  const said = Array.from({ length: count }, () => wordOf(Math.floor(random() * words))).join(' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
};
