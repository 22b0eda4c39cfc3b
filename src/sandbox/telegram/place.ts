import { checkPost, isOut, memberOf } from './access.ts';
import { Refusal } from './api/errors.ts';
import type { Chat, ChatType, Status } from './types.ts';
import type { World } from './world.ts';

/** A chat as somebody sees it who looks at the whole sandbox. */
export type ViewPlace = {
  id: number;
  type: ChatType;
  title: string;
  username?: string;
  isForum: boolean;
  topics: { id: number; name: string; isClosed: boolean }[];
  /** People who are in it; the bot is told of apart. */
  members: { id: number; status: Status }[];
  bot: { status: Status; isIn: boolean; mayPost: boolean };
};

const mayPost = (world: World, chat: Chat): boolean => {
  try {
    checkPost(world, chat, {});
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

export const viewPlace = (world: World, chat: Chat): ViewPlace => {
  const { id, type, title, first_name, username, is_forum } = chat.facts;
  const bot = memberOf(chat, world.bot.id);
  return {
    id,
    type,
    title: title ?? first_name ?? '',
    ...(username !== undefined && { username }),
    isForum: is_forum === true,
    topics: [...chat.topics].map(([thread, { name, isClosed }]) => ({ id: thread, name, isClosed })),
    members: [...chat.members].flatMap(([member, its]) =>
      member === world.bot.id || isOut(its) ? [] : [{ id: member, status: its.status }],
    ),
    bot: {
      status: bot.status,
      isIn: type === 'private' ? chat.door === 'open' : !isOut(bot),
      mayPost: mayPost(world, chat),
    },
  };
};
