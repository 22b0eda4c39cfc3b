import type { ServerResponse } from 'node:http';
import { chatAt, idOf, type ChatRef } from './chats.ts';
import { viewChat, viewMessage, type ViewMessage } from '../view.ts';
import type { Change, Listener, World } from '../world.ts';

/** A message to wait for: words in what the bot wrote, or a test of any message. */
export type Awaited = string | RegExp | ((message: ViewMessage) => boolean);
export type WaitOptions = {
  /** Default: 10 s. */
  timeoutMs?: number;
  /** Only messages with a greater id. */
  after?: number;
  /** Only messages that were edited, or are. */
  edited?: boolean;
};

export type Watch = {
  /** The first message in the chat that fits, present or to come. Rejects with what the chat shows. */
  waitFor(chat: ChatRef, wanted: Awaited, options?: WaitOptions): Promise<ViewMessage>;
  /** The first message to come in any chat, new or edited, that fits. */
  waitForAny(fits: (message: ViewMessage) => boolean, timeoutMs?: number): Promise<ViewMessage>;
  /** Keeps a caller told of every change, as Server-Sent Events. */
  stream(response: ServerResponse): void;
  /** Ends every waiting with a rejection. */
  close(): void;
};

/** What a slow listener may have waiting before it misses events (bytes). */
const patience = 1_048_576;
const longestMs = 10_000;

export const createWatch = (world: World): Watch => {
  const streams = new Set<ServerResponse>();
  const waiting = new Set<(error: Error) => void>();
  const tell: Listener = (_chat, kept, change) => {
    const event = `event: ${change}\ndata: ${JSON.stringify(viewMessage(kept))}\n\n`;
    for (const stream of streams) if (stream.writableLength < patience) stream.write(event);
  };

  const isBots = (message: ViewMessage): boolean =>
    message.from?.id === world.bot.id || message.sender_chat_id === message.chat_id;
  const fitFor = (wanted: Awaited): ((message: ViewMessage) => boolean) => {
    if (typeof wanted === 'function') return wanted;
    if (typeof wanted === 'string') return (message) => isBots(message) && message.text.includes(wanted);
    return (message) => isBots(message) && message.text.search(wanted) >= 0;
  };

  const toCome = (
    fits: (message: ViewMessage, change: Change) => boolean,
    chatId: number | undefined,
    timeoutMs: number,
    tell: () => string,
  ): Promise<ViewMessage> =>
    new Promise((resolve, reject) => {
      const listener: Listener = (chat, kept, change) => {
        if (
          change === 'deleted' ||
          change === 'reacted' ||
          (chatId !== undefined && chat.facts.id !== chatId)
        )
          return;
        const message = viewMessage(kept);
        if (!fits(message, change)) return;
        stop();
        resolve(message);
      };
      const fail = (error: Error) => {
        stop();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error(tell())), timeoutMs);
      const stop = () => {
        clearTimeout(timer);
        waiting.delete(fail);
        world.listeners.delete(listener);
      };
      world.listeners.add(listener);
      waiting.add(fail);
    });

  return {
    waitFor: async (ref, wanted, { timeoutMs = longestMs, after = 0, edited = false } = {}) => {
      const fit = fitFor(wanted);
      const fits = (message: ViewMessage) =>
        message.message_id > after && (!edited || message.edited) && fit(message);
      const present = viewChat(chatAt(world, ref)).find((message) => !message.deleted && fits(message));
      if (present !== undefined) return present;
      return toCome(fits, idOf(ref), timeoutMs, () => {
        const shown = viewChat(chatAt(world, ref)).map(
          (one) => `${one.message_id}: ${one.text.slice(0, 120)}`,
        );
        return `nothing in chat ${idOf(ref)} fits ${String(wanted)} within ${timeoutMs} ms; it shows:\n${shown.join('\n')}`;
      });
    },
    waitForAny: (fits, timeoutMs = longestMs) =>
      toCome(fits, undefined, timeoutMs, () => `no message fits ${String(fits)} within ${timeoutMs} ms`),
    stream: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.write(': here\n\n');
      streams.add(response);
      world.listeners.add(tell);
      response.on('close', () => {
        streams.delete(response);
        if (streams.size === 0) world.listeners.delete(tell);
      });
    },
    close: () => {
      for (const stream of streams) stream.end();
      for (const fail of waiting) fail(new Error('the sandbox has ended'));
    },
  };
};
