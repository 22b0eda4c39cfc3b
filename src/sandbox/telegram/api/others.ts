import { chatOf, checkPost, checkPresent, memberOf } from '../access.ts';
import { badRequest } from './errors.ts';
import { numberOf, textOf } from './parameters.ts';
import type { Call, Method } from './send.ts';
import type { Chat, Topic } from '../types.ts';

const inChat =
  (work: (chat: Chat, call: Call) => unknown = () => true): Method =>
  (call) => {
    const chat = chatOf(call.world, call.parameters['chat_id']);
    checkPresent(call.world, chat);
    return work(chat, call);
  };

const inTopic = (work: (topic: Topic, chat: Chat, id: number, call: Call) => void): Method =>
  inChat((chat, call) => {
    if (memberOf(chat, call.world.bot.id).rights['can_manage_topics'] !== true)
      throw badRequest('not enough rights to manage topics in the chat');
    const id = numberOf(call.parameters, 'message_thread_id') ?? 0;
    const topic = chat.topics.get(id);
    if (topic === undefined) throw badRequest('message thread not found');
    work(topic, chat, id, call);
    return true;
  });

const existing = inChat((chat, { parameters }) => {
  const kept = chat.messages.get(numberOf(parameters, 'message_id') ?? 0);
  if (kept === undefined || kept.isDeleted) throw badRequest('message not found');
  return true;
});

/** Methods with a small behaviour of their own. `leave` tells of the bot's going. */
export const createOtherMethods = (leave: (chat: Chat) => void): Record<string, Method> => ({
  getMe: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: true,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),
  sendChatAction: ({ world, parameters }) => {
    checkPost(world, chatOf(world, parameters['chat_id']), parameters);
    return true;
  },
  pinChatMessage: inChat((chat, call) => {
    const member = memberOf(chat, call.world.bot.id);
    const right = chat.facts.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages';
    if (chat.facts.type !== 'private' && member.rights[right] !== true)
      throw badRequest('not enough rights to manage pinned messages in the chat');
    return existing(call);
  }),
  leaveChat: inChat((chat) => {
    if (chat.facts.type === 'private')
      throw badRequest("chat member status can't be changed in private chats");
    leave(chat);
    return true;
  }),
  createForumTopic: inChat((chat, { world, parameters }) => {
    if (chat.facts.is_forum !== true) throw badRequest('the chat is not a forum');
    const name = textOf(parameters, 'name') ?? '';
    const { message_id: id } = world.post(chat, {
      from: world.bot,
      forum_topic_created: { name, icon_color: 7_322_096 },
    });
    chat.topics.set(id, { name, isClosed: false });
    return { message_thread_id: id, name, icon_color: 7_322_096 };
  }),
  closeForumTopic: inTopic((topic) => {
    topic.isClosed = true;
  }),
  reopenForumTopic: inTopic((topic) => {
    topic.isClosed = false;
  }),
  editForumTopic: inTopic((topic, _chat, _id, { parameters }) => {
    topic.name = textOf(parameters, 'name') ?? topic.name;
  }),
  deleteForumTopic: inTopic((_topic, chat, id) => {
    chat.topics.delete(id);
  }),
  getFile: ({ world, parameters }) => {
    const id = textOf(parameters, 'file_id') ?? '';
    if (!world.files.has(id)) throw badRequest('invalid file_id');
    const stored = world.uploads.get(id);
    return {
      file_id: id,
      file_unique_id: `AQAD${id.slice(-6)}`,
      file_size: stored?.data.size ?? 1,
      file_path: stored === undefined ? `photos/${id}.jpg` : `documents/${id}`,
    };
  },
  exportChatInviteLink: inChat((chat) => `https://t.me/+${chat.facts.id}`),
  createChatInviteLink: inChat((chat, { world }) => ({
    invite_link: `https://t.me/+${chat.facts.id}`,
    creator: world.bot,
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
  })),
});

/** What methods answer of which the sandbox knows nothing more. */
const fixed: Record<string, unknown> = {
  getUserProfilePhotos: { total_count: 0, photos: [] },
  getForumTopicIconStickers: [],
  getMyDefaultAdministratorRights: {},
  getMyStarBalance: { amount: 0 },
  getStarTransactions: { transactions: [] },
  getAvailableGifts: { gifts: [] },
  getCustomEmojiStickers: [],
  getGameHighScores: [],
  getUserChatBoosts: { boosts: [] },
};

/** The answer to a known method without behaviour: something of the kind that it gives. */
export const answerSimply =
  (method: string): Method =>
  ({ world, parameters }) => {
    if (parameters['chat_id'] !== undefined) checkPresent(world, chatOf(world, parameters['chat_id']));
    return fixed[method] ?? (method.startsWith('get') ? {} : true);
  };
