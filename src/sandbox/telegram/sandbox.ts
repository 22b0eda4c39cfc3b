import type { LoggedCall, Stats } from './server/calls.ts';
import type { Fault, Faults } from './server/faults.ts';
import type { Limits } from './server/limits.ts';
import type { People } from './people/people.ts';
import type { ChatRef } from './people/chats.ts';
import type { Places } from './people/places.ts';
import type { Command } from './api/profile.ts';
import type { Update, User } from './types.ts';
import type { ViewMessage } from './view.ts';
import type { Watch } from './people/watch.ts';
import type { ViewPlace } from './place.ts';
import type { Stored } from './uploads.ts';
import type { Change } from './world.ts';

/** A simulated Telegram with one bot, over HTTP on 127.0.0.1, and everything else that happens in it. */
export type TelegramSandbox = People &
  Places &
  Pick<Watch, 'waitFor' | 'waitForAny'> & {
    /** The root of the Bot API, without a slash at its end: grammY's `client.apiRoot`. */
    url: string;
    token: string;
    bot: User;
    /** Messages of a chat in order, as it shows them. */
    view(chat: ChatRef): ViewMessage[];
    /** The last message that a chat shows. */
    last(chat: ChatRef): ViewMessage | undefined;
    /** How many messages of the bot a chat has ever taken. */
    taken(chat: ChatRef): number;
    /** Calls back with every message that is sent, edited or deleted; gives a function that ends it. */
    onChange(listener: (message: ViewMessage, change: Change) => void): () => void;
    chats(): { id: number; type: string; title: string; messages: number; taken: number }[];
    /** Chats with who is in them, what the bot may do there, and their topics. */
    places(): ViewPlace[];
    /** Whether the bot asked Telegram for updates of this kind. */
    hears(kind: string): boolean;
    /** An uploaded file by its id. */
    file(id: string): Stored | undefined;
    /** The bot's command menus by "scope|language". */
    menus(): ReadonlyMap<string, Command[]>;
    calls(method?: string): LoggedCall[];
    stats(): Stats;
    /** Forgets calls and counts. */
    resetStats(): void;
    limits(limits: Limits): void;
    faults(faults: Faults): void;
    /** The next calls of a method ("*": of any) end in that way. */
    fail(method: string, times: number, fault: Fault): void;
    /** Pictures whose address has this in it cannot be had. */
    badPicture(pattern: string | RegExp, description?: string): void;
    /** Puts any update before the bot. */
    deliver(update: Record<string, unknown>): Update | undefined;
    /** Updates that the bot has not confirmed. */
    pendingUpdates(): number;
    now(): number;
    /** Moves the sandbox's clock on. */
    advance(ms: number): void;
    close(): Promise<void>;
  };
