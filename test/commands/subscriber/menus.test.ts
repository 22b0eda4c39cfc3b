import { describe, expect, it } from 'vitest';
import { createFollowing } from '../../../commands/subscriber/following.ts';
import { createQuiet } from '../../../commands/subscriber/tuning/quiet.ts';
import { createSettings } from '../../../commands/subscriber/tuning/settings.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import { createTuning } from '../../../src/audience/tuning.ts';
import { languages } from '../../../src/i18n/language.ts';
import { parseTelegramHtml } from '../../message/telegram-html.ts';
import { chatOf, createTalk, createWorld, feedOf, person } from '../fakes.ts';

const feeds = [feedOf(1), feedOf(2)];

/** A person with two sources whose record is kept, and the commands that have menus. */
const setUp = () => {
  const world = createWorld(feeds);
  world.follow(person.id, ...feeds);
  let chat: Chat = {
    ...chatOf(person),
    quiet: { from: 1_320, to: 360 },
    digest: { at: [420] },
    follows: feeds.map(({ sourceId }, slot) => ({
      sourceId,
      slot,
      since: 1,
      filter: [{ not: true, any: ['judi'] }],
      digest: { at: [420] },
      top: 3,
    })),
  };
  const tuning = createTuning({
    chats: { update: async (_id, change) => (chat = change(chat) ?? chat) },
    defaults: { language: 'en', timeZone: 'Asia/Jakarta' },
    recheck: async () => {},
  });
  const list = async () =>
    (await world.following.list(person.id)).map((one) => {
      const follow = chat.follows.find(({ sourceId }) => sourceId === one.sourceId);
      return follow === undefined ? one : { ...one, wishes: follow };
    });
  const commands = [
    createSettings({
      tuning,
      zoneAt: async () => 'Asia/Makassar',
      zoneOfCity: async (said) => (said === 'Osaka' ? 'Asia/Tokyo' : undefined),
    }),
    createFollowing({ list, unfollow: world.following.unfollow, tuning }),
    createQuiet({ tuning }),
  ];
  return { commands, chat: () => chat };
};

describe('the menus', () => {
  it.each(languages)('lead somewhere by each of their buttons, in %s', async (language) => {
    const names = setUp().commands.map(({ name }) => name);
    const pressed = new Set<string>();
    const visit = async (name: string, data: string | undefined): Promise<void> => {
      const { commands, chat } = setUp();
      const command = commands.find((one) => one.name === name);
      const talk = createTalk();
      const settings = () => ({ ...chat(), language });
      if (data === undefined) await command?.run(talk.ask('', { settings: settings() }));
      else await command?.press?.(talk.press(data, { settings: settings(), messageId: 1 }));
      expect(talk.sent.length + talk.toasts.length).toBeGreaterThan(0);
      for (const { message } of talk.sent) {
        parseTelegramHtml(message.html);
        for (const button of (message.buttons ?? []).flat()) {
          expect(button.text.trim()).not.toBe('');
          if (!('callback' in button)) continue;
          expect(Buffer.byteLength(button.callback)).toBeLessThanOrEqual(64);
          expect(names).toContain(button.callback.split(':')[0]);
          if (pressed.has(button.callback)) continue;
          pressed.add(button.callback);
          await visit(button.callback.split(':')[0] ?? '', button.callback);
        }
      }
    };
    for (const name of names) await visit(name, undefined);
    expect(pressed.size).toBeGreaterThan(30);
  });

  it('set what their buttons say', async () => {
    const { commands, chat } = setUp();
    const talk = createTalk();
    const [settings, following] = commands;
    await settings?.press?.(talk.press('settings:look:compact:7', { settings: chat() }));
    await settings?.press?.(talk.press('settings:sound:breaking:7', { settings: chat() }));
    await settings?.press?.(talk.press('settings:source:hidden:7', { settings: chat() }));
    expect(chat()).toMatchObject({ look: 'compact', sound: 'breaking', hidesSource: true });
    const [first] = feeds;
    await following?.press?.(talk.press(`following:mute1:${first?.sourceId}:7`));
    await following?.press?.(talk.press(`following:top10:${first?.sourceId}:7`));
    await following?.press?.(talk.press(`following:nofilter:${first?.sourceId}:7`));
    expect(chat().follows[0]).toMatchObject({ top: 10, mutedUntil: expect.any(Number) });
    expect(chat().follows[0]?.filter).toBeUndefined();
    expect(chat().follows[1]).toMatchObject({ top: 3, filter: expect.any(Array) });
  });

  it('take the zone of a place that somebody sends', async () => {
    const { commands, chat } = setUp();
    const talk = createTalk();
    const heard = {
      ...talk.ask(''),
      messageId: 1,
      isForwarded: false,
      wordless: 'other' as const,
      location: { latitude: -5.1, longitude: 119.4 },
    };
    expect(await commands[0]?.hear?.(heard)).toBe(true);
    expect(chat().timeZone).toBe('Asia/Makassar');
  });
});
