import { openSite, type Site } from '../site.ts';
import { createCallLog } from './server/calls.ts';
import { createControl } from './server/control.ts';
import { createFaults, type Faults } from './server/faults.ts';
import { createLimiter, type Limits } from './server/limits.ts';
import { createMethods } from './api/methods.ts';
import { createPeople } from './people/people.ts';
import type { BadPictures } from './api/files/photos.ts';
import { chatAt, setBot } from './people/chats.ts';
import { createPlaces } from './people/places.ts';
import { createProfile } from './api/profile.ts';
import { createQueries } from './api/queries.ts';
import { createApi } from './server/server.ts';
import type { TelegramSandbox } from './sandbox.ts';
import type { User } from './types.ts';
import { createUpdates } from './server/updates.ts';
import { viewPlace } from './place.ts';
import { viewChat, viewMessage } from './view.ts';
import { createWatch } from './people/watch.ts';
import { createWebhook } from './server/webhook.ts';
import { createWorld, type Listener } from './world.ts';

export type { LoggedCall, Stats } from './server/calls.ts';
export type { Fault, Faults } from './server/faults.ts';
export type { Limits } from './server/limits.ts';
export type { TelegramSandbox, TelegramSandbox as Telegram } from './sandbox.ts';
export type { MessageRef } from './people/presses.ts';
export type { Person, PersonFacts, SendOptions } from './people/person.ts';
export type { ChatRef, UserRef } from './people/chats.ts';
export type { ChannelFacts, GroupFacts } from './people/places.ts';
export type { GuestAnswer, InlineAnswer, PressAnswer } from './api/queries.ts';
export type { Button, ChatFacts, ChatType, Entity, Rights, Status, User } from './types.ts';
export type { ViewMessage } from './view.ts';
export type { ViewPlace } from './place.ts';
export type { Command } from './api/profile.ts';
export type { Awaited, WaitOptions } from './people/watch.ts';

export type TelegramOptions = {
  /** What the bot authenticates with. */
  token?: string;
  bot?: { id?: number; first_name?: string; username?: string };
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** 0: a free one. */
  port?: number;
  /** Where it is one of several, in place of a server of its own. */
  site?: Site;
  limits?: Limits;
  faults?: Faults;
  /** How many messages each chat remembers; older ones are forgotten, for tests with very many (default: all). */
  keep?: number;
  /** For everything random. */
  seed?: number;
};

const wrongPicture = 'wrong file identifier/HTTP URL specified';

/** Starts a simulated Telegram. */
export const createTelegram = async (options: TelegramOptions = {}): Promise<TelegramSandbox> => {
  const { id = 7_000_000_001, first_name = 'Kabar', username = 'KabarBot' } = options.bot ?? {};
  const bot: User = { id, is_bot: true, first_name, username };
  const token = options.token ?? `${id}:AAsandboxsandboxsandboxsandboxsandb`;
  const bad: BadPictures = [];
  const updates = createUpdates(() => webhook.isSet());
  const webhook = createWebhook(() => updates);
  const world = createWorld({
    bot,
    now: options.now ?? Date.now,
    remember: options.keep ?? Infinity,
    push: updates.push,
  });
  const queries = createQueries(world.now, world.nextId);
  const profile = createProfile();
  const watch = createWatch(world);
  const limiter = createLimiter();
  const faults = createFaults();
  const log = createCallLog();
  const { seed = 1 } = options;
  const limits = (given: Limits) => limiter.configure({ seed, ...given });
  const faultsNow = (given: Faults) => faults.configure({ seed, ...given });
  limits(options.limits ?? {});
  faultsNow(options.faults ?? {});
  const methods = createMethods({
    bad,
    leave: (chat) => setBot(world, chat, { status: 'left', rights: {} }, bot),
    more: { ...queries.methods, ...profile.methods, ...webhook.methods },
  });

  const sandbox: TelegramSandbox = {
    url: '',
    token,
    bot,
    ...createPeople(world, queries, watch),
    ...createPlaces(world),
    waitFor: watch.waitFor,
    waitForAny: watch.waitForAny,
    view: (ref) => viewChat(chatAt(world, ref)),
    last: (ref) => viewChat(chatAt(world, ref)).findLast(({ deleted }) => !deleted),
    taken: (ref) => chatAt(world, ref).taken,
    onChange: (listener) => {
      const tell: Listener = (_chat, kept, change) => listener(viewMessage(kept), change);
      world.listeners.add(tell);
      return () => world.listeners.delete(tell);
    },
    chats: () =>
      [...world.chats.values()].map(({ facts, messages, taken }) => ({
        id: facts.id,
        type: facts.type,
        title: facts.title ?? facts.first_name ?? '',
        messages: messages.size,
        taken,
      })),
    places: () => [...world.chats.values()].map((chat) => viewPlace(world, chat)),
    hears: updates.isWanted,
    file: world.uploads.get,
    menus: () => profile.menus,
    calls: log.list,
    stats: log.stats,
    resetStats: log.reset,
    limits,
    faults: faultsNow,
    fail: faults.fail,
    badPicture: (pattern, description = wrongPicture) => {
      bad.push({ pattern, description });
    },
    deliver: updates.push,
    pendingUpdates: updates.pending,
    now: world.now,
    advance: world.advance,
    close: async () => {
      updates.close();
      webhook.close();
      watch.close();
      if (options.site === undefined) await site.close();
    },
  };
  const control = createControl(sandbox, watch);
  const isOwn = (path: string) => options.site === undefined || /^\/(?:file\/)?bot|^\/sandbox/.test(path);
  const site = options.site ?? (await openSite(options.port === undefined ? {} : { port: options.port }));
  site.serve(isOwn, createApi({ token, world, methods, updates, limiter, faults, log, control }));
  sandbox.url = site.url;
  return sandbox;
};
