import { describe, expect, it } from 'vitest';
import type { Rights } from '../../../src/telegram/command.ts';
import { broadcast } from '../../../commands/channel/broadcast.ts';
import { channel, createPorts, createTalk, group } from '../fakes.ts';

const may: Rights = { ok: true, chat: channel };
const replied = { messageId: 31 };

const prepare = async (copy?: (messageIds: number[], to: number) => Promise<boolean>) => {
  let rights: Rights = may;
  const world = createPorts();
  const talk = createTalk({ rights: () => rights, ...(copy !== undefined && { copy }) });
  await broadcast.run(talk.ask('@kabarserang', { replied }), world.ports);
  return {
    ...world,
    talk,
    posts: () => talk.copied.filter(({ to }) => to === channel.id),
    lose: (why: Rights) => (rights = why),
  };
};

describe('/broadcast', () => {
  it('shows a preview, and posts once it is confirmed', async () => {
    const { ports, talk, posts } = await prepare();
    expect(talk.copied).toEqual([{ messageIds: [31], to: 7 }]);
    expect(talk.last()).toContain('will go to Kabar Serang');
    await broadcast.press?.(talk.press(talk.data('Send')), ports);
    expect(posts()).toEqual([{ messageIds: [31], to: channel.id }]);
    expect(talk.texts()).toEqual(['Posted in Kabar Serang.']);
  });

  it('posts a whole album', async () => {
    const { ports } = createPorts();
    for (const messageId of [31, 32, 33]) await ports.albums.note(7, 'a1', messageId);
    const talk = createTalk({ rights: () => may });
    await broadcast.run(talk.ask('@kabarserang', { replied: { messageId: 32, album: 'a1' } }), ports);
    await broadcast.press?.(talk.press(talk.data('Send')), ports);
    expect(talk.copied.map(({ messageIds }) => messageIds)).toEqual([
      [31, 32, 33],
      [31, 32, 33],
    ]);
  });

  it('posts once where the button is pressed twice at the same time', async () => {
    const { ports, talk, posts } = await prepare();
    const data = talk.data('Send');
    await Promise.all([
      broadcast.press?.(talk.press(data), ports),
      broadcast.press?.(talk.press(data), ports),
    ]);
    expect(posts()).toHaveLength(1);
    expect(talk.toasts).toHaveLength(1);
  });

  it('is for the person who wrote it alone, and can be called off', async () => {
    const { ports, talk, posts } = await prepare();
    const data = talk.data('Send');
    await broadcast.press?.(talk.press(data, { userId: 8 }), ports);
    expect(posts()).toEqual([]);
    await broadcast.press?.(talk.press(talk.data('Cancel')), ports);
    expect(talk.last()).toBe('Cancelled. Nothing was sent.');
    await broadcast.press?.(talk.press(data), ports);
    expect(posts()).toEqual([]);
    expect(talk.toasts).toHaveLength(2);
  });

  it('checks the rights again at confirmation, and keeps the draft (invariant 8)', async () => {
    const { ports, talk, posts, lose } = await prepare();
    const data = talk.data('Send');
    lose({ ok: false, why: 'not-admin' });
    await broadcast.press?.(talk.press(data), ports);
    expect(posts()).toEqual([]);
    expect(talk.toasts).toEqual(['Only an administrator there can do this.']);
    lose(may);
    await broadcast.press?.(talk.press(data), ports);
    expect(posts()).toHaveLength(1);
  });

  it.each(['refuses', 'breaks'])('lets the person try again where Telegram %s', async (what) => {
    let isDown = true;
    const { ports, talk, posts } = await prepare(async (_, to) => {
      if (!isDown || to !== channel.id) return true;
      if (what === 'breaks') throw new Error('reset');
      return false;
    });
    await broadcast.press?.(talk.press(talk.data('Send')), ports).catch(() => {});
    expect(talk.last()).toContain('could not go to Kabar Serang');
    isDown = false;
    await broadcast.press?.(talk.press(talk.data('Send')), ports);
    expect(talk.last()).toBe('Posted in Kabar Serang.');
    expect(posts()).toHaveLength(2);
  });

  it('says how to use it, and that a message cannot be copied', async () => {
    const { ports, slips } = createPorts();
    const talk = createTalk({ rights: () => may, copy: async () => false });
    await broadcast.run(talk.ask('@kabarserang'), ports);
    await broadcast.run(talk.ask('', { replied }), ports);
    await broadcast.run(talk.ask('halo semua', { replied }), ports);
    expect(new Set(talk.texts())).toEqual(
      new Set(['Write your message first, then reply to it with /broadcast.']),
    );
    await broadcast.run(talk.ask('@kabarserang', { replied }), ports);
    expect(talk.last()).toContain('cannot copy that message');
    expect(slips.size).toBe(0);
    const inGroup = createTalk({ chat: group, admin: true, rights: () => may });
    await broadcast.run(inGroup.ask('@kabarserang', { replied }), ports);
    expect(inGroup.last()).toContain('private chat');
  });
});
