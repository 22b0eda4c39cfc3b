import type { Message } from 'grammy/types';
import { createBoundedMap } from '../../runtime/bounded-map.ts';

/** Who changes a message later than this after it was written is tidying up, and asks for nothing (seconds). */
const soonS = 3_600;
/** Messages whose words are remembered. */
const most = 2_000;

/** Tells a message whose words were corrected from one that Telegram tells of again for another reason. */
export type Corrections = {
  /** The words of a message as it was heard. */
  heard(message: Message): void;
  /** Whether an edited message says something else than what was heard of it, within an hour after it was written. */
  isOne(edited: Message): boolean;
};

/**
 * Telegram tells of an edited message also where only its link preview has changed
 * (https://core.telegram.org/bots/api#update, `edited_message`), so what each said is remembered for a while.
 */
export const createCorrections = (): Corrections => {
  const texts = createBoundedMap<string, string>(most);
  const keyOf = ({ chat, message_id: id }: Message) => `${chat.id}:${id}`;
  return {
    heard: (message) => texts.set(keyOf(message), message.text ?? ''),
    isOne: (edited) => {
      const { text, date, edit_date: editedAt = date } = edited;
      return text !== undefined && editedAt - date <= soonS && texts.peek(keyOf(edited)) !== text;
    },
  };
};
