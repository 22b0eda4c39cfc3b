import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../commands/readme-table.ts';
import { words } from '../../../src/message/words.ts';
import { createStart } from '../../../commands/subscriber/start.ts';
import { commandsOf, createTalk, createWorld, feedOf, type FakeFeed, group, sourceOf } from '../fakes.ts';

const one = feedOf(1);
const two = feedOf(2);
const setUp = (feeds: FakeFeed[] = [], titles: string[] = []) => {
  const world = createWorld(feeds, { sources: [sourceOf('BBC News', feeds)] });
  const command = createStart({
    catalogue: world.catalogue,
    has: world.following.has,
    followKnown: world.following.followKnown,
    list: world.following.list,
    chatTitles: async () => titles,
    showSaved: async (ask) => void (await ask.reply(words('what was saved'))),
    talk: world.talk(),
  });
  return { ...world, command };
};
const { commands } = commandsOf(createWorld());
const help = commands.find(({ name }) => name === 'help');

describe('/start', () => {
  it('greets a person by name and offers groups, channels and first sources', async () => {
    const { command, ...world } = setUp([one, two]);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.texts()[0]).toContain('Hello, Ann!');
    expect(talk.sent[0]?.message.buttons?.flat().map((button) => 'url' in button && button.url)).toEqual([
      'https://t.me/KabarBot?startgroup=kabar',
      'https://t.me/KabarBot?startchannel&admin=post_messages+edit_messages+delete_messages',
    ]);
    expect(talk.last()).toMatch(/Where shall we start/);
    const sources = commandsOf(world).commands.find(({ name }) => name === 'sources');
    await sources?.press?.(talk.press(talk.data('BBC News')));
    expect(world.followed.get(7)).toEqual([one.sourceId]);
  });

  it.each([
    ['the id of a feed', one.sourceId],
    ['an address in base64url', Buffer.from(one.address).toString('base64url')],
  ])('follows a feed from a deep link with %s', async (_, payload) => {
    const { command, followed } = setUp([one]);
    const talk = createTalk();
    await command.run(talk.ask(payload));
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(talk.texts()[0]).toContain('Done!');
  });

  it.each(['x', 'f00', '%%%', Buffer.from('javascript:alert(1)').toString('base64url'), 'a'.repeat(4_000)])(
    'greets a person when the payload is invalid (%#)',
    async (payload) => {
      const { command, asked } = setUp([one]);
      const talk = createTalk();
      await command.run(talk.ask(payload));
      expect(talk.texts()[0]).toContain('Hello');
      expect(asked).toEqual([]);
    },
  );

  it('lets only administrators follow from a deep link in a group', async () => {
    const { command, asked } = setUp([one]);
    await command.run(createTalk({ chat: group, admin: false }).ask(one.sourceId));
    expect(asked).toEqual([]);
    await command.run(createTalk({ chat: group, admin: true }).ask(one.sourceId));
    expect(asked).toHaveLength(1);
  });
});

describe('who comes back', () => {
  it('is welcomed with what they still follow, and not asked to begin', async () => {
    const { command, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.texts()).toEqual([
      'Welcome back, Ann! 2 sources are still followed. See /following, and /latest for the newest headlines.',
    ]);
  });

  it('to a channel of theirs before their first message is told that Kabar is in there', async () => {
    const { command } = setUp([one], ['Kanal Sari']);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.texts()[0]).toContain('I am already in Kanal Sari.');
  });
});

describe('the list of commands', () => {
  it('appears in /help with each usage, and with private commands only in private chats', async () => {
    const talk = createTalk();
    await help?.run(talk.ask(''));
    for (const { name, isHidden, operatorsOnly } of commands)
      if (!isHidden && !operatorsOnly) expect(talk.last()).toContain(`/${name}`);
    // What is the operators' is no news to others.
    expect(talk.last()).not.toContain('/admin');
    const inGroup = createTalk({ chat: group });
    await help?.run(inGroup.ask(''));
    expect(inGroup.last()).not.toContain('/broadcast');
    expect(inGroup.last()).toContain('/latest [number | source | words]');
  });

  it('matches the table of commands in docs/commands.md', () => {
    const rows = commandTable(commands).split('\n');
    expect(rows).toHaveLength(commands.filter(({ isHidden }) => !isHidden).length + 2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });

  it("keeps within Telegram's rules for menus", () => {
    for (const { name, descriptions } of commands) {
      expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
      for (const words of Object.values(descriptions)) expect(words.length).toBeLessThanOrEqual(256);
    }
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});
