import type { User } from '../types.ts';
import type { World } from '../world.ts';
import type { Door } from './person.ts';
import { chatAt, setBot } from './chats.ts';

/** Opens or closes the private chat of somebody to the bot, which hears of it. */
export const setDoor = (
  world: World,
  user: User,
  before: 'member' | 'kicked',
  after: 'member' | 'kicked',
): void => {
  const chat = chatAt(world, user);
  chat.door = after === 'member' ? 'open' : 'blocked';
  chat.members.set(world.bot.id, { status: before, rights: {} });
  setBot(world, chat, { status: after, rights: {} }, user);
};

export const doorOf = (world: World, user: User): Door => ({
  block: () => setDoor(world, user, 'member', 'kicked'),
  unblock: () => setDoor(world, user, 'kicked', 'member'),
  deactivate: () => {
    chatAt(world, user).door = 'deactivated';
  },
});
