import { isOut, memberOf } from '../access.ts';
import type { World } from '../world.ts';
import { actorIn, chatAt, type ChatRef } from './chats.ts';

/** Topics of a forum. */
export type Topics = {
  openTopic(chat: ChatRef, name: string): number;
  closeTopic(chat: ChatRef, threadId: number): void;
  reopenTopic(chat: ChatRef, threadId: number): void;
  deleteTopic(chat: ChatRef, threadId: number): void;
};

export const createTopics = (world: World): Topics => ({
  openTopic: (ref, name) => {
    const chat = chatAt(world, ref);
    const who = actorIn(world, chat);
    const { message_id: id } = world.post(chat, {
      from: who,
      forum_topic_created: { name, icon_color: 7_322_096 },
    });
    chat.topics.set(id, { name, isClosed: false });
    return id;
  },
  closeTopic: (ref, thread) => {
    topicAt(world, ref, thread).isClosed = true;
    tellInTopic(world, ref, thread, 'forum_topic_closed');
  },
  reopenTopic: (ref, thread) => {
    topicAt(world, ref, thread).isClosed = false;
    tellInTopic(world, ref, thread, 'forum_topic_reopened');
  },
  deleteTopic: (ref, thread) => {
    topicAt(world, ref, thread);
    chatAt(world, ref).topics.delete(thread);
  },
});

const topicAt = (world: World, ref: ChatRef, thread: number) => {
  const topic = chatAt(world, ref).topics.get(thread);
  if (topic === undefined) throw new Error(`the sandbox has no topic ${thread} there`);
  return topic;
};

/** Everybody in the chat is told in the topic itself, the bot with them. */
const tellInTopic = (
  world: World,
  ref: ChatRef,
  thread: number,
  what: 'forum_topic_closed' | 'forum_topic_reopened',
) => {
  const chat = chatAt(world, ref);
  const said = world.post(chat, {
    from: actorIn(world, chat),
    message_thread_id: thread,
    is_topic_message: true,
    [what]: {},
  });
  if (!isOut(memberOf(chat, world.bot.id))) world.push({ message: said });
};
