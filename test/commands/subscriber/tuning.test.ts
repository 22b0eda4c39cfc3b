import { describe, expect, it } from 'vitest';
import { createDigest } from '../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../commands/subscriber/tuning/filter.ts';
import { createMode, readMode } from '../../../commands/subscriber/tuning/mode.ts';
import { createMute } from '../../../commands/subscriber/tuning/mute.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import { createTuning } from '../../../src/audience/tuning.ts';
import { channel, chatOf, createTalk, createWorld, feedOf, now, person } from '../fakes.ts';

const dayMs = 86_400_000;
const feeds = [feedOf(1, { title: 'Sunday Times' }), feedOf(2, { title: 'Harian Dua' })];

/** A person who follows two papers, and whose record is kept. */
const setUp = () => {
  const world = createWorld(feeds);
  world.follow(person.id, ...feeds);
  let chat: Chat = {
    ...chatOf(person),
    follows: feeds.map(({ sourceId }, slot) => ({ sourceId, slot, since: 1 })),
  };
  const tuning = createTuning({
    chats: { update: async (_id, change) => (chat = change(chat) ?? chat) },
    defaults: { language: 'en', timeZone: 'Asia/Jakarta' },
    recheck: async () => {},
  });
  const { list } = world.following;
  return {
    talk: createTalk(),
    filter: createFilter({ list, tuning }),
    mute: createMute({ list, tuning }),
    mode: createMode({ list, tuning }),
    world,
    digest: createDigest({ list, tuning, digestNow: async () => 0 }),
    chat: () => chat,
  };
};

describe('/digest', () => {
  it('takes a number before a time for a source of the list', async () => {
    const { talk, digest, chat } = setUp();
    await digest.run(talk.ask('2 07:00'));
    expect(chat().digest).toBeUndefined();
    expect(chat().follows.map((follow) => follow.digest)).toEqual([undefined, { at: [420] }]);
    await digest.run(talk.ask('7 18'));
    expect(chat().digest).toEqual({ at: [420, 1_080] });
  });
});

describe('/mute', () => {
  it('takes the name of a paper that is called after a day for a name', async () => {
    const { talk, mute, chat } = setUp();
    await mute.run(talk.ask('sunday times'));
    expect(chat().follows[0]?.mutedUntil).toBe(now + dayMs);
  });

  it('lasts until a day that is named', async () => {
    const { talk, mute, chat } = setUp();
    await mute.run(talk.ask('harian dua until 7 May 2023'));
    expect(chat().follows[1]?.mutedUntil).toBe(Date.parse('2023-05-06T17:00Z'));
  });

  it.each(['', '0d', 'harian dua until 1 May 2020', '2 9999d'])(
    '%j is answered with an example',
    async (typed) => {
      const { talk, mute, chat } = setUp();
      await mute.run(talk.ask(typed));
      expect(talk.last()).toContain('/mute bbc 1d');
      expect(chat().follows.every((follow) => follow.mutedUntil === undefined)).toBe(true);
    },
  );
});

describe('/filter', () => {
  it('answers words that are neither a source nor signed with an example', async () => {
    const { talk, filter, chat } = setUp();
    await filter.run(talk.ask('football'));
    expect(talk.last()).toContain('/filter bbc -football');
    expect(chat().filter).toBeUndefined();
  });
});

describe('/mode', () => {
  it.each<[string, ReturnType<typeof readMode>]>([
    ['detik tunda 30', { mode: { kind: 'delay', minutes: 30 }, source: 'detik' }],
    ['detik tunda 2 jam', { mode: { kind: 'delay', minutes: 120 }, source: 'detik' }],
    ['2 delayed by 45 minutes', { mode: { kind: 'delay', minutes: 45 }, source: '2' }],
    ['harian satu at once', { mode: { kind: 'at once' }, source: 'harian satu' }],
    ['detik langsung', { mode: { kind: 'at once' }, source: 'detik' }],
    ['detik tunda', { mode: { kind: 'delay', minutes: 0 }, source: 'detik' }],
    ['detik', undefined],
    ['', undefined],
  ])('%j is read', (typed, read) => {
    expect(readMode(typed)).toEqual(read);
  });

  it('is for channels and groups, and asks for a delay that makes sense', async () => {
    const { talk, mode, chat } = setUp();
    await mode.run(talk.ask('2 delay 30'));
    expect(talk.last()).toMatch(/for channels and groups/);
    const away = createTalk({ chat: channel, admin: true });
    await mode.run(away.ask('harian dua delay 4'));
    expect(away.last()).toMatch(/at least 5 and at most 1440 minutes/);
    expect(chat().follows.map(({ delay }) => delay)).toEqual([undefined, undefined]);
  });

  it('sets and takes away the delay of a source', async () => {
    const { mode, chat, world } = setUp();
    world.follow(channel.id, ...feeds);
    const talk = createTalk({ chat: channel, admin: true });
    await mode.run(talk.ask('harian dua delay 30'));
    expect(chat().follows.map(({ delay }) => delay)).toEqual([undefined, 30]);
    await mode.run(talk.ask('harian dua at once'));
    expect(chat().follows.map(({ delay }) => delay)).toEqual([undefined, undefined]);
  });
});
