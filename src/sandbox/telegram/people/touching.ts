import { isAdmin, memberOf } from '../access.ts';
import type { Queries } from '../api/queries.ts';
import { react } from '../api/reactions.ts';
import type { User } from '../types.ts';
import { viewMessage } from '../view.ts';
import { tellBot } from '../visibility.ts';
import type { World } from '../world.ts';
import { answerMs } from './calling.ts';
import type { Touches } from './person.ts';
import { chatAt, keptAt } from './chats.ts';
import { pressButton } from './presses.ts';
import { said, write } from './write.ts';

export const touchesOf = (world: World, queries: Queries, user: User): Touches => ({
  edit: ({ chat_id, message_id }, text) => {
    const chat = chatAt(world, chat_id);
    const kept = keptAt(chat, message_id);
    kept.message = { ...kept.message, ...said(text), edit_date: Math.floor(world.now() / 1_000) };
    world.changed(chat, kept, 'edited');
    tellBot(world, chat, kept.message);
    return viewMessage(kept);
  },
  press: async (message, name, timeoutMs = answerMs) => {
    const answer = pressButton(world, queries, user, message, name, timeoutMs);
    if (typeof answer !== 'string') return answer;
    write(world, user, said(answer), { chat: message.chat_id });
    return {};
  },
  remove: ({ chat_id, message_id }) => {
    const chat = chatAt(world, chat_id);
    const kept = keptAt(chat, message_id);
    if (
      chat.facts.type !== 'private' &&
      kept.message.from?.id !== user.id &&
      !isAdmin(memberOf(chat, user.id))
    )
      throw new Error('only its writer and administrators delete a message');
    kept.isDeleted = true;
    world.changed(chat, kept, 'deleted');
  },
  react: ({ chat_id, message_id }, emoji) => {
    const chat = chatAt(world, chat_id);
    react(world, chat, keptAt(chat, message_id), user, emoji);
  },
});
