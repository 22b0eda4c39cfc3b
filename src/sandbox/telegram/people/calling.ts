import type { Queries } from '../api/queries.ts';
import type { User } from '../types.ts';
import type { World } from '../world.ts';
import type { Calls } from './person.ts';
import { said } from './write.ts';

/** How long a person waits for the bot's answer to a press or an inline query (milliseconds). */
export const answerMs = 5_000;

export const callsOf = (world: World, queries: Queries, user: User): Calls => ({
  inline: (query, { offset = '', timeoutMs = answerMs } = {}) => {
    const { id, answer } = queries.askInline(timeoutMs);
    world.push({
      inline_query: { id, from: user, query: query.slice(0, 256), offset, chat_type: 'sender' },
    });
    return answer;
  },
  guest: (text, { timeoutMs = answerMs } = {}) => {
    const { id, answer } = queries.askGuest(timeoutMs);
    world.push({
      guest_message: {
        message_id: world.nextId(),
        date: Math.floor(world.now() / 1_000),
        chat: { id: -1_009_999_999_999, type: 'supergroup', title: 'Elsewhere' },
        from: user,
        guest_query_id: id,
        ...said(text),
      },
    });
    return answer;
  },
});
