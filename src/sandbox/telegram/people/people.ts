import type { Queries } from '../api/queries.ts';
import type { Chat, User } from '../types.ts';
import type { World } from '../world.ts';
import { callsOf } from './calling.ts';
import { doorOf } from './door.ts';
import type { Person, PersonFacts } from './person.ts';
import { sendsOf } from './sending.ts';
import { touchesOf } from './touching.ts';
import type { Watch } from './watch.ts';
import { anonymous } from './write.ts';

export type People = {
  person(facts?: PersonFacts): Person;
  /** Many persons who have started the bot, without updates; gives their ids. */
  people(count: number): number[];
};

export const createPeople = (world: World, queries: Queries, watch: Watch): People => {
  let lastId = 10_000_000;
  world.users.set(anonymous.id, anonymous);

  const privateChat = (user: User, door: Chat['door']): Chat =>
    world.addChat(
      {
        id: user.id,
        type: 'private',
        first_name: user.first_name,
        ...(user.username !== undefined && { username: user.username }),
      },
      { person: user, door },
    );

  return {
    person: ({ id = ++lastId, first_name = 'Person', ...more } = {}) => {
      const user: User = { id, is_bot: false, first_name, ...more };
      world.users.set(id, user);
      if (!world.chats.has(id)) privateChat(user, 'unopened');
      return {
        ...user,
        ...sendsOf(world, watch, user),
        ...touchesOf(world, queries, user),
        ...callsOf(world, queries, user),
        ...doorOf(world, user),
      };
    },
    people: (count) =>
      Array.from({ length: count }, () => {
        const user: User = { id: ++lastId, is_bot: false, first_name: `P${lastId}` };
        world.users.set(user.id, user);
        privateChat(user, 'open');
        return user.id;
      }),
  };
};
