import { Api } from 'grammy/web';
import { expect, it } from 'vitest';
import { words } from '../../../src/message/words.ts';
import { createReplies } from '../../../src/telegram/api/replies.ts';

type Call = { method: string; aside?: unknown; text?: unknown };

/** Answers in a chat, by a Telegram that refuses the calls named. */
const stage = (kind: 'private' | 'supergroup', refused: (call: Call) => string | undefined) => {
  const api = new Api('1:x');
  const calls: Call[] = [];
  api.config.use(async (_previous, method, payload) => {
    const given = payload as { ephemeral_message_parameters?: unknown; text?: unknown };
    const { ephemeral_message_parameters: aside, text } = given;
    const call = { method, text, ...(aside !== undefined && { aside }) };
    calls.push(call);
    const description = refused(call);
    return description === undefined
      ? { ok: true, result: { message_id: aside === undefined ? 5 : 0 } as never }
      : { ok: false, error_code: 400, description };
  });
  const replies = createReplies({
    occasion: { api, msg: { ephemeral_message_id: 9 } as never },
    from: { id: 7 },
    chat: { id: -100, kind, title: 'Warga' },
    place: {},
    isAnonymous: false,
    isMoved: false,
  });
  return { calls, ...replies };
};
const never = () => undefined;
const aside = { receiver_user_id: 7 };

it('an answer aside is for the person alone in a group, and an ordinary one in a private chat', async () => {
  const group = stage('supergroup', never);
  expect(await group.replyAside(words('a'))).toBe(0);
  expect(group.calls).toEqual([{ method: 'sendMessage', text: 'a', aside }]);
  const alone = stage('private', never);
  expect(await alone.replyAside(words('a'))).toBe(5);
  expect(alone.calls).toEqual([{ method: 'sendMessage', text: 'a' }]);
});

it('an answer that Telegram refuses to give aside is given to all', async () => {
  const group = stage('supergroup', (call) => (call.aside ? 'Bad Request: not supported' : undefined));
  expect(await group.replyAside(words('a'))).toBe(5);
  expect(group.calls.map((call) => call.aside)).toEqual([aside, undefined]);
});

it('a message that only the person sees is edited as such, and sent anew where it has faded', async () => {
  const group = stage('supergroup', never);
  await group.edit(0, words('b'));
  expect(group.calls).toEqual([{ method: 'editEphemeralMessageText', text: 'b' }]);
  const faded = stage('supergroup', ({ method }) =>
    method === 'sendMessage' ? undefined : 'Bad Request: message to edit not found',
  );
  await faded.edit(0, words('b'));
  expect(faded.calls.at(-1)).toEqual({ method: 'sendMessage', text: 'b', aside });
});
