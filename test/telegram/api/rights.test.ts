import { Api } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { isAdminOf, rightsIn } from '../../../src/telegram/api/rights.ts';

const botId = 1;
const userId = 7;
type Member = Record<string, unknown> | undefined;

/** Telegram with one chat: who is what there; undefined: Telegram does not tell. */
const telegram = (chat: Record<string, unknown> | undefined, bot: Member, person: Member) => {
  const api = new Api('1:x');
  const asked: unknown[] = [];
  api.config.use(async (_previous, method, payload) => {
    const { chat_id: chatId, user_id: who } = payload as { chat_id: unknown; user_id?: number };
    asked.push(chatId);
    const result = method === 'getChat' ? chat : who === botId ? bot : person;
    return result === undefined
      ? { ok: false, error_code: 400, description: 'Bad Request: chat not found' }
      : { ok: true, result: result as never };
  });
  return { asked, rights: (handle: string) => rightsIn(api, botId, userId, handle), api };
};

const channel = { id: -1_001, type: 'channel', title: 'Kabar Serang', username: 'kabarserang' };
const group = { id: -100, type: 'supergroup', title: 'Warga' };
const owner = { status: 'creator' };
const poster = { status: 'administrator', can_post_messages: true };
const editor = { status: 'administrator', can_post_messages: false };
const member = { status: 'member' };

describe('rights in another chat (invariant 8)', () => {
  it.each([
    ['a channel, by its owner', channel, poster, owner],
    ['a channel, by who may post', channel, poster, poster],
    ['a group, by an administrator', group, member, { status: 'administrator' }],
  ])('are granted in %s', async (_, chat, bot, person) => {
    expect(await telegram(chat, bot, person).rights('@x')).toMatchObject({ ok: true, chat: { id: chat.id } });
  });

  it.each([
    ['not-found', undefined, undefined, undefined],
    ['not-found', { id: 9, type: 'private', first_name: 'Bob' }, member, owner],
    ['bot-absent', channel, undefined, owner],
    ['bot-absent', channel, { status: 'left' }, owner],
    ['bot-absent', group, { status: 'restricted', is_member: false, can_send_messages: true }, owner],
    ['not-admin', channel, poster, member],
    ['not-admin', channel, poster, undefined],
    ['not-admin', group, member, member],
    ['cannot-post', channel, poster, editor],
    ['bot-cannot-post', channel, editor, owner],
    ['bot-cannot-post', channel, member, undefined],
    ['bot-cannot-post', group, { status: 'restricted', is_member: true, can_send_messages: false }, owner],
    ['bot-cannot-post', { ...group, permissions: { can_send_messages: false } }, member, owner],
  ])('are denied as %s (%#)', async (why, chat, bot, person) => {
    expect(await telegram(chat, bot, person).rights('@x')).toEqual({ ok: false, why });
  });

  it('are looked up by name, or by a numeric id', async () => {
    const { asked, rights } = telegram(channel, poster, owner);
    await rights('@kabarserang');
    await rights('-1001');
    expect(asked.filter((one) => one !== channel.id)).toEqual(['@kabarserang']);
  });

  it('are looked up again at each request', async () => {
    const { asked, rights } = telegram(channel, poster, owner);
    await rights('@kabarserang');
    await rights('@kabarserang');
    expect(asked).toHaveLength(6);
  });
});

describe('isAdminOf', () => {
  it.each([
    [owner, true],
    [{ status: 'administrator' }, true],
    [member, false],
    [undefined, false],
  ])('a member with status %j: %j', async (person, is) => {
    expect(await isAdminOf(telegram(group, member, person).api, group.id, userId)).toBe(is);
  });
});
