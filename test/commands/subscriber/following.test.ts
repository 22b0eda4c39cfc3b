import { describe, expect, it } from 'vitest';
import { createFollowing } from '../../../commands/subscriber/following.ts';
import { codePoints } from '../../../src/text/escape.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { channel, group, createWorld, createTalk, mayPostIn, feedOf, type FakeFeed, now } from '../fakes.ts';

const setUp = (feeds?: FakeFeed[]) => {
  const world = createWorld(feeds);
  return {
    ...world,
    command: createFollowing({ ...world.following, tuning: { follows: async () => undefined } }),
  };
};

describe('/following', () => {
  it('numbers the followed sources with their last news and their troubles', async () => {
    const one = feedOf(1, { lastNewsAt: now - 3_600_000 });
    const two = feedOf(2, { failing: { since: now, why: 'time-out' } });
    const { command, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.last()).toBe(
      [
        '2 sources followed here',
        '1. Koran 1\nLast story: 1 hour ago',
        '2. Koran 2\nNo stories yet\n⚠️ Unreadable since Friday, 5 May 2023, 13:23 WIB. The site took too long to answer. Try again in a little while.',
      ].join('\n\n'),
    );
  });

  it('counts the stories that were too old to send, in the language of the chat', async () => {
    const feeds = [feedOf(1, { passedOver: 1 }), feedOf(2, { passedOver: 12 })];
    const { command, follow } = setUp(feeds);
    follow(7, ...feeds);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.last()).toContain('No stories yet\n1 story was too old to be sent when first seen here');
    expect(talk.last()).toContain('12 stories were too old to be sent when first seen here');
    const item = { title: 'Koran', address: 'https://koran.example/rss', passedOver: 12 };
    expect(textsFor('id').following.item(item, false)).toContain(
      '12 berita lama yang baru muncul tidak dikirim',
    );
  });

  it('splits a long list between sources, within the limit of a message', async () => {
    const feeds = Array.from({ length: 100 }, (_, at) =>
      feedOf(at + 1, { title: `${'Koran & '.repeat(12)}${at + 1}` }),
    );
    const { command, follow } = setUp(feeds);
    follow(7, ...feeds);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.sent.length).toBeGreaterThan(1);
    for (const { message } of talk.sent) {
      expect(codePoints(message.plain)).toBeLessThanOrEqual(4_096);
      expect(message.html.match(/<b>/g)?.length).toBe(message.html.match(/<\/b>/g)?.length);
    }
    expect(talk.last()).toContain('100. ');
  });

  it('shows the follows of a channel to its administrators only', async () => {
    const one = feedOf(1);
    const { command, follow } = setUp([one]);
    follow(channel.id, one);
    const admin = createTalk({ rights: () => mayPostIn(channel) });
    await command.run(admin.ask('@kabarserang'));
    expect(admin.last()).toMatch(/^1 source followed in Kabar Serang\n[^]*1\. Koran 1/);
    const stranger = createTalk({ rights: () => ({ ok: false, why: 'not-admin' }) });
    await command.run(stranger.ask('@kabarserang'));
    expect(stranger.texts()).toEqual(['Only an administrator there can do this.']);
  });

  it('shows what counts for all that is followed below the heading', async () => {
    const one = feedOf(1);
    const { command, follow } = setUp([one]);
    follow(7, one);
    const talk = createTalk();
    const settings = {
      ...talk.ask('').settings,
      filter: [{ not: true as const, any: ['judi'] }],
      digest: { at: [420] },
      quiet: { from: 1_320, to: 360 },
    };
    await command.run(talk.ask('', { settings }));
    expect(talk.last()).toMatch(
      /^1 source followed here\nFilter for all: -judi\nDigest: 07:00, every day\nQuiet hours: 22:00 to 06:00\n\n1\. /,
    );
  });

  it('tells a member of a group that its administrators begin', async () => {
    const talk = createTalk({ chat: group, admin: false });
    await setUp().command.run(talk.ask(''));
    expect(talk.last()).toBe(
      'Nothing is followed in this group yet. Its administrators can start with /follow.',
    );
  });

  it('shows a chat without follows how to begin', async () => {
    const talk = createTalk();
    await setUp().command.run(talk.ask(''));
    expect(talk.last()).toContain('/follow');
  });
});
