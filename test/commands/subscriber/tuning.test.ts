import { describe, expect, it } from 'vitest';
import { createDigest } from '../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../commands/subscriber/tuning/filter.ts';
import { createMute } from '../../../commands/subscriber/tuning/mute.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import { createTuning } from '../../../src/audience/tuning.ts';
import { chatOf, createTalk, createWorld, feedOf, now, person } from '../fakes.ts';

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
