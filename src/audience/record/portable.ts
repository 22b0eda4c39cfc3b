import { languages } from '../../i18n/language.ts';
import type { Chat, DigestTimes, Follow } from '../chat.ts';
import { writeTerm, type Filter } from '../settings/filter.ts';
import { mostTerms, readFilter } from '../settings/typed-filter.ts';
import { longestSpanMs, readDigest, readQuiet, writeMinute } from '../settings/typed-time.ts';
import type { ChatWishes, FollowWishes } from '../tuning.ts';
import { zoneMeant } from '../zones.ts';
import { readTemplate, templateNames, writeTemplate } from './portable-template.ts';

/** Settings as text, by the names under which they travel in a file; written as people type them. */
export type Portable = Record<string, string>;

/** The names of all that travels: of a chat and of a follow. */
export const portableNames = [
  'chat',
  'language',
  'timeZone',
  'filter',
  'digest',
  'quiet',
  'silentQuiet',
  'breakingAtOnce',
  'sound',
  'singleCards',
  'everyReport',
  'look',
  'hidesSource',
  ...templateNames,
  'topic',
  'mutedUntil',
  'top',
  'thread',
] as const;

export type FollowSettings = FollowWishes & Pick<Follow, 'threadId'>;

const yes = 'yes';
const highestTop = 100;
const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What a chat has chosen for itself. `chat`: its id, where threads of it are named. */
export const writeChat = (chat: Chat): Portable => {
  const { language, timeZone, filter, digest, quiet, breakingAtOnce, sound, look, hidesSource } = chat;
  const { singleCards, everyReport } = chat;
  return present({
    chat: chat.follows.some(({ threadId }) => threadId !== undefined) ? String(chat.id) : undefined,
    language,
    timeZone,
    filter: filter && writeFilter(filter),
    digest: digest && writeDigest(digest),
    quiet: quiet && `${clock(quiet.from)}-${clock(quiet.to)}`,
    silentQuiet: quiet?.isSilent && yes,
    breakingAtOnce: breakingAtOnce && yes,
    sound,
    look,
    hidesSource: hidesSource && yes,
    ...writeTemplate(chat.template),
    singleCards: singleCards ? yes : undefined,
    everyReport: everyReport ? yes : undefined,
  });
};

/** What a chat has chosen for one source. */
export const writeFollow = ({ filter, mutedUntil, top, digest, threadId }: Follow, now: number): Portable =>
  present({
    filter: filter && writeFilter(filter),
    mutedUntil: mutedUntil !== undefined && mutedUntil > now ? new Date(mutedUntil).toISOString() : undefined,
    top: top === undefined ? undefined : String(top),
    digest: digest && writeDigest(digest),
    thread: threadId === undefined ? undefined : String(threadId),
  });

/** Reads what `writeChat` wrote, or somebody else: what makes no sense is left out. */
export const readChat = (given: Portable): ChatWishes => {
  const { language, timeZone = '', quiet = '', sound, look } = given;
  const quietTimes = readQuiet(quiet);
  const spoken = languages.find((one) => one === language);
  const zone = zoneMeant(timeZone);
  return {
    ...(spoken !== undefined && { language: spoken }),
    ...(zone !== undefined && { timeZone: zone }),
    ...filterIn(given),
    ...digestIn(given),
    ...(typeof quietTimes === 'object' && {
      quiet: { ...quietTimes, ...(given['silentQuiet'] === yes && { isSilent: true as const }) },
    }),
    ...(given['breakingAtOnce'] === yes && { breakingAtOnce: true as const }),
    ...((sound === 'never' || sound === 'breaking') && { sound }),
    ...((look === 'compact' || look === 'text') && { look }),
    ...(given['hidesSource'] === yes && { hidesSource: true as const }),
    ...readTemplate(given),
    ...(given['singleCards'] === yes && { singleCards: true }),
    ...(given['everyReport'] === yes && { everyReport: true }),
  };
};

/** Reads what `writeFollow` wrote. `isSameChat`: the list is of this very chat, so that its threads are there. */
export const readFollow = (
  given: Portable,
  { isSameChat, now }: { isSameChat: boolean; now: number },
): FollowSettings => {
  const mutedUntil = Date.parse(given['mutedUntil'] ?? '');
  const top = wholeNumber(given['top']);
  const threadId = wholeNumber(given['thread']);
  return {
    ...filterIn(given),
    ...digestIn(given),
    ...(mutedUntil > now && mutedUntil <= now + longestSpanMs && { mutedUntil }),
    ...(top !== undefined && top > 0 && top <= highestTop && { top }),
    ...(isSameChat && threadId !== undefined && threadId > 0 && { threadId }),
  };
};

const filterIn = ({ filter = '' }: Portable): { filter?: Filter } => {
  const { terms } = readFilter(filter);
  return terms.length > 0 && terms.length <= mostTerms ? { filter: terms } : {};
};

const digestIn = ({ digest = '' }: Portable): { digest?: DigestTimes } => {
  const { times } = readDigest(digest);
  return times === undefined ? {} : { digest: times };
};

const writeFilter = (filter: Filter): string => filter.map(writeTerm).join(' ');
const writeDigest = ({ at, days = [] }: DigestTimes): string =>
  [...at.map(clock), ...days.map((day) => dayNames[day - 1])].join(' ');
const clock = (minute: number): string => writeMinute(minute, ':');
const wholeNumber = (text = ''): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
const present = (some: Record<string, string | undefined>): Portable =>
  Object.fromEntries(
    Object.entries(some).filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
