import { describe, expect, it } from 'vitest';
import type { ChatFacts } from '../../../src/audience/chat.ts';
import {
  chatOf,
  commandsOf,
  createAlbums,
  createManagers,
  createTalk,
  createWorld,
  feedOf,
  group,
  mayPostIn,
  sourceOf,
} from '../fakes.ts';

const secret: ChatFacts = { id: -100_111_111, kind: 'channel', title: 'Kanal Rahasia' };
const twin: ChatFacts = { id: -100_222_222, kind: 'supergroup', title: 'kanal rahasia' };
const paper: ChatFacts = { id: -100_333_333, kind: 'channel', title: 'Kompas', username: 'kompasku' };
const feed = feedOf(1, { title: 'Kompas' });

/** Every command, for a person who manages these chats. */
const setUp = (...managed: ChatFacts[]) => {
  const world = createWorld([feed], { sources: [sourceOf('Kompas', [feed])] });
  const managers = createManagers({ 7: managed.map(({ id }) => id) });
  const { commands } = commandsOf(world, createAlbums(), managers, managed.map(chatOf));
  const talk = createTalk({
    rights: (handle) => {
      const chat = managed.find(({ id, username }) => handle === String(id) || handle === `@${username}`);
      return chat === undefined ? { ok: false, why: 'not-found' } : mayPostIn(chat);
    },
  });
  return {
    ...world,
    talk,
    say: async (text: string, more: Parameters<typeof talk.ask>[1] = {}) => {
      const [, name, rest = ''] = /^\/(\w+)\s*([^]*)$/.exec(text) ?? [];
      await commands.find((one) => one.name === name)?.run(talk.ask(rest, more));
      return talk.last();
    },
    press: async (label: string) => {
      const data = talk.data(label);
      await commands.find((one) => data.startsWith(`${one.name}:`))?.press?.(talk.press(data));
      return talk.last();
    },
  };
};

describe('a chat that is named by its title', () => {
  it('is the one that /follow is about', async () => {
    const { say, followed } = setUp(secret);
    expect(await say('/follow Kanal Rahasia kompas')).toMatch(/Kompas to Kanal Rahasia/);
    expect(followed.get(secret.id)).toEqual([feed.sourceId]);
    expect(followed.get(7)).toBeUndefined();
  });

  it.each([
    '/following kanal rahasia',
    '/unfollow kanal rahasia 1',
    '/settings kanal rahasia',
    '/sources kanal rahasia',
    '/filter kanal rahasia',
    '/mute kanal rahasia',
    '/unmute kanal rahasia',
    '/top kanal rahasia',
    '/digest kanal rahasia',
    '/quiet kanal rahasia',
    '/mode kanal rahasia',
    '/pace kanal rahasia',
    '/review kanal rahasia',
    '/export kanal rahasia',
    '/forget kanal rahasia',
    '/latest kanal rahasia',
    '/latest "kanal rahasia" gempa',
    '/why kanal rahasia',
  ])('is the one that %s is about', async (text) => {
    const { say, follow } = setUp(secret);
    follow(secret.id, feed);
    const byId = setUp(secret);
    byId.follow(secret.id, feed);
    const said = await say(text);
    expect(said).toBe(await byId.say(text.replace(/"?kanal rahasia"?/, String(secret.id))));
    expect(said).not.toBe('');
  });

  it('gives way to a source of that name unless it stands in quotes', async () => {
    const { say, followed } = setUp(paper);
    await say('/follow Kompas');
    expect(followed.get(7)).toEqual([feed.sourceId]);
    await say('/follow "Kompas" kompas');
    expect(followed.get(paper.id)).toEqual([feed.sourceId]);
    expect(await say('/following kompas')).toMatch(/Kompas/);
  });

  it('is asked about where several have it, and then the whole command goes there', async () => {
    const { say, press, talk, followed } = setUp(secret, twin);
    expect(await say('/follow "Kanal Rahasia" kompas')).toMatch(/2 channels or groups called Kanal Rahasia/);
    expect(talk.buttons().map(({ text }) => text)).toEqual([
      `📣 Kanal Rahasia · ${secret.id}`,
      `👥 kanal rahasia · ${twin.id}`,
    ]);
    expect(followed.size).toBe(0);
    const [, second] = talk.buttons();
    await press(second?.text ?? '');
    expect(followed.get(twin.id)).toEqual([feed.sourceId]);
    expect(followed.get(secret.id)).toBeUndefined();
  });

  it('may be one of several that a post goes to', async () => {
    const { say } = setUp(secret, paper);
    const replied = { messageId: 3, form: 'text' as const };
    expect(await say('/broadcast kanal rahasia, Kompas', { replied })).toMatch(/Kanal Rahasia[^]*Kompas/);
  });

  it('is asked about with the post at hand', async () => {
    const { say, press, talk } = setUp(secret, twin);
    await say('/broadcast Kanal Rahasia', { replied: { messageId: 3, form: 'text' } });
    const [first] = talk.buttons();
    await press(first?.text ?? '');
    expect(talk.copied.length + talk.sent.length).toBeGreaterThan(1);
    expect(talk.last()).toMatch(/Kanal Rahasia/);
    expect(talk.buttons().map(({ text }) => text)).toContain('Send');
  });

  it('leaves a caption that begins with one word like a title as it is', async () => {
    const { say, talk } = setUp(paper, secret);
    await say('/broadcast Kompas arah angin', { captioned: { messageId: 3, form: 'caption' } });
    expect(talk.last()).toMatch(/Where/);
  });

  it('is said in the refusal of a second one where only one can be meant', async () => {
    const { say } = setUp(secret, paper);
    expect(await say('/following Kanal Rahasia, Kompas')).toMatch(/Send it for Kanal Rahasia first/);
  });

  it('means nothing in a group, and nothing of a person who does not manage it', async () => {
    const { say, followed, talk } = setUp();
    await say('/follow Kanal Rahasia kompas');
    expect(followed.get(secret.id)).toBeUndefined();
    const other = setUp(secret);
    await other.say('/following kanal rahasia', { chat: group, settings: chatOf(group) });
    expect(other.talk.last()).not.toMatch(/Kanal Rahasia/);
    expect(talk.sent.length).toBeGreaterThan(0);
  });
});
