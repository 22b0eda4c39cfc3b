import { createCalls } from './calls.ts';
import { createControl } from './control.ts';
import { createFaults, createRandom } from './faults.ts';
import { createLimiter } from './limits.ts';
import { createPeople, type Person } from './people.ts';
import { createPlaces, type Place } from './places.ts';
import { serve } from './server.ts';
import { view, waitFor, type Shown } from './views.ts';
import type { Telegram } from './telegram.ts';
import { createWorld, type User } from './world.ts';

export type { Person, Place, Shown, Telegram };

/** Starts a simulated Telegram on a free port of this machine. `seed`: for everything random; `keep`: messages that each chat remembers. */
export const createTelegram = async (
  options: {
    name?: string;
    username?: string;
    token?: string;
    seed?: number;
    keep?: number;
    now?: () => number;
  } = {},
): Promise<Telegram> => {
  const { now = Date.now, token = `110201543:${'A'.repeat(35)}` } = options;
  const bot: User = {
    id: Number(token.slice(0, token.indexOf(':'))),
    is_bot: true,
    first_name: options.name ?? 'Kabar',
    username: options.username ?? 'KabarBot',
  };
  const random = createRandom(options.seed ?? 1);
  const world = createWorld(bot, now, options.keep);
  const limiter = createLimiter(random);
  const faults = createFaults(random);
  const calls = createCalls(now);
  const everybody = createPeople(world);
  const places = createPlaces(world);
  const people = new Map<number, Person>();
  const control = createControl(world, () => telegram);
  const { server, url } = await serve({
    world,
    token,
    limiter,
    faults,
    calls,
    extra: everybody.methods,
    control,
  });

  const telegram: Telegram = {
    url,
    token,
    world,
    people,
    person: (facts) => {
      const person = everybody.person(facts);
      people.set(person.id, person);
      return person;
    },
    crowd: (count) =>
      Array.from({ length: count }, () => {
        const id = world.nextId();
        world.users.set(id, { id, is_bot: false, first_name: `Orang ${id}` });
        return world.addChat({ id, type: 'private', first_name: `Orang ${id}`, started: true }).id;
      }),
    group: ({ type = 'supergroup', ...facts }, owner) => places.create({ type, ...facts }, owner),
    channel: (facts, owner) => places.create({ type: 'channel', ...facts }, owner),
    migrate: places.migrate,
    view: (chatId) => view(world, chatId),
    waitFor: (chatId, wanted, about) => waitFor(world, chatId, wanted, about),
    limit: (limits) => limiter.set(limits, now()),
    faults: faults.set,
    fail: faults.fail,
    calls,
    stats: () => ({
      updatesWaiting: world.updates.length,
      inFlightPeak: calls.inFlightPeak(),
      counts: calls.counts(),
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return telegram;
};
