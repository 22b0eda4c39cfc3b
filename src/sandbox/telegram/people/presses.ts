import { asTold } from '../api/ephemeral.ts';
import { chatAt } from './chats.ts';
import type { PressAnswer, Queries } from '../api/queries.ts';
import type { Button, User } from '../types.ts';
import { viewMessage } from '../view.ts';
import type { World } from '../world.ts';

/** A message by its place: what `view`, `waitFor` and the senders give. */
export type MessageRef = { chat_id: number; message_id: number };

/**
 * Presses a button, named by its text or its data: asks the bot, or gives what the button itself holds.
 * A button of a reply keyboard gives the text that it stands for.
 */
export const pressButton = (
  world: World,
  queries: Queries,
  user: User,
  { chat_id, message_id }: MessageRef,
  name: string,
  timeoutMs: number,
): Promise<PressAnswer> | PressAnswer | string => {
  const chat = chatAt(world, chat_id);
  const kept = chat.messages.get(message_id);
  if (kept === undefined || kept.isDeleted) throw new Error('there is no such message to press a button of');
  const buttons = viewMessage(kept).buttons.flat();
  const isNamed = (button: Button) => button.text === name || button.callback_data === name;
  const button = buttons.find(isNamed);
  if (button === undefined)
    throw new Error(`no button ${name} among: ${buttons.map(({ text }) => text).join(', ')}`);
  const { text, url, copy_text: copy, callback_data: data } = button;
  if (url !== undefined) return { url };
  if (copy !== undefined) return { text: copy.text };
  if (data === undefined) return text;
  const { id, answer } = queries.askPress(timeoutMs);
  const message = asTold(kept.message);
  world.push({ callback_query: { id, from: user, message, chat_instance: String(chat_id), data } });
  return answer;
};
