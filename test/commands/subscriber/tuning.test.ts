import { describe, expect, it } from 'vitest';
import { createDigest } from '../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../commands/subscriber/tuning/filter.ts';
import { createMute, createUnmute } from '../../../commands/subscriber/tuning/mute.ts';
import { createQuiet } from '../../../commands/subscriber/tuning/quiet.ts';
import { createTop } from '../../../commands/subscriber/tuning/top.ts';
import { createMode, readMode } from '../../../commands/subscriber/tuning/mode.ts';
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
    unmute: createUnmute({ list, tuning }),
    top: createTop({ list, tuning }),
    quiet: createQuiet({ tuning }),
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

describe('a time that cannot be read', () => {
  it.each([
    ['digest', '25:00', /^I cannot find a time in "25:00"\. [^]*\/digest 07:00 18:00/],
    ['digest', 'tomorrow', /^I cannot find a time in "tomorrow"\./],
    ['quiet', 'night', /^I cannot find a first and a last hour in "night"\.[^]*\/quiet 22:00-06:00/],
  ] as const)('is named by /%s %s, with an example', async (name, typed, is) => {
    const up = setUp();
    await up[name].run(up.talk.ask(typed));
    expect(up.talk.last()).toMatch(is);
  });
});

describe('/top', () => {
  it.each(['5', 'all 5', 'semua 5'])('%j is for each source', async (typed) => {
    const { talk, top, chat } = setUp();
    await top.run(talk.ask(typed));
    expect(talk.last()).toMatch(/^Done\. At most 5 stories a day from each source\./);
    expect(chat().follows.map((follow) => follow.top)).toEqual([5, 5]);
    await top.run(talk.ask('off'));
    expect(chat().follows.map((follow) => follow.top)).toEqual([undefined, undefined]);
  });

  it.each(['harian dua five', 'harian dua 0', 'harian dua'])(
    '%j is answered with what a number is',
    async (typed) => {
      const { talk, top, chat } = setUp();
      await top.run(talk.ask(typed));
      expect(talk.last()).toMatch(/^Write the number in digits, from 1 to 100\.\n\nLimit/);
      expect(chat().follows[1]?.top).toBeUndefined();
    },
  );
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

  it.each([
    ['harian dua until tomorrow morning', '2023-05-05T23:00Z'],
    ['harian dua tonight', '2023-05-05T11:00Z'],
  ])('%j lasts until that part of the day begins', async (typed, until) => {
    const { talk, mute, chat } = setUp();
    await mute.run(talk.ask(typed));
    expect(chat().follows[1]?.mutedUntil).toBe(Date.parse(until));
  });

  it('takes "all" for every source that is followed, and so does /unmute', async () => {
    const { talk, mute, unmute, chat } = setUp();
    await mute.run(talk.ask('semua 1d'));
    expect(talk.last()).toMatch(/^Done, every source is muted until /);
    expect(chat().follows.map(({ mutedUntil }) => mutedUntil)).toEqual([now + dayMs, now + dayMs]);
    await unmute.run(talk.ask('all', { settings: chat() }));
    expect(talk.last()).toBe('No source is muted any more.');
    expect(chat().follows.every((follow) => follow.mutedUntil === undefined)).toBe(true);
  });

  it.each([
    ['', /^Mute a source/],
    ['0d', /^Mute a source/],
    ['harian dua until 1 May 2020', /^That time is over\./],
    ['2 9999d', /^A year is the most\./],
    ['harian dua 100 years', /^A year is the most\./],
    ['harian dua forever', /^I cannot find a time in "forever"\./],
    ['all forever', /^I cannot find a time in "forever"\./],
  ])('%j is answered with what is wrong, and an example', async (typed, why) => {
    const { talk, mute, chat } = setUp();
    await mute.run(talk.ask(typed));
    expect(talk.last()).toMatch(why);
    expect(talk.last()).toContain('/mute bbc 1d');
    expect(chat().follows.every((follow) => follow.mutedUntil === undefined)).toBe(true);
  });
});

describe('/filter', () => {
  it.each([
    ['football', '/filter -football'],
    ['online gambling', '/filter -"online gambling"'],
    ['harian dua football', '/filter 2 -football'],
  ])(
    'asks of %j, which is neither a source nor signed, in one message whether %j is meant',
    async (typed, is) => {
      const { talk, filter, chat } = setUp();
      await filter.run(talk.ask(typed));
      expect(talk.texts()).toEqual([
        `I cannot find "${typed}" in the list. Did you mean ${is}? The list is in /following.`,
      ]);
      expect(chat().filter).toBeUndefined();
    },
  );

  it.each(['2 +', '-', '2 -"!"', '""', '2 author:', '+'])(
    'answers a filter without a word (%j) in one sentence with an example, and changes nothing',
    async (typed) => {
      const { talk, filter, chat } = setUp();
      const before = chat();
      await filter.run(talk.ask(typed));
      expect(talk.texts()).toEqual(['There is no word in that filter. Write /filter bbc -football']);
      expect(chat()).toEqual(before);
    },
  );

  it('says which filter a new one replaces, and how to have both', async () => {
    const { talk, filter, chat } = setUp();
    await filter.run(talk.ask('2 -football'));
    expect(talk.last()).toBe('Done. Filter for Harian Dua: -football');
    await filter.run(talk.ask('2 -tennis', { settings: chat() }));
    expect(talk.last()).toBe(
      'Done. Filter for Harian Dua: -tennis\nIt replaces -football. For both: /filter 2 -football -tennis',
    );
    await filter.run(talk.ask('all -football', { settings: chat() }));
    expect(chat().filter).toEqual([{ not: true, any: ['football'] }]);
    await filter.run(talk.ask('-football -tennis', { settings: chat() }));
    expect(talk.last()).toBe('Done. Filter for every source: -football -tennis');
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
