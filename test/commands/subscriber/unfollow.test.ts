import { describe, expect, it } from 'vitest';
import { unfollow } from '../../../commands/subscriber/unfollow.ts';
import { channel, createPorts, createTalk, feedOf, group } from '../fakes.ts';

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
  ])('stops what is meant by %s', async (_, said) => {
    const { ports, followed, follow } = createPorts([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await unfollow.run(talk.ask(said), ports);
    expect(talk.last()).toBe('All right, no more stories from Koran 2.');
    expect(followed.get(7)).toEqual([one.sourceId]);
  });

  it('asks which one where several fit, and says where none does', async () => {
    const { ports, followed, follow } = createPorts([one, two]);
    follow(7, one, two);
    const talk = createTalk();
    await unfollow.run(talk.ask('koran'), ports);
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Koran 1', 'Koran 2']);
    await unfollow.run(talk.ask('tabloid'), ports);
    expect(talk.last()).toContain('not followed here');
    await unfollow.run(talk.ask('99'), ports);
    expect(talk.last()).toContain('not followed here');
    expect(followed.get(7)).toHaveLength(2);
  });

  it('offers buttons in pages of eight, each within 64 bytes', async () => {
    const { ports, followed, follow } = createPorts(feeds);
    follow(7, ...feeds);
    const talk = createTalk();
    await unfollow.run(talk.ask(''), ports);
    expect(talk.buttons()).toHaveLength(9);
    for (const page of [1, 2]) {
      await unfollow.press?.(talk.press(data('›', talk.buttons())), ports);
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
    await unfollow.press?.(talk.press(data('Koran 18', talk.buttons())), ports);
    expect(talk.last()).toBe('All right, no more stories from Koran 18.');
    expect(followed.get(7)).toHaveLength(19);
  });

  it('checks the rights again at each press (invariant 8)', async () => {
    const { ports, followed, follow } = createPorts([one]);
    follow(channel.id, one);
    follow(group.id, one);
    const press = `unfollow:${one.sourceId}`;
    const former = createTalk({ rights: () => ({ ok: false, why: 'not-admin' }) });
    await unfollow.press?.(former.press(`${press}:${channel.id}`), ports);
    expect(former.toasts).toEqual(['Only an administrator there can do this.']);
    const member = createTalk({ chat: group, admin: false });
    await unfollow.press?.(member.press(`${press}:${group.id}`), ports);
    expect(member.toasts).toEqual(['In a group, only administrators can do this.']);
    expect(followed.get(channel.id)).toHaveLength(1);
    expect(followed.get(group.id)).toHaveLength(1);
  });

  it('stops for a channel from a private chat, and survives odd presses', async () => {
    const { ports, followed, follow } = createPorts([one]);
    follow(channel.id, one);
    const talk = createTalk({ rights: () => ({ ok: true, chat: channel }) });
    await unfollow.run(talk.ask('@kabarserang 1'), ports);
    expect(followed.get(channel.id)).toEqual([]);
    for (const odd of [
      'unfollow:',
      'unfollow:page:x:-9',
      'unfollow:::::',
      `unfollow:page:7:${'9'.repeat(30)}`,
    ])
      await unfollow.press?.(talk.press(odd), ports);
    await unfollow.run(createTalk().ask(''), ports);
  });
});
