import { setMember } from './members.ts';
import type { Person } from './people.ts';
import type { ChatState, Status, Stored, World } from './world.ts';

/** A group or channel, as those who run it handle it. */
export type Place = {
  id: number;
  /** Sets somebody's standing; for the bot, the bot is told. */
  setMember(userId: number, status: Status, rights?: Record<string, boolean>): void;
  /** Adds the bot: to a group as a member, to a channel as an administrator who may post. */
  addBot(by: Person, rights?: Record<string, boolean>): void;
  promoteBot(by: Person, rights?: Record<string, boolean>): void;
  kickBot(by: Person): void;
  /** Opens a forum topic; gives its id. */
  addTopic(name: string): number;
  closeTopic(id: number, closed?: boolean): void;
  deleteTopic(id: number): void;
};

export const createPlaces = (world: World) => {
  const create = (
    facts: { title: string; type: 'group' | 'supergroup' | 'channel'; username?: string; isForum?: boolean },
    owner: Person,
  ): Place => {
    const number = world.nextId();
    const chat = world.addChat({
      ...facts,
      id: facts.type === 'group' ? -number : -1_000_000_000_000 - number,
    });
    setMember(world, chat, owner.id, 'creator');
    return handle(chat);
  };

  const handle = (chat: ChatState): Place => ({
    id: chat.id,
    setMember: (userId, status, rights) => setMember(world, chat, userId, status, rights),
    addBot: (by, rights) =>
      setMember(world, chat, world.bot.id, chat.type === 'channel' ? 'administrator' : 'member', rights, by),
    promoteBot: (by, rights) => setMember(world, chat, world.bot.id, 'administrator', rights, by),
    kickBot: (by) => setMember(world, chat, world.bot.id, 'kicked', {}, by),
    addTopic: (name) => {
      const { message_id: id } = world.post(chat, {
        extra: { forum_topic_created: { name, icon_color: 7_322_096 } },
      });
      chat.topics.set(id, { name, closed: false });
      return id;
    },
    closeTopic: (id, closed = true) => {
      const topic = chat.topics.get(id);
      if (topic !== undefined) topic.closed = closed;
    },
    deleteTopic: (id) => void chat.topics.delete(id),
  });

  /** Makes a group a supergroup, as Telegram does: a new id, the old one refuses, and both chats are told. */
  const migrate = (chatId: number): Place => {
    const old = world.chats.get(chatId);
    if (old === undefined) throw new Error(`no chat ${chatId}`);
    const next = world.addChat({
      id: -1_000_000_000_000 - world.nextId(),
      type: 'supergroup',
      ...(old.title !== undefined && { title: old.title }),
    });
    for (const [id, member] of old.members) next.members.set(id, member);
    const from = world.users.get([...old.members.keys()][0] ?? 0);
    const tell = (chat: ChatState, extra: Record<string, unknown>) => {
      const message: Stored = world.post(chat, { ...(from && { from }), extra });
      world.push({ message: world.tell(chat, message) });
    };
    tell(old, { migrate_to_chat_id: next.id });
    old.migratedTo = next.id;
    tell(next, { migrate_from_chat_id: old.id });
    return handle(next);
  };

  return { create, migrate };
};
