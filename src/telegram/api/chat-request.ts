import type { ChatAdministratorRights, KeyboardButtonRequestChat } from 'grammy/types';
import type { ChatPick } from '../../message/message.ts';

const noRights: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/** What Kabar needs: in a channel to post, correct and take back; of a group it need only be a member that is let in. */
const needed: Record<ChatPick['kind'], ChatAdministratorRights> = {
  channel: { ...noRights, can_post_messages: true, can_edit_messages: true, can_delete_messages: true },
  group: { ...noRights, can_manage_chat: true, can_delete_messages: true },
};

/**
 * Asks for a chat in which the person has, and Kabar has or is given, the rights that it needs: the person's must include
 * the bot's (https://core.telegram.org/bots/api#keyboardbuttonrequestchat).
 */
export const chatRequest = ({ id, kind }: ChatPick): KeyboardButtonRequestChat => ({
  request_id: id,
  chat_is_channel: kind === 'channel',
  user_administrator_rights: needed[kind],
  bot_administrator_rights: needed[kind],
  request_title: true,
  request_username: true,
});
