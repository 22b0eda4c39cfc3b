import type { Calls } from './calls.ts';
import type { Failure, Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import type { Awaited, Shown } from './views.ts';
import type { User, World } from './world.ts';

/** A simulated Telegram: the Bot API over HTTP for the bot, and methods to act as everybody else. */
export type Telegram = {
  /** Root of the Bot API, without a slash at its end. */
  url: string;
  token: string;
  world: World;
  /** Those made by `person`, by id. */
  people: Map<number, Person>;
  person(facts: Partial<User> & { first_name: string }): Person;
  /** Makes this many people who have started the bot, without telling it; gives their ids. */
  crowd(count: number): number[];
  group(
    facts: { title: string; type?: 'group' | 'supergroup'; isForum?: boolean; username?: string },
    owner: Person,
  ): Place;
  channel(facts: { title: string; username?: string }, owner: Person): Place;
  migrate(chatId: number): Place;
  /** What a chat shows, oldest first. */
  view(chatId: number): Shown[];
  waitFor(chatId: number, wanted: Awaited, options?: { timeoutMs?: number; after?: number }): Promise<Shown>;
  limit(limits: Limits): void;
  faults(faults: Faults): void;
  /** The next calls of a method fail as told. */
  fail(failure: Failure): void;
  calls: Calls;
  stats(): { updatesWaiting: number; inFlightPeak: number; counts: ReturnType<Calls['counts']> };
  close(): Promise<void>;
};
