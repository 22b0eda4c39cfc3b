import { describe, expect, it } from 'vitest';
import { createBroadcast, type Unaddressed } from '../../../commands/channel/broadcast.ts';
import type { Draft, PostReport } from '../../../src/publishing/broadcast-post.ts';
import type { Heard, Rights } from '../../../src/telegram/command.ts';
import {
  channel,
  createAlbums,
  createManagers,
  createSlips,
  createTalk,
  group,
  mayPostIn,
} from '../fakes.ts';

const may = mayPostIn(channel);
const replied = { messageId: 31 };

/** A world whose posts end as `answer` says; each draft id is posted once. */
const setUp = (answer: () => PostReport = () => 'posted', managed: Record<number, number[]> = {}) => {
  const slips = new Map<string, Draft>();
  const albums = createAlbums();
  const posts = new Map<string, { messageIds: number[]; to: number }>();
  const command = createBroadcast({
    albums,
    managers: createManagers(managed),
    unaddressed: createSlips<Unaddressed>(),
    drafts: createSlips(slips),
    broadcastPost: async (id, { messageIds }, { id: to }) => {
      const report = answer();
      posts.set(id, { messageIds, to });
      return { report: Promise.resolve(report) };
    },
  });
  return { albums, slips, command, posts: () => [...posts.values()] };
};

const prepare = async (answer?: () => PostReport) => {
  let rights: Rights = may;
  const world = setUp(answer);
  const talk = createTalk({ rights: () => rights });
  await world.command.run(talk.ask('@kabarserang', { replied }));
  return { ...world, talk, lose: (why: Rights) => (rights = why) };
};

describe('/broadcast', () => {
  it('shows a preview and posts exactly that preview after confirmation', async () => {
    const { command, talk, posts } = await prepare();
    expect(talk.copied).toEqual([[31]]);
    expect(talk.last()).toContain('will go to Kabar Serang');
    await command.press?.(talk.press(talk.data('Send')));
    expect(posts()).toEqual([{ messageIds: [1_031], to: channel.id }]);
    expect(talk.texts()).toEqual(['Posted in Kabar Serang.']);
  });

  it('posts a whole album', async () => {
    const { albums, command, posts } = setUp();
    for (const messageId of [31, 32, 33]) await albums.note(7, 'a1', messageId);
    const talk = createTalk({ rights: () => may });
    await command.run(talk.ask('@kabarserang', { replied: { messageId: 32, album: 'a1' } }));
    await command.press?.(talk.press(talk.data('Send')));
    expect(talk.copied).toEqual([[31, 32, 33]]);
    expect(posts()).toEqual([{ messageIds: [1_031, 1_032, 1_033], to: channel.id }]);
  });

  it('posts once when the button is pressed twice at the same time', async () => {
    const { command, talk, posts } = await prepare();
    const data = talk.data('Send');
    await Promise.all([command.press?.(talk.press(data)), command.press?.(talk.press(data))]);
    expect(posts()).toHaveLength(1);
    expect(talk.toasts).toHaveLength(1);
  });

  it('lets only the author of a draft confirm or cancel it', async () => {
    const { command, talk, posts } = await prepare();
    const data = talk.data('Send');
    await command.press?.(talk.press(data, { userId: 8 }));
    expect(posts()).toEqual([]);
    await command.press?.(talk.press(talk.data('Cancel')));
    expect(talk.last()).toBe('Cancelled. Nothing was sent.');
    await command.press?.(talk.press(data));
    expect(posts()).toEqual([]);
    expect(talk.toasts).toHaveLength(2);
  });

  it('checks the rights again at confirmation, and keeps the draft (invariant 8)', async () => {
    const { command, talk, posts, lose } = await prepare();
    const data = talk.data('Send');
    lose({ ok: false, why: 'not-admin' });
    await command.press?.(talk.press(data));
    expect(posts()).toEqual([]);
    expect(talk.toasts).toEqual(['Only an administrator there can do this.']);
    lose(may);
    await command.press?.(talk.press(data));
    expect(posts()).toHaveLength(1);
  });

  it.each(['Telegram refuses', 'the store fails'])(
    'keeps the draft for another try when %s',
    async (what) => {
      let isDown = true;
      const { command, talk, posts } = await prepare(() => {
        if (!isDown) return 'posted';
        if (what === 'the store fails') throw new Error('disk full');
        return 'failed';
      });
      await command.press?.(talk.press(talk.data('Send'))).catch(() => {});
      expect(talk.last()).toContain('could not go to Kabar Serang');
      isDown = false;
      await command.press?.(talk.press(talk.data('Send')));
      expect(talk.last()).toBe('Posted in Kabar Serang.');
      expect(posts().at(-1)).toEqual({ messageIds: [1_031], to: channel.id });
    },
  );

  it('says that a post waits for its turn in the queue', async () => {
    const { command, talk } = await prepare(() => 'waiting');
    await command.press?.(talk.press(talk.data('Send')));
    expect(talk.last()).toBe('The post for Kabar Serang is waiting for its turn and goes out shortly.');
  });

  it('offers the chats that the person manages when no chat is named', async () => {
    const { command, posts } = setUp(undefined, { 7: [channel.id, group.id] });
    const rights = (handle: string): Rights =>
      handle === String(channel.id) ? may : { ok: false, why: 'not-admin' };
    const talk = createTalk({ rights });
    await command.run(talk.ask('', { replied }));
    expect(talk.last()).toBe('Where shall it go?');
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Kabar Serang']);
    await command.press?.(talk.press(talk.data('Kabar Serang')));
    expect(talk.last()).toContain('will go to Kabar Serang');
    await command.press?.(talk.press(talk.data('Send')));
    expect(posts()).toEqual([{ messageIds: [1_031], to: channel.id }]);
  });

  it('asks a manager of chats where a message goes, once for an album, and asks nobody else', async () => {
    const { command } = setUp(undefined, { 7: [channel.id] });
    const talk = createTalk({ rights: () => may });
    const heard = (messageId: number, more: Partial<Heard> = {}): Heard => ({
      ...talk.ask('Selamat pagi, pembaca!'),
      messageId,
      isForwarded: false,
      ...more,
    });
    expect(await command.hear?.(heard(31))).toBe(true);
    expect(await command.hear?.(heard(32, { album: 'a1', text: '' }))).toBe(true);
    expect(await command.hear?.(heard(33, { album: 'a1', text: '' }))).toBe(true);
    expect(talk.texts()).toEqual(['Where shall it go?', 'Where shall it go?']);
    await command.press?.(talk.press(talk.data('Kabar Serang')));
    expect(talk.copied).toEqual([[32, 33]]);
    const { command: other } = setUp();
    expect(await other.hear?.(heard(31))).toBe(false);
  });

  it('posts a picture whose caption is the command, without the command', async () => {
    const { command } = setUp();
    const captions: unknown[] = [];
    const talk = createTalk({
      rights: () => may,
      copyHere: async (ids, caption) => {
        captions.push(caption);
        return ids;
      },
    });
    await command.run(talk.ask('@kabarserang Pasar pagi ini', { captioned: { messageId: 31 } }));
    expect(captions).toEqual(['Pasar pagi ini']);
    expect(talk.last()).toContain('will go to Kabar Serang');
  });

  it('explains its usage and reports a message that cannot be copied', async () => {
    const { command, slips } = setUp();
    const talk = createTalk({ rights: () => may, copyHere: async () => undefined });
    await command.run(talk.ask('@kabarserang'));
    await command.run(talk.ask('', { replied }));
    await command.run(talk.ask('halo semua', { replied }));
    // Nobody is led in a circle: it says how Kabar comes into a channel, and how the channel is named.
    expect(new Set(talk.texts())).toEqual(
      new Set([expect.stringMatching(/Add me as an administrator[^]*\/broadcast @yourchannel/)]),
    );
    expect(talk.buttons()[0]).toMatchObject({ text: 'Add me to a channel' });
    await command.run(talk.ask('@kabarserang', { replied }));
    expect(talk.last()).toContain('cannot copy that message');
    expect(slips.size).toBe(0);
    const inGroup = createTalk({ chat: group, admin: true, rights: () => may });
    await command.run(inGroup.ask('@kabarserang', { replied }));
    expect(inGroup.last()).toContain('private chat');
  });
});
