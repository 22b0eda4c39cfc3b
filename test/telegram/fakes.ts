import type { Update, User, UserFromGetMe } from 'grammy/types';
import type { Access } from '../../src/audience/access.ts';
import type { Chats } from '../../src/audience/chats.ts';
import type { Command, Hearer } from '../../src/telegram/command.ts';
import type { Inline } from '../../src/telegram/inline.ts';
import type { Managers } from '../../src/audience/managers.ts';
import { chatOf, createManagers } from '../commands/fakes.ts';
import { createChatPace } from '../../src/delivery/pacing/chat-pace.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createBot } from '../../src/telegram/updates/bot.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

type Payload = Record<string, unknown>;
export type Call = { method: string; payload: Payload };
/** What Telegram answers: a result, or a failure as { error_code, description }. Undefined: the usual. */
export type Answers = (method: string, payload: Payload) => unknown;

export const token = `123456:${'A'.repeat(35)}`;
export const me: UserFromGetMe = {
  id: 123_456,
  is_bot: true,
  first_name: 'Kabar',
  username: 'KabarBot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
};
export const ann: User = { id: 7, is_bot: false, first_name: 'Ann', language_code: 'en' };

const isFailure = (answer: unknown): answer is { error_code: number; description: string } =>
  typeof answer === 'object' && answer !== null && 'error_code' in answer;

/** A bot whose calls are recorded instead of sent, and updates as Telegram would give them. */
export const createStage = (
  {
    commands,
    hearers,
    inline = { pick: async () => ({ results: [] }), guest: () => Promise.reject(new Error('nobody asked')) },
    managers = createManagers(),
    access = { allowed: () => true, banned: () => false },
    settingsOf = async (about) => chatOf(about),
  }: {
    commands: readonly Command[];
    hearers: readonly Hearer[];
    inline?: Inline;
    managers?: Managers;
    access?: Access;
    settingsOf?: Chats['get'];
  },
  answers: Answers = () => undefined,
) => {
  const calls: Call[] = [];
  const log: string[] = [];
  const lanes: string[] = [];
  const states: [number, string][] = [];
  const migrated: [number, number][] = [];
  const clock = createSimulatedClock();
  let messageId = 1_000;
  let updateId = 1;
  const untold = new Map<number, string[]>();
  const { bot, idle } = createBot({
    token,
    apiRoot: 'https://telegram.invalid',
    botInfo: me,
    commands,
    hearers,
    inline,
    managers,
    audit: { note: async () => {} },
    remember: async () => {},
    onReactions: async () => {},
    untold: {
      keep: async (userId, html) => void untold.set(userId, [...(untold.get(userId) ?? []), html]),
      take: async (userId) => {
        const kept = untold.get(userId) ?? [];
        untold.delete(userId);
        return kept;
      },
    },
    languageOf: async () => 'en',
    access,
    settingsOf,
    // No time passes here: the pace has tests of its own.
    pace: { ...createChatPace(), answerAt: () => 0 },
    clock,
    log: createLog('debug', (line) => void log.push(line), clock.now),
    pacer: {
      acquire: async (lane) => {
        lanes.push(lane);
        return { done: () => false };
      },
      stats: () => ({ perSecond: 30, inFlight: 0, waiting: 0, heldUntil: 0 }),
    },
    audience: {
      setState: async (chatId, state) => {
        states.push([chatId, state]);
        return undefined;
      },
      migrate: async (from, to) => void migrated.push([from, to]),
    },
  });
  // Nearest to the network: what the bot adds stays in between.
  const gates = bot.api.config.installedTransformers();
  bot.api.config.use(async (_previous, method, payload) => {
    const call = async () => {
      calls.push({ method, payload: payload as Payload });
      const answer = await answers(method, payload as Payload);
      if (isFailure(answer)) return { ok: false as const, ...answer };
      return { ok: true as const, result: (answer ?? usual(method)) as never };
    };
    const gate = gates[0];
    return gate === undefined ? call() : gate(call as never, method, payload);
  });
  const usual = (method: string): unknown =>
    /^(send|copy|edit)/.test(method) ? { message_id: ++messageId } : true;

  const chat = { id: 7, type: 'private' as const, first_name: 'Ann' };
  const message = (text: string | undefined, more: Payload = {}) => ({
    message_id: ++messageId,
    date: 1,
    chat,
    from: ann,
    ...(text !== undefined && { text }),
    ...more,
  });
  const give = async (update: Payload) => {
    await bot.handleUpdate({ update_id: updateId++, ...update } as unknown as Update);
    await idle();
  };
  return {
    bot,
    calls,
    log,
    lanes,
    states,
    migrated,
    clock,
    update: give,
    say: (text: string | undefined, more: Payload = {}) => give({ message: message(text, more) }),
    press: (data: string, more: Payload = {}) =>
      give({
        callback_query: {
          id: '1',
          from: ann,
          chat_instance: '1',
          data,
          message: message('…', { from: me }),
          ...more,
        },
      }),
    member: (about: Payload, before: Payload, after: Payload, from: User = ann) =>
      give({
        my_chat_member: {
          chat: about,
          from,
          date: 1,
          old_chat_member: { user: me, ...before },
          new_chat_member: { user: me, ...after },
        },
      }),
    called: (method: string) => calls.filter((call) => call.method === method),
    texts: () =>
      calls.filter(({ payload }) => 'text' in payload).map(({ payload }) => String(payload['text'])),
  };
};

export const supergroup = { id: -100, type: 'supergroup' as const, title: 'Warga Serang' };
export const channel = {
  id: -1_001,
  type: 'channel' as const,
  title: 'Kabar Serang',
  username: 'kabarserang',
};
