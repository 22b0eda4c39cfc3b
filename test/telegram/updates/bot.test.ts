import { textsFor } from '../../../src/i18n/texts.ts';
import { describe, expect, it } from 'vitest';
import type { Access } from '../../../src/audience/access.ts';
import type { Managers } from '../../../src/audience/managers.ts';
import type { Chats } from '../../../src/audience/chats.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { FindLatest } from '../../../src/search/latest.ts';
import {
  chatOf,
  commandsOf,
  createAlbums,
  createManagers,
  createWorld,
  feedOf,
  sourceOf,
  story,
} from '../../commands/fakes.ts';
import { ann, channel, createStage, me, supergroup, token, type Answers } from '../fakes.ts';

const one = feedOf(1, { stories: [story({ id: 'a' })] });
type Changes = {
  access?: Access;
  settingsOf?: Chats['get'];
  following?: Partial<Following>;
  findLatest?: FindLatest;
  managers?: Managers;
};
const setUp = (answers?: Answers, { access, settingsOf, following, findLatest, managers }: Changes = {}) => {
  const koran = sourceOf('Koran Satu', [one], { domains: ['koransatu.example'] });
  const world = createWorld([one], { sources: [koran] });
  const albums = createAlbums();
  const { commands, hearers } = commandsOf(
    {
      ...world,
      following: { ...world.following, ...following },
      searching: { ...world.searching, ...(findLatest && { findLatest }) },
    },
    albums,
    managers,
  );
  const stage = createStage(
    {
      commands,
      hearers,
      ...(managers && { managers }),
      ...(access && { access }),
      ...(settingsOf && { settingsOf }),
    },
    answers,
  );
  return { ...world, albums, stage };
};

const { plainText: en } = textsFor('en');

describe('a message to the bot', () => {
  it('runs its command in any case of letters, and the answer goes through the gate', async () => {
    const { stage } = setUp();
    await stage.say('/LATEST@kabarbot 3');
    expect(stage.texts()).toEqual([
      'Nothing is followed here yet, so there is no news. Start with /follow and the name of a source, such as <code>/follow bbc</code>',
    ]);
    expect(stage.lanes).toEqual(['interactive']);
  });

  it.each<{ text: string; chat?: typeof supergroup }>([
    { text: '/latest@OtherBot' },
    { text: '/nothing', chat: supergroup },
    { text: 'halo semua', chat: supergroup },
    { text: '', chat: supergroup },
  ])('keeps silent at $text (%#)', async ({ text, chat }) => {
    const { stage } = setUp();
    await stage.say(text, chat === undefined ? {} : { chat });
    expect(stage.calls).toEqual([]);
  });

  it('with an unknown command in a private chat is pointed to /help', async () => {
    const { stage } = setUp();
    await stage.say('/nothing');
    await stage.say('/folow detik');
    expect(stage.texts()).toEqual([
      'I do not know that command. They are all in /help.',
      'I do not know that command. Did you mean /follow? They are all in /help.',
    ]);
  });

  it('of plain text without a meaning is answered with what Kabar can do', async () => {
    const { stage } = setUp();
    await stage.say('halo');
    await stage.say('a'.repeat(4_000));
    expect(stage.texts()).toEqual([en.hello, en.question]);
    await stage.press('help:latest');
    expect(stage.texts().at(-1)).toContain('Nothing is followed here yet');
  });

  it('of bare addresses is a request to follow, but a text that mentions an address is not', async () => {
    const { stage, followed } = setUp();
    await stage.say(`Readers, look at ${one.address}`);
    expect(followed.size).toBe(0);
    await stage.say(one.address);
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(stage.called('editMessageText')).toHaveLength(1);
    expect(stage.called('sendMessage').at(-1)?.payload).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: {
        url: 'https://news.example/a',
        prefer_large_media: true,
        show_above_text: true,
      },
    });
  });

  it('that names a source in a private chat offers the source, and the button follows it', async () => {
    const { stage, followed } = setUp();
    await stage.say('koran satu', { chat: supergroup });
    await stage.say('koran satu', {
      forward_origin: { type: 'hidden_user', sender_user_name: 'x', date: 1 },
    });
    await stage.say('apa kabar koran satu?');
    for (const text of stage.texts()) expect(text).toBe(en.question);
    await stage.say('Koran Satu');
    expect(stage.texts().at(-1)).toBe('Shall I follow <b>Koran Satu</b>?');
    expect(followed.size).toBe(0);
    const [, pressed = ''] = /"callback_data":"(follow:[^"]+)"/.exec(JSON.stringify(stage.calls)) ?? [];
    await stage.press(pressed);
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(stage.called('editMessageText').at(-1)?.payload['text']).toContain(
      'Done! I will send new stories from <b>Koran Satu</b> here.',
    );
  });

  const from = { file_id: 'x', file_unique_id: 'y' };
  const place = { latitude: -6.12, longitude: 106.15 };
  const sticker = {
    ...from,
    type: 'regular' as const,
    width: 512,
    height: 512,
    is_animated: false,
    is_video: false,
  };
  const poll = {
    id: '1',
    question: 'Jadi?',
    options: [],
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular' as const,
    allows_multiple_answers: false,
  };
  const { onlyText } = textsFor('en');
  it.each<[what: string, message: Record<string, unknown>, answer: string | undefined]>([
    ['a voice', { voice: { ...from, duration: 2 } }, onlyText],
    ['a round film', { video_note: { ...from, duration: 2, length: 9 } }, onlyText],
    ['a poll', { poll }, onlyText],
    ['a contact', { contact: { phone_number: '+62', first_name: 'Budi' } }, onlyText],
    ['a sticker', { sticker }, undefined],
    ['a die', { dice: { emoji: '🎲', value: 3 } }, undefined],
    ['a place', { location: place }, 'Settings'],
    [
      'a venue',
      { location: place, venue: { location: place, title: 'Alun-alun', address: 'Serang' } },
      'Settings',
    ],
  ])('that is %s is answered, or left alone on purpose', async (_what, message, answer) => {
    const { stage } = setUp();
    await stage.say('', message);
    expect(stage.texts().map((text) => (text.includes('Settings') ? 'Settings' : text))).toEqual(
      answer === undefined ? [] : [answer],
    );
  });

  it('with a known site follows its feed without fetching the front page', async () => {
    const { stage, followed } = setUp();
    await stage.say('https://www.koransatu.example');
    expect(followed.get(7)).toEqual([one.sourceId]);
  });

  it('in a forum topic is answered there, and only administrators may change things', async () => {
    const { stage, asked } = setUp((method, payload) =>
      method === 'getChatMember'
        ? { status: payload['user_id'] === 7 ? 'administrator' : 'member' }
        : undefined,
    );
    const topic = { chat: { ...supergroup, is_forum: true }, is_topic_message: true, message_thread_id: 42 };
    await stage.say(`/follow ${one.address}`, topic);
    expect(asked[0]).toMatchObject({ chatId: -100, by: { threadId: 42 } });
    for (const { payload } of stage.called('sendMessage')) expect(payload['message_thread_id']).toBe(42);
    await stage.say(`/unfollow 1`, { ...topic, from: { id: 8, is_bot: false, first_name: 'Bob' } });
    expect(stage.texts().at(-1)).toContain('only administrators');
  });

  it("of an anonymous administrator counts as an administrator's in that group only", async () => {
    const { stage, asked } = setUp((method) => (method === 'getChatMember' ? { status: 'left' } : undefined));
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    await stage.say(`/follow ${one.address}`, {
      chat: supergroup,
      from,
      sender_chat: { ...supergroup, id: -200 },
    });
    expect(asked).toEqual([]);
    await stage.say(`/follow ${one.address}`, { chat: supergroup, from, sender_chat: supergroup });
    expect(asked).toHaveLength(1);
  });

  it('that belongs to an album is remembered for /broadcast without an answer', async () => {
    const { stage, albums } = setUp();
    for (const id of [31, 32])
      await stage.say(undefined, { message_id: id, media_group_id: 'a1', photo: [] });
    expect(await albums.messages(7, 'a1')).toEqual([31, 32]);
    expect(stage.calls).toEqual([]);
  });

  it('of a person not listed by the operator is refused in private with their id, also in a group', async () => {
    const { stage, albums } = setUp(undefined, { access: { allowed: () => false, banned: () => false } });
    await stage.say('/latest');
    await stage.say('/latest', { chat: supergroup });
    await stage.say(undefined, { media_group_id: 'a1', photo: [] });
    expect(new Set(stage.texts())).toEqual(
      new Set([
        'Sorry, this bot only serves the people on its list. Your id is <code>7</code>: ask its operator to add it.',
      ]),
    );
    expect(stage.calls.every(({ payload }) => payload['chat_id'] === 7)).toBe(true);
    expect(stage.called('sendMessage')).toHaveLength(3);
    expect(stage.log.filter((line) => line.includes('"access.refused"'))).toHaveLength(3);
    expect(await albums.messages(7, 'a1')).toEqual([]);
  });

  it.each(['the store', 'a command'])(
    'gets an answer when %s fails, and the log gives the reason without the token',
    async (what) => {
      const fail = () => Promise.reject(new Error(`no https://telegram.invalid/bot${token}/x`));
      const { stage } = setUp(
        undefined,
        what === 'the store' ? { settingsOf: fail } : { following: { list: fail } },
      );
      await stage.say('/following');
      expect(stage.texts()).toEqual([expect.stringContaining('I could not do that just now')]);
      expect(stage.log.join()).toContain('command.failed');
      expect(stage.log.join()).not.toContain(token);
    },
  );

  it.each([
    [
      'Bad Request: not enough rights to send text messages to the chat',
      'administrator',
      /may no longer|no longer post/,
    ],
    ['Bad Request: TOPIC_CLOSED', 'creator', /its topic is closed/],
    ['Bad Request: message thread not found', 'administrator', /its topic was deleted/],
    ['Bad Request: TOPIC_CLOSED', 'member', undefined],
  ])(
    'in a group where Kabar may not write (%s) is answered to its %s in private',
    async (description, status, told) => {
      const { stage } = setUp((method, { chat_id: chatId }) => {
        if (method === 'getChatMember') return { status };
        return method === 'sendMessage' && chatId === supergroup.id
          ? { error_code: 400, description }
          : undefined;
      });
      await stage.say('/following', { chat: supergroup });
      const privately = stage.called('sendMessage').filter(({ payload }) => payload['chat_id'] === 7);
      expect(privately.map(({ payload }) => payload['text'])).toEqual(
        told === undefined ? [] : [expect.stringMatching(told)],
      );
      expect(stage.log.join()).not.toContain('"level":"error"');
    },
  );

  it('gets no answer when the person has blocked the bot meanwhile', async () => {
    const { stage } = setUp(() => ({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    }));
    await stage.say('/latest');
    expect(stage.calls).toHaveLength(1);
    expect(stage.log.join()).not.toContain('"level":"error"');
  });
});

describe('a press of a button', () => {
  it.each(['latest:0:5:', 'latest:', 'nothing:1', 'help:1', '', ':::', 'start:9', 'follow:', 'follow:x:0'])(
    'with data %j is answered once',
    async (data) => {
      const { stage } = setUp();
      await stage.press(data);
      expect(stage.called('answerCallbackQuery')).toHaveLength(1);
    },
  );

  it('is answered when its message is missing, and when its command fails', async () => {
    const { stage } = setUp(undefined, { findLatest: () => Promise.reject(new Error('no')) });
    await stage.press('latest:0:5:', { message: undefined, inline_message_id: 'x' });
    await stage.press('latest:0:5:');
    expect(stage.called('answerCallbackQuery')).toHaveLength(2);
    expect(stage.texts().at(-1)).toContain('I could not do that just now');
  });

  it('is answered before long work ends, so that the button stops spinning', async () => {
    const slow = Promise.withResolvers<never>();
    const { stage } = setUp(undefined, { findLatest: () => slow.promise });
    const pressed = stage.press('latest:0:5:');
    await stage.clock.advance(3_000);
    expect(stage.called('answerCallbackQuery')).toHaveLength(1);
    slow.reject(new Error('no'));
    await pressed;
    expect(stage.called('answerCallbackQuery')).toHaveLength(1);
  });
});

describe("a change of the bot's membership", () => {
  const admin = { status: 'administrator', can_post_messages: true };

  it('makes a chat gone when the person blocks the bot and active when they unblock it', async () => {
    const { stage } = setUp();
    const chat = { id: 7, type: 'private', first_name: 'Ann' };
    await stage.member(chat, { status: 'member' }, { status: 'kicked' });
    await stage.member(chat, { status: 'kicked' }, { status: 'member' });
    expect(stage.states).toEqual([
      [7, 'gone'],
      [7, 'active'],
    ]);
    expect(stage.calls).toEqual([]);
  });

  it('greets a group once when the bot is added', async () => {
    const { stage } = setUp();
    await stage.member(supergroup, { status: 'left' }, { status: 'member' });
    await stage.member(supergroup, { status: 'member' }, admin);
    await stage.say('/start@KabarBot kabar', { chat: supergroup });
    expect(stage.called('sendMessage')).toHaveLength(1);
    expect(stage.texts()[0]).toContain('/follow');
  });

  it('by who is not listed by the operator is answered with their id, and with nothing in the chat', async () => {
    const { stage } = setUp(undefined, { access: { allowed: () => false, banned: () => false } });
    await stage.member(supergroup, { status: 'left' }, { status: 'member' });
    expect(stage.called('sendMessage').map(({ payload }) => payload)).toMatchObject([
      { chat_id: 7, text: expect.stringContaining('Your id is <code>7</code>') },
    ]);
    expect(stage.log.join()).toContain('"access.refused"');
  });

  const following: Chats['get'] = async (about) => ({
    ...chatOf(about),
    follows: [{ sourceId: one.sourceId, slot: 0, since: 0 }],
  });

  it('that brings it back into a group with follows says there how many are still followed', async () => {
    const { stage } = setUp(undefined, { settingsOf: following });
    await stage.member(supergroup, { status: 'kicked' }, { status: 'member' });
    expect(stage.called('sendMessage').map(({ payload }) => payload['chat_id'])).toEqual([supergroup.id]);
    expect(stage.texts()[0]).toContain('1 source is still followed here');
  });

  it('that brings it back into a channel with follows tells in private how many are still followed', async () => {
    const { stage } = setUp(undefined, { settingsOf: following });
    await stage.member(channel, { status: 'kicked' }, admin);
    expect(stage.called('sendMessage').map(({ payload }) => payload['chat_id'])).toEqual([7]);
    expect(stage.texts()[0]).toContain('1 source is still followed there');
    expect(stage.texts()[0]).not.toContain('/follow @kabarserang bbc');
  });

  it('that makes the bot administrator of a channel is explained to the promoter in private', async () => {
    const { stage } = setUp();
    await stage.member(channel, { status: 'left' }, admin);
    expect(stage.called('sendMessage').map(({ payload }) => payload['chat_id'])).toEqual([7]);
    expect(stage.texts()[0]).toContain('/follow @kabarserang bbc');
  });

  it.each([
    [{ status: 'administrator', can_post_messages: false }, 'paused'],
    [{ status: 'kicked' }, 'gone'],
    [{ status: 'restricted', is_member: false, can_send_messages: true }, 'gone'],
  ])(
    'to %j stops posting in a channel, and its manager is told whoever made the change',
    async (after, state) => {
      const { stage } = setUp(undefined, { managers: createManagers({ 8: [channel.id] }) });
      await stage.member(channel, admin, after, { ...ann, id: 9 });
      expect(stage.states).toEqual([[channel.id, state]]);
      const told = stage.called('sendMessage').filter(({ payload }) => payload['chat_id'] === 8);
      expect(told.map(({ payload }) => payload['text'])).toEqual([
        expect.stringContaining(state === 'gone' ? 'I was removed from' : 'I cannot post in'),
      ]);
    },
  );

  describe('in a paused group', () => {
    const muted = { id: -100, permissions: { can_send_messages: false } };
    const open = { id: -100, permissions: { can_send_messages: true } };
    /** A paused group with these facts, where person 7 is an administrator and Kabar a member. */
    const pausedGroup = (facts: object) => {
      const answers: Answers = (method, { user_id: who }) => {
        if (method === 'getChat') return { ...supergroup, ...facts };
        return method === 'getChatMember' ? { status: who === 7 ? 'administrator' : 'member' } : undefined;
      };
      return setUp(answers, { settingsOf: async (about) => ({ ...chatOf(about), state: 'paused' }) }).stage;
    };

    it('resumes posting when an administrator uses Kabar and members may post again', async () => {
      const stage = pausedGroup(open);
      await stage.say('/following', { chat: supergroup });
      expect(stage.states).toEqual([[supergroup.id, 'active']]);
      await stage.press('latest:0:5:', {
        message: { message_id: 1, date: 1, chat: supergroup, from: me, text: '…' },
      });
      expect(stage.states).toHaveLength(2);
    });

    it('does not resume posting while members are muted, or for a person who is no administrator', async () => {
      const stage = pausedGroup(muted);
      await stage.say('/following', { chat: supergroup });
      const other = pausedGroup(open);
      await other.say('/following', { chat: supergroup, from: { id: 8, is_bot: false, first_name: 'Bob' } });
      expect([...stage.states, ...other.states]).toEqual([]);
    });

    it('resumes posting when an administrator names the group in private', async () => {
      const stage = pausedGroup(open);
      await stage.say('/following -100123');
      expect(stage.states).toContainEqual([supergroup.id, 'active']);
    });
  });

  it('moves the follows of a group that becomes a supergroup', async () => {
    const { stage } = setUp();
    await stage.say(undefined, {
      chat: { id: -5, type: 'group', title: 'Warga' },
      migrate_to_chat_id: -1_005,
    });
    expect(stage.migrated).toEqual([[-5, -1_005]]);
    expect(stage.calls).toEqual([]);
  });

  it("is recognised by the bot's own identity", () => {
    expect(setUp().stage.bot.botInfo).toEqual(me);
  });
});
