import { describe, expect, it } from 'vitest';
import { createUnfollow } from '../../../commands/subscriber/unfollow.ts';
import { codePoints } from '../../../src/text/escape.ts';
import {
  channel,
  chatOf,
  createTalk,
  createWorld,
  feedOf,
  group,
  mayPostIn,
  person,
  type FakeFeed,
} from '../fakes.ts';

const setUp = (feeds?: FakeFeed[]) => {
  const world = createWorld(feeds);
  return { ...world, command: createUnfollow(world.following) };
};

const feeds = Array.from({ length: 20 }, (_, index) => feedOf(index + 1));
const [one = feedOf(1), two = feedOf(2)] = feeds;
const data = (words: string, buttons: { text: string }[]) => {
  const button = buttons.find(({ text }) => text === words);
  return button !== undefined && 'callback' in button ? String(button.callback) : '';
};

describe('/unfollow', () => {
  it.each([
    ['its number', '2'],
    ['its address', 'koran2.example/rss'],
    ['its site', 'https://www.koran2.example'],
    ['its title in any case', 'kORAN 2'],
  ])('unfollows a source named by %s', async (_, said) => {
    const { command, followed, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask(said));
    expect(talk.last()).toBe('All right, no more stories from Koran 2.');
    expect(followed.get(7)).toEqual([one.sourceId]);
  });

  it('asks which source is meant when several match, and says when none matches', async () => {
    const { command, followed, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask('koran'));
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Koran 1', 'Koran 2']);
    await command.run(talk.ask('tabloid'));
    expect(talk.last()).toMatch(/I cannot find "(tabloid|99)" in the list/);
    await command.run(talk.ask('99'));
    expect(talk.last()).toMatch(/I cannot find "(tabloid|99)" in the list/);
    expect(followed.get(7)).toHaveLength(2);
  });

  it.each([
    ['1 2', ['Koran 1', 'Koran 2']],
    ['1,3', ['Koran 1', 'Koran 3']],
    ['2-4', ['Koran 2', 'Koran 3', 'Koran 4']],
    ['1, 3 - 4', ['Koran 1', 'Koran 3', 'Koran 4']],
    ['2 dan 4', ['Koran 2', 'Koran 4']],
    ['koran 2, koran3.example', ['Koran 2', 'Koran 3']],
  ])('unfollows several sources named as %j', async (said, titles) => {
    const { command, followed, follow } = setUp(feeds);
    follow(7, ...feeds);
    const talk = createTalk();
    await command.run(talk.ask(said));
    const gone = new Set(feeds.filter(({ title }) => titles.includes(title)).map(({ sourceId }) => sourceId));
    expect(followed.get(7)).toEqual(
      feeds.map(({ sourceId }) => sourceId).filter((sourceId) => !gone.has(sourceId)),
    );
    for (const title of titles) expect(talk.last()).toContain(title);
  });

  it('unfollows the sources it finds and names those it does not find', async () => {
    const { command, followed, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask('1 7'));
    expect(followed.get(7)).toEqual([two.sourceId]);
    expect(talk.last()).toBe(
      'All right, no more stories from Koran 1.\n\nI cannot find "7" in the list. The list is in /following.',
    );
  });

  it.each(['semua', 'All'])('asks for confirmation before unfollowing everything (%s)', async (said) => {
    const { command, followed, follow } = setUp([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await command.run(talk.ask(said));
    expect(followed.get(7)).toHaveLength(2);
    await command.press?.(talk.press(talk.data('No, keep them')));
    expect(talk.last()).toBe('All right, nothing has changed.');
    await command.run(talk.ask(said));
    await command.press?.(talk.press(talk.data('Yes, all of them')));
    expect(followed.get(7)).toEqual([]);
  });

  it.each([
    ['id', /dan 170 lainnya tidak akan saya kirim lagi\.$/],
    ['en', /and 170 others\.$/],
  ] as const)('names thirty of two hundred, and counts the others, in %s', async (language, end) => {
    const title = '👨‍👩‍👧‍👦'.repeat(50);
    const many = Array.from({ length: 200 }, (_, at) => feedOf(at + 1, { title }));
    const { command, follow } = setUp(many);
    follow(person.id, ...many);
    const talk = createTalk();
    const settings = { ...chatOf(person), language };
    await command.run(talk.ask('1-200', { settings }));
    expect(talk.last()).toMatch(end);
    expect(codePoints(talk.last())).toBeLessThanOrEqual(4_096);
  });

  it('keeps the buttons of the other sources after each press', async () => {
    const { command, followed, follow } = setUp(feeds);
    follow(7, ...feeds.slice(0, 3));
    const talk = createTalk();
    await command.run(talk.ask(''));
    for (const title of ['Koran 2', 'Koran 1']) {
      await command.press?.(talk.press(data(title, talk.buttons())));
      expect(talk.last()).toMatch(new RegExp(`^All right, no more stories from ${title}\\.`));
    }
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Koran 3']);
    expect(talk.sent).toHaveLength(1);
    expect(followed.get(7)).toHaveLength(1);
  });

  it('shows pages of eight buttons, each within 64 bytes', async () => {
    const { command, followed, follow } = setUp(feeds);
    follow(7, ...feeds);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.buttons()).toHaveLength(9);
    for (const page of [1, 2]) {
      await command.press?.(talk.press(data('›', talk.buttons())));
      expect(talk.buttons().map(({ text }) => text)).toContain(`Koran ${page * 8 + 1}`);
    }
    expect(talk.buttons().map(({ text }) => text)).toEqual([
      'Koran 17',
      'Koran 18',
      'Koran 19',
      'Koran 20',
      '‹',
    ]);
    for (const button of talk.buttons())
      expect(Buffer.byteLength('callback' in button ? button.callback : '')).toBeLessThanOrEqual(64);
    await command.press?.(talk.press(data('Koran 18', talk.buttons())));
    expect(talk.last()).toBe(
      'All right, no more stories from Koran 18.\n\nWhich one shall I stop following?',
    );
    expect(talk.buttons().map(({ text }) => text)).toContain('Koran 1');
    expect(followed.get(7)).toHaveLength(19);
  });

  it('checks the rights again at each press (invariant 8)', async () => {
    const { command, followed, follow } = setUp([one]);
    follow(channel.id, one);
    follow(group.id, one);
    const press = `unfollow:${one.sourceId}`;
    const former = createTalk({ rights: () => ({ ok: false, why: 'not-admin' }) });
    await command.press?.(former.press(`${press}:${channel.id}`));
    expect(former.toasts).toEqual([
      'You are no administrator there. Ask its owner to make you one who may post, then try again.',
    ]);
    const member = createTalk({ chat: group, admin: false });
    await command.press?.(member.press(`${press}:${group.id}`));
    expect(member.toasts).toEqual(['In a group, only administrators can do this.']);
    expect(followed.get(channel.id)).toHaveLength(1);
    expect(followed.get(group.id)).toHaveLength(1);
  });

  it('unfollows for a channel from a private chat and ignores malformed presses', async () => {
    const { command, followed, follow } = setUp([one]);
    follow(channel.id, one);
    const talk = createTalk({ rights: () => mayPostIn(channel) });
    await command.run(talk.ask('@kabarserang 1'));
    expect(talk.last()).toBe('All right, no more stories from Koran 1 in Kabar Serang.');
    expect(followed.get(channel.id)).toEqual([]);
    await command.run(talk.ask('@kabarserang 1'));
    expect(talk.last()).toBe('Nothing is followed in Kabar Serang yet.');
    for (const odd of [
      'unfollow:',
      'unfollow:page:x:-9',
      'unfollow:::::',
      `unfollow:page:7:${'9'.repeat(30)}`,
    ])
      await command.press?.(talk.press(odd));
    await command.run(createTalk().ask(''));
  });
});
