import { describe, expect, it } from 'vitest';
import { createBroadcast } from '../../../commands/channel/broadcast.ts';
import type { Unaddressed } from '../../../commands/channel/broadcast/draft.ts';
import type { Broadcast, Draft } from '../../../src/publishing/broadcast.ts';
import type { Heard, Rights } from '../../../src/telegram/command.ts';
import {
  channel,
  createAlbums,
  createAudit,
  createAwaited,
  createFakePublishing,
  createManagers,
  createPosted,
  createSlips,
  createTalk,
  group,
  mayPostIn,
} from '../fakes.ts';

const may = mayPostIn(channel);
const replied = { messageId: 31 };

const heardBy = (talk: ReturnType<typeof createTalk>, text: string): Heard => ({
  ...talk.ask(text),
  messageId: 99,
  isForwarded: false,
});

/** A world over what it posts. `managed`: who manages which chats; `operator`: who may post to subscribers. */
const setUp = (
  managed: Record<number, number[]> = {},
  {
    operator,
    isDown = () => false,
    isPaid = false,
  }: { operator?: number; isDown?: () => boolean; isPaid?: boolean } = {},
) => {
  const slips = new Map<string, Draft>();
  const kept = new Map<string, Broadcast>();
  const albums = createAlbums();
  const posted = createPosted(kept);
  const publishing = createFakePublishing(posted, operator);
  const awaiting = createAwaited();
  const command = createBroadcast({
    ...publishing,
    isPaid,
    broadcasts: {
      ...publishing.broadcasts,
      launch: async (broadcast) => {
        if (isDown()) throw new Error('disk full');
        await publishing.broadcasts.launch(broadcast);
      },
    },
    posted,
    albums,
    audit: createAudit(),
    managers: createManagers(managed),
    unaddressed: createSlips<Unaddressed>(),
    drafts: createSlips(slips),
    awaiting,
    remember: async () => {},
    refusePosts: async () => {},
    askWhen: async () => {},
  });
  const posts = () =>
    [...kept.values()].map(({ messageIds, to }) => ({
      messageIds,
      to: to.kind === 'chats' ? to.chats.map(({ id }) => id) : to.meant,
    }));
  return { albums, slips, command, awaiting, kept, posts };
};

const prepare = async (isDown?: () => boolean) => {
  let rights: Rights = may;
  const world = setUp({}, isDown && { isDown });
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
    expect(posts()).toEqual([{ messageIds: [1_031], to: [channel.id] }]);
  });

  it('posts a whole album', async () => {
    const { albums, command, posts } = setUp();
    for (const messageId of [31, 32, 33]) await albums.note(7, 'a1', messageId);
    const talk = createTalk({ rights: () => may });
    await command.run(talk.ask('@kabarserang', { replied: { messageId: 32, album: 'a1' } }));
    await command.press?.(talk.press(talk.data('Send')));
    expect(talk.copied).toEqual([[31, 32, 33]]);
    expect(posts()).toEqual([{ messageIds: [1_031, 1_032, 1_033], to: [channel.id] }]);
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
    expect(talk.toasts).toEqual([
      'You are no administrator there. Ask its owner to make you one who may post, then try again.',
    ]);
    lose(may);
    await command.press?.(talk.press(data));
    expect(posts()).toHaveLength(1);
  });

  it('keeps the draft for another try when the store fails', async () => {
    let isDown = true;
    const { command, talk, posts } = await prepare(() => isDown);
    await command.press?.(talk.press(talk.data('Send'))).catch(() => {});
    expect(talk.last()).toContain('Nothing was sent');
    isDown = false;
    await command.press?.(talk.press(talk.data('Send')));
    expect(posts()).toEqual([{ messageIds: [1_031], to: [channel.id] }]);
  });

  it('notes the message in which it is shown how far the post is', async () => {
    const { command, talk, kept } = await prepare();
    const { length: messageId } = talk.sent;
    await command.press?.(talk.press(talk.data('Send')));
    expect([...kept.values()]).toMatchObject([{ state: 'live', status: { chatId: 7, messageId } }]);
  });

  it('goes to several chats that are ticked, and names them while they are few', async () => {
    const { command, posts } = setUp({ 7: [channel.id, group.id] });
    const rights = (handle: string): Rights => mayPostIn(handle === String(channel.id) ? channel : group);
    const talk = createTalk({ rights });
    await command.run(talk.ask('', { replied }));
    expect(talk.buttons().map(({ text }) => text)).toEqual(['☐ Kabar Serang', '☐ Warga Serang']);
    for (const box of ['☐ Kabar Serang', '☐ Warga Serang']) await command.press?.(talk.press(talk.data(box)));
    await command.press?.(talk.press(talk.data('☑ Warga Serang')));
    const next = talk.data('Next (1)');
    await command.press?.(talk.press(talk.data('☑ Kabar Serang')));
    await command.press?.(talk.press(next));
    expect(talk.toasts).toEqual(['Choose a channel or group first.']);
    for (const box of ['☐ Kabar Serang', '☐ Warga Serang']) await command.press?.(talk.press(talk.data(box)));
    await command.press?.(talk.press(talk.data('Next (2)')));
    expect(talk.last()).toContain(
      'will go to 2 channels and groups (Kabar Serang, Warga Serang). Send it now?',
    );
    await command.press?.(talk.press(talk.data('Send')));
    expect(posts()).toEqual([{ messageIds: [1_031], to: [channel.id, group.id] }]);
  });

  it('goes to subscribers by their language and zone, at an hour of theirs, and only an operator may', async () => {
    const { command, posts, awaiting, kept } = setUp({}, { operator: 7 });
    const talk = createTalk({ rights: () => may });
    await command.run(talk.ask('', { replied }));
    const ways = talk.data('Subscribers ›');
    const stranger = talk.press(ways, { userId: 8 });
    await command.press?.(stranger);
    expect(talk.toasts).toHaveLength(1);
    await command.press?.(talk.press(ways));
    expect(talk.last()).toBe('To subscribers: all');
    await command.press?.(talk.press(talk.data('English')));
    await command.press?.(talk.press(talk.data('○ All but')));
    await command.press?.(talk.press(talk.data('WIT')));
    expect(talk.last()).toBe('To subscribers: only English, but not WIT');
    await command.press?.(talk.press(talk.data('Next')));
    expect(talk.last()).toContain('1,000 subscribers: 1,000 chats, about 40 seconds');
    await command.press?.(talk.press(talk.data('Reader’s hour…')));
    const question = await awaiting.of(7);
    await command.typed.hour(heardBy(talk, 'tujuh'), question?.id ?? '');
    expect(talk.last()).toContain('did not get the time');
    await command.typed.hour(heardBy(talk, '07:00'), question?.id ?? '');
    expect(talk.last()).toContain('at 07:00 by each reader’s clock');
    await command.press?.(talk.press(talk.data('Send')));
    const meant = {
      only: [{ kind: 'language', language: 'en' }],
      except: [{ kind: 'zone', timeZone: 'Asia/Jayapura' }],
    };
    expect(posts()).toEqual([{ messageIds: [1_031], to: meant }]);
    expect([...kept.values()]).toMatchObject([{ minute: 420 }]);
  });

  it('names before it is sent what it may cost where paid broadcast is on, and nothing where no message can be above the free rate', async () => {
    const { command } = setUp({}, { operator: 7, isPaid: true });
    const talk = createTalk({ rights: () => may });
    await command.run(talk.ask('', { replied }));
    await command.press?.(talk.press(talk.data('Subscribers ›')));
    await command.press?.(talk.press(talk.data('Next')));
    expect(talk.last()).toContain('at most 970 messages are paid for, 97 Stars in all');
    await command.run(talk.ask('@kabarserang', { replied }));
    expect(talk.last()).not.toContain('Stars');
  });

  it('refuses an album of eleven in one sentence, and loses none of it', async () => {
    const { albums, command, slips } = setUp();
    for (let messageId = 31; messageId <= 41; messageId++) await albums.note(7, 'a1', messageId);
    const talk = createTalk({ rights: () => may });
    await command.run(talk.ask('@kabarserang', { replied: { messageId: 32, album: 'a1' } }));
    expect(talk.last()).toBe('An album has at most 10 pictures or films. Send the rest as a second post.');
    expect(slips.size).toBe(0);
  });

  it('offers the chats that the person manages when no chat is named', async () => {
    const { command, posts } = setUp({ 7: [channel.id] });
    const rights = (handle: string): Rights =>
      handle === String(channel.id) ? may : { ok: false, why: 'not-admin' };
    const talk = createTalk({ rights });
    await command.run(talk.ask('', { replied }));
    expect(talk.last()).toBe('Where shall it go?');
    expect(talk.buttons().map(({ text }) => text)).toEqual(['Kabar Serang']);
    await command.press?.(talk.press(talk.data('Kabar Serang')));
    expect(talk.last()).toContain('will go to Kabar Serang');
    await command.press?.(talk.press(talk.data('Send')));
    expect(posts()).toEqual([{ messageIds: [1_031], to: [channel.id] }]);
  });

  it('asks a manager of chats where a message goes, once for an album, and asks nobody else', async () => {
    const { command } = setUp({ 7: [channel.id] });
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
      copyHere: async (ids, more) => {
        captions.push(more?.caption);
        return ids;
      },
    });
    await command.run(talk.ask('@kabarserang Pasar pagi ini', { captioned: { messageId: 31 } }));
    expect(captions).toEqual(['Pasar pagi ini']);
    expect(talk.last()).toContain('will go to Kabar Serang');
  });

  it('takes every channel that is named, each once, whichever way they are listed', async () => {
    for (const said of ['@kabarserang @wargaserang', '@kabarserang, @wargaserang dan t.me/kabarserang']) {
      const { command, posts } = setUp();
      const talk = createTalk({ rights: (handle) => mayPostIn(handle === '@wargaserang' ? group : channel) });
      await command.run(talk.ask(said, { replied }));
      await command.press?.(talk.press(talk.data('Send')));
      expect(posts()).toEqual([{ messageIds: [1_031], to: [channel.id, group.id] }]);
    }
  });

  it('refuses several channels of which one is not the person’s own, says which and what to do, and posts nothing', async () => {
    const { command, slips } = setUp();
    const talk = createTalk({
      rights: (handle) => (handle === '@kabarserang' ? may : { ok: false, why: 'not-admin' }),
    });
    await command.run(talk.ask('@kabarserang @wargaserang', { replied }));
    expect(talk.texts()).toEqual([
      '@wargaserang: You are no administrator there. Ask its owner to make you one who may post, then try again.',
    ]);
    expect(slips.size).toBe(0);
  });

  it('counts the chats, and says how long it takes, where there are more than a few', async () => {
    const { command } = setUp();
    const names = ['satu', 'dua2', 'tiga', 'empat'];
    const rights = (handle: string): Rights => {
      const at = names.indexOf(handle.slice(1));
      return mayPostIn({ ...channel, id: -2_000 - at, title: handle });
    };
    const talk = createTalk({ rights });
    await command.run(talk.ask(names.map((one) => `@${one}`).join(' '), { replied }));
    expect(talk.last()).toContain('will go to 4 channels and groups: 4 chats, about 1 second.');
  });

  it('answers a second press on "Send", and on the question where a post went, with what became of it, and takes those buttons away', async () => {
    const { command, posts } = setUp({ 7: [channel.id, group.id] });
    const rights = (handle: string): Rights => mayPostIn(handle === String(channel.id) ? channel : group);
    const talk = createTalk({ rights });
    await command.run(talk.ask('', { replied }));
    await command.press?.(talk.press(talk.data('☐ Kabar Serang')));
    const next = talk.data('Next (1)');
    await command.press?.(talk.press(next));
    const send = talk.data('Send');
    const status = talk.sent.length;
    const cleared: number[] = [];
    const pressAt = (data: string, messageId: number) =>
      command.press?.(
        talk.press(data, { messageId, clearButtons: async () => void cleared.push(messageId) }),
      );
    await pressAt(send, status);
    expect(talk.toasts).toEqual([]);
    for (const data of [next, next.replace('next', 'page'), next.replace('next', 'subs')])
      await pressAt(data, 1);
    expect(talk.toasts).toEqual(Array(3).fill(expect.stringMatching(/^This post was sent already\./)));
    // The message that shows how far it is keeps its buttons; an older question loses them.
    await pressAt(send, status);
    await pressAt(send, 9);
    expect(cleared).toEqual([1, 1, 1, 9]);
    expect(talk.toasts.slice(3)).toEqual(
      Array(2).fill(expect.stringMatching(/^This post was sent already\./)),
    );
    expect(posts()).toHaveLength(1);
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
