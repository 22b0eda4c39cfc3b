import { renderHtml, type Entity } from './entities.ts';
import type { Button, ChatState, Stored, World } from './world.ts';

/** A message as its chat shows it. */
export type Shown = {
  id: number;
  date: number;
  /** Who wrote it, as the chat names them. */
  from: string;
  isBot: boolean;
  text: string;
  html: string;
  entities: Entity[];
  hasPhoto: boolean;
  album?: string;
  preview?: { url?: string; is_disabled?: boolean; prefer_large_media?: boolean; show_above_text?: boolean };
  buttons: Button[][];
  threadId?: number;
  isEdited: boolean;
  isSilent: boolean;
};

export const show = (world: World, chat: ChatState, message: Stored): Shown => {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const isPost = chat.type === 'channel';
  return {
    id: message.message_id,
    date: message.date,
    from: isPost ? (chat.title ?? '') : (message.from?.first_name ?? ''),
    isBot: message.from?.id === world.bot.id,
    text,
    html: renderHtml({ text, entities }),
    entities,
    hasPhoto: message.photo !== undefined,
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    ...(message.link_preview_options !== undefined && { preview: message.link_preview_options }),
    buttons: message.reply_markup?.inline_keyboard ?? [],
    ...(message.message_thread_id !== undefined && { threadId: message.message_thread_id }),
    isEdited: message.edit_date !== undefined,
    isSilent: message.disable_notification === true,
  };
};

/** What is to be seen in a chat, oldest first. */
export const view = (world: World, chatId: number): Shown[] => {
  const chat = world.chats.get(chatId);
  return [...(chat?.messages.values() ?? [])].flatMap((message) =>
    message.deleted || message.extra !== undefined || chat === undefined ? [] : [show(world, chat, message)],
  );
};

export type Awaited = RegExp | ((message: Shown) => boolean);

/** Resolves with the first message in the chat, present or to come, that fits; `after`: only ones with a greater id. Rejects after `timeoutMs` with what the chat shows. */
export const waitFor = (
  world: World,
  chatId: number,
  wanted: Awaited,
  { timeoutMs = 10_000, after = 0 }: { timeoutMs?: number; after?: number } = {},
): Promise<Shown> =>
  new Promise((resolve, reject) => {
    const fits = (message: Shown) =>
      message.id > after && (wanted instanceof RegExp ? wanted.test(message.text) : wanted(message));
    const present = view(world, chatId).find(fits);
    if (present !== undefined) return resolve(present);
    const listener = (chat: ChatState, message: Stored) => {
      if (chat.id !== chatId || message.deleted) return;
      const shown = show(world, chat, message);
      if (!fits(shown)) return;
      end();
      resolve(shown);
    };
    const timer = setTimeout(() => {
      end();
      const texts = view(world, chatId).map(({ id, text }) => `${id}: ${text.slice(0, 120)}`);
      reject(
        new Error(
          `nothing in chat ${chatId} fits ${String(wanted)} within ${timeoutMs} ms; it shows:\n${texts.join('\n')}`,
        ),
      );
    }, timeoutMs);
    const end = () => {
      clearTimeout(timer);
      world.listeners.delete(listener);
    };
    world.listeners.add(listener);
  });
