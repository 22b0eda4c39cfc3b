import type { ChatStore } from '../audience/ports.ts';
import { keptMs } from '../audience/decision.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import { formatDate } from '../message/date.ts';
import type { Destination } from './broadcast.ts';

/** A chat in which Kabar may not post now. `until`: how long a post waits for it there (milliseconds since the epoch). */
export type Barred = { id: number; title: string; why: 'no-right' | 'out'; until: number };

/** Of the chats of a post those in which Kabar may not post, and for which it waits at `now`. */
export const barredAmong = async (
  to: Destination,
  { getMany }: Pick<ChatStore, 'getMany'>,
  now: number,
): Promise<Barred[]> => {
  if (to.kind !== 'chats') return [];
  const known = await getMany(to.chats.map(({ id }) => id));
  return to.chats.flatMap(({ id, title }, at) => {
    const { state = 'active', pausedAt = 0 } = known[at] ?? {};
    const until = pausedAt + keptMs;
    if (state === 'active' || until <= now) return [];
    return { id, title, why: state === 'gone' ? ('out' as const) : ('no-right' as const), until };
  });
};

/** What is missing in a chat, and what happens next, as a sentence (HTML). */
export const barredWords = (
  { title, why, until }: Barred,
  { language, timeZone }: { language: Language; timeZone: string },
): string => textsFor(language).posts.report.barred(title, why, formatDate(until, { language, timeZone }));
