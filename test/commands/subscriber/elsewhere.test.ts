import { describe, expect, it } from 'vitest';
import { createForget } from '../../../commands/subscriber/export/forget.ts';
import { createFollowing } from '../../../commands/subscriber/following.ts';
import { createSources } from '../../../commands/subscriber/sources.ts';
import { createDigest } from '../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../commands/subscriber/tuning/filter.ts';
import { createMute } from '../../../commands/subscriber/tuning/mute.ts';
import { createQuiet } from '../../../commands/subscriber/tuning/quiet.ts';
import { createSettings } from '../../../commands/subscriber/tuning/settings.ts';
import { createTop } from '../../../commands/subscriber/tuning/top.ts';
import { createUnfollow } from '../../../commands/subscriber/unfollow.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import type { ChatFacts } from '../../../src/audience/chat.ts';
import { channel, chatOf, createSlips, createTalk, createWorld, feedOf, mayPostIn } from '../fakes.ts';

const feed = feedOf(1);
const tuning: Tuning = { chat: async (about) => chatOf(about), follows: async () => undefined };

/** Every command of a channel's settings, as its administrator types it in private. */
const setUp = (chat: ChatFacts = channel) => {
  const world = createWorld([feed]);
  world.follow(chat.id, feed);
  const { list, unfollow } = world.following;
  const needs = { ...world.following, tuning, digestNow: async () => 0 };
  const commands = [
    createFollowing({ list, unfollow, tuning }),
    createFilter(needs),
    createMute(needs),
    createTop(needs),
    createDigest(needs),
    createQuiet(needs),
    createUnfollow(needs),
    createSettings({ tuning, zoneAt: async () => undefined, zoneOfCity: async () => undefined }),
    createForget({ forget: async () => {}, slips: createSlips() }),
    createSources({ ...needs, catalogue: world.catalogue, talk: world.talk() }),
  ];
  const talk = createTalk({ rights: () => mayPostIn(chat) });
  const command = (name: string) => commands.find((one) => one.name === name);
  return {
    talk,
    say: async (name: string, rest: string) => {
      await command(name)?.run(talk.ask(rest));
      return talk.last();
    },
    press: async (data: string) => {
      await command(data.slice(0, data.indexOf(':')))?.press?.(talk.press(data));
      return talk.last();
    },
  };
};

describe('what is said of a channel names it', () => {
  it.each(['filter', 'mute', 'top', 'digest', 'quiet', 'settings', 'forget', 'sources'])(
    'in every example below /%s',
    async (name) => {
      const said = await setUp().say(name, '@kabarserang');
      const examples = said.match(/\/[a-z]+ ?\S*/g) ?? [];
      expect(examples.length).toBeGreaterThan(0);
      for (const one of examples) expect(one).toMatch(/^\/[a-z]+ @kabarserang$/);
      expect(said).toContain('Kabar Serang');
    },
  );

  it('on the page of one of its sources, where its settings are changed', async () => {
    const { talk, say, press } = setUp();
    await say('following', '@kabarserang');
    expect(await press(talk.data('1'))).toContain('/filter @kabarserang 1 -word');
  });

  it('where one of its sources is to be chosen, or is not found', async () => {
    const { say } = setUp();
    expect(await say('unfollow', '@kabarserang')).toBe('Which one shall I stop following in Kabar Serang?');
    expect(await say('mute', '@kabarserang nobody')).toContain('The list is in /following @kabarserang.');
  });

  it('without an example where no command could name it', async () => {
    const { username: _none, ...nameless } = channel;
    const { say } = setUp(nameless);
    expect(await say('settings', '-1001234567')).not.toContain('/settings');
    expect(await say('forget', '-1001234567')).not.toContain('/export');
  });
});
