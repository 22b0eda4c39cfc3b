import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Person, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { call, refusal, updates } from './call.ts';

let telegram: Telegram;
let ann: Person;
beforeEach(async () => {
  telegram = await createTelegram();
  ann = telegram.person({ first_name: 'Ann' });
});
afterEach(() => telegram.close());
const send = (chat: number, more: object = {}) =>
  refusal(telegram, 'sendMessage', { chat_id: chat, text: 'halo', ...more });

describe('private chats of the sandbox', () => {
  it('are opened, blocked and unblocked by the person', async () => {
    expect(await send(ann.id)).toBe("403 Forbidden: bot can't initiate conversation with a user");
    ann.start('from-a-link');
    expect(await send(ann.id)).toBe('ok');
    ann.block();
    expect(await send(ann.id)).toBe('403 Forbidden: bot was blocked by the user');
    ann.unblock();
    expect(await send(ann.id)).toBe('ok');
    ann.deactivate();
    expect(await send(ann.id)).toBe('403 Forbidden: user is deactivated');
    const told = await updates(telegram);
    expect(told).toMatchObject([
      { message: { text: '/start from-a-link', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
      { my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } } },
    ]);
  });
});

describe('groups of the sandbox', () => {
  it('can add, restrict and remove the bot', async () => {
    const group = telegram.group({ title: 'Warga', owner: ann });
    expect(await send(group.id)).toBe('403 Forbidden: bot is not a member of the supergroup chat');
    telegram.addBot(group, { by: ann });
    expect(await send(group.id)).toBe('ok');
    telegram.restrictBot(group);
    expect(await send(group.id)).toBe('400 Bad Request: not enough rights to send text messages to the chat');
    telegram.kickBot(group, ann);
    expect(await send(group.id)).toBe('403 Forbidden: bot was kicked from the supergroup chat');
    const [added] = await updates(telegram);
    expect(added).toMatchObject({
      my_chat_member: { from: { id: ann.id }, new_chat_member: { status: 'member' } },
    });
  });

  it('hide plain messages from a bot that is no administrator', async () => {
    const group = telegram.group({ title: 'Warga', owner: ann });
    telegram.addBot(group, { by: ann });
    await updates(telegram);
    ann.send('halo semua', { chat: group });
    ann.send('/help@OtherBot', { chat: group });
    ann.send('/help@KabarBot', { chat: group });
    ann.send('/list', { chat: group, isAnonymous: true });
    expect(await updates(telegram)).toMatchObject([
      { message: { text: '/help@KabarBot', from: { id: ann.id } } },
      { message: { text: '/list', from: { id: 1_087_968_824 }, sender_chat: { id: group.id } } },
    ]);
    telegram.promoteBot(group, true, ann);
    ann.send('halo lagi', { chat: group });
    expect((await updates(telegram)).at(-1)).toMatchObject({ message: { text: 'halo lagi' } });
  });

  it('become a supergroup and report its id', async () => {
    const group = telegram.group({ title: 'Lama', type: 'group', owner: ann });
    telegram.addBot(group, { by: ann });
    await updates(telegram);
    const id = telegram.migrate(group);
    const answer = await call(telegram, 'sendMessage', { chat_id: group.id, text: 'a' });
    expect(answer).toMatchObject({
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: id },
    });
    expect(await send(id)).toBe('ok');
    expect(await updates(telegram)).toMatchObject([
      { message: { chat: { id: group.id }, migrate_to_chat_id: id } },
      { message: { chat: { id }, migrate_from_chat_id: group.id } },
    ]);
  });

  it('have forum topics that can be closed and deleted', async () => {
    const forum = telegram.group({ title: 'Forum', forum: true, owner: ann });
    telegram.addBot(forum, { by: ann });
    const topic = telegram.openTopic(forum, 'Berita');
    const there = { message_thread_id: topic };
    expect(await send(forum.id, there)).toBe('ok');
    expect(telegram.last(forum)?.message_thread_id).toBe(topic);
    telegram.closeTopic(forum, topic);
    expect(await send(forum.id, there)).toBe('400 Bad Request: TOPIC_CLOSED');
    telegram.deleteTopic(forum, topic);
    expect(await send(forum.id, there)).toBe('400 Bad Request: message thread not found');
  });
});

describe('channels of the sandbox', () => {
  it('accept posts of administrators only and forward them to the discussion group', async () => {
    const group = telegram.group({ title: 'Diskusi', owner: ann });
    const channel = telegram.channel({ title: 'Kanal', username: 'kanal', owner: ann, linkedGroup: group });
    telegram.addBot(channel, { by: ann, rights: { can_post_messages: false } });
    expect(await send(channel.id)).toBe('400 Bad Request: need administrator rights in the channel chat');
    telegram.promoteBot(channel, { can_post_messages: true }, ann);
    const { result } = await call(telegram, 'sendMessage', { chat_id: '@Kanal', text: 'pos' });
    expect(result).toMatchObject({ sender_chat: { id: channel.id } });
    expect(result).not.toHaveProperty('from');
    expect(telegram.view(group)).toMatchObject([{ text: 'pos', sender_chat_id: channel.id }]);
    await updates(telegram);
    ann.send('dari Ann', { chat: channel });
    expect(await updates(telegram)).toMatchObject([{ channel_post: { text: 'dari Ann' } }]);
  });

  it('let the bot delete its own posts, and others only with the right to', async () => {
    const channel = telegram.channel({ title: 'Kabar', owner: ann });
    telegram.addBot(channel, { by: ann, rights: { can_post_messages: true } });
    const remove = (message_id: number) =>
      refusal(telegram, 'deleteMessage', { chat_id: channel.id, message_id });
    const { result } = await call(telegram, 'sendMessage', { chat_id: channel.id, text: 'satu' });
    const { message_id: hers } = ann.send('dua', { chat: channel });
    expect(await remove(result.message_id)).toBe('ok');
    expect(await remove(hers)).toBe("400 Bad Request: message can't be deleted for everyone");
    telegram.promoteBot(channel, { can_post_messages: true, can_delete_messages: true });
    expect(await remove(hers)).toBe('ok');
  });

  it('list their administrators', async () => {
    const channel = telegram.channel({ title: 'Kanal', username: 'kanal', owner: ann });
    const member = { chat_id: '@kanal', user_id: ann.id };
    expect(await refusal(telegram, 'getChatMember', member)).toBe(
      '400 Bad Request: member list is inaccessible',
    );
    telegram.addBot(channel, { by: ann });
    expect((await call(telegram, 'getChatMember', member)).result).toMatchObject({ status: 'creator' });
    expect(
      (await call(telegram, 'getChatMember', { ...member, user_id: telegram.bot.id })).result,
    ).toMatchObject({
      status: 'administrator',
      can_post_messages: true,
    });
  });
});
