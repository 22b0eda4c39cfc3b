import { describe, expect, it } from 'vitest';
import type { SearchSlip } from '../../../commands/subscriber/search-talk.ts';
import { createLatest } from '../../../commands/subscriber/latest.ts';
import {
  channel,
  createWorld,
  createSlips,
  createTalk,
  feedOf,
  group,
  mayPostIn,
  sourceOf,
  story,
} from '../fakes.ts';

const stories = Array.from({ length: 12 }, (_, at) =>
  story({ id: `s${at + 1}`, headline: `Banjir ke-${at + 1}.` }),
);
const one = feedOf(1, { stories });
const two = feedOf(2, { stories: [story({ id: 'gempa', headline: 'Gempa di Serang' })] });
const commandOf = ({ following, searching, catalogue, talk }: ReturnType<typeof createWorld>) => {
  const queries = createSlips<SearchSlip>();
  return createLatest({
    find: searching.findLatest,
    findAbout: searching.findAbout,
    findSources: searching.findSources,
    list: following.list,
    catalogue,
    talk: talk(),
    putWords: queries.put,
    getWords: queries.get,
  });
};
const setUp = (chatId = 7) => {
  const world = createWorld([one, two]);
  world.follow(chatId, one, two);
  return commandOf(world);
};
const numbered = (text: string) => [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));

describe('/latest', () => {
  it.each([
    ['', 5],
    ['3', 3],
    ['0', 1],
    ['999', 10],
  ])('answers %j with %i headlines', async (said, count) => {
    const talk = createTalk();
    await setUp().run(talk.ask(said));
    expect(numbered(talk.last())).toHaveLength(count);
    expect(talk.last()).toContain('1 minute ago');
  });

  it('continues after its last story with as many stories again', async () => {
    const command = setUp();
    const talk = createTalk();
    await command.run(talk.ask('7'));
    await command.press?.(talk.press(talk.data('More news')));
    expect(numbered(talk.last())).toEqual([8, 9, 10, 11, 12, 13]);
    expect(talk.buttons()).toEqual([]);
    expect(talk.sent).toHaveLength(2);
    // The button that brought this page is gone: it would bring the same again.
    expect(talk.sent[0]?.message.buttons).toBeUndefined();
  });

  it('shows one source when its title or address is named', async () => {
    const command = setUp();
    const talk = createTalk();
    await command.run(talk.ask('koran 2'));
    expect(talk.last()).toMatch(/^Latest news · Koran 2\n\n1\. Gempa/);
    await command.run(talk.ask('koran1.example'));
    await command.press?.(talk.press(talk.data('More news')));
    expect(talk.last()).toContain('6. Banjir ke-6.');
  });

  it('takes a few words without a slash for a search where there is news of them', async () => {
    const command = setUp();
    const talk = createTalk();
    const said = (text: string) => ({ ...talk.ask(''), text, messageId: 5, isForwarded: false });
    expect(await command.hearWords(said('banjir'))).toBe(true);
    expect(talk.last()).toMatch(/^Latest news about banjir\n\n1\. Banjir/);
    for (const text of ['tsunami', 'apa ada berita tentang banjir di sana', 'banjir?'])
      expect(await command.hearWords(said(text))).toBe(false);
    expect(talk.sent).toHaveLength(1);
  });

  it('searches for words, also long ones, within the 64 bytes of a button', async () => {
    const wanted = 'Banjir';
    const command = setUp();
    const talk = createTalk();
    await command.run(talk.ask(wanted));
    expect(talk.last()).toMatch(/^Latest news about Banjir\n/);
    expect(Buffer.byteLength(talk.data('More news'))).toBeLessThanOrEqual(64);
    await command.press?.(talk.press(talk.data('More news')));
    expect(numbered(talk.last())).toEqual([6, 7, 8, 9, 10]);
    await command.run(talk.ask('kata <panjang> '.repeat(300)));
    expect(talk.last()).toContain('No news about kata <panjang>');
    await command.run(talk.ask('😀'.repeat(2_000)));
  });

  it('escapes the searched words once', async () => {
    const both = feedOf(3, { stories: [story({ id: 'x', headline: 'Rok & roll' })] });
    const world = createWorld([both]);
    world.follow(7, both);
    const command = commandOf(world);
    const talk = createTalk();
    await command.run(talk.ask('Rok & roll'));
    expect(talk.sent[0]?.message.html).toContain('<b>Latest news about Rok &amp; roll</b>');
  });

  it('uses the follows of the channel in a discussion group without follows', async () => {
    const command = setUp(channel.id);
    const talk = createTalk({ chat: group, linked: channel.id, admin: false });
    await command.run(talk.ask(''));
    expect(numbered(talk.last())).toHaveLength(5);
    const alone = createTalk({ chat: group });
    await command.run(alone.ask(''));
    expect(alone.last()).toContain('Its administrators can start with /follow');
  });

  it('says that there is no news yet, and that a button has expired', async () => {
    const quiet = feedOf(4);
    const world = createWorld([quiet]);
    world.follow(7, quiet);
    const command = commandOf(world);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.last()).toContain('No news yet');
    for (const odd of ['latest:5:5:qgone', 'latest:5:5:sgone']) await command.press?.(talk.press(odd));
    expect(talk.toasts).toEqual(Array(2).fill('This button no longer works. Please send the command again.'));
    for (const odd of ['latest:', 'latest:-5:-5:', 'latest:1e9:NaN:']) await command.press?.(talk.press(odd));
  });

  it.each([
    'berita hari ini apa?',
    'ada berita apa?',
    'Berita terbaru',
    'kabar terkini',
    'news',
    "what's the latest news?",
  ])('recognises %j as a question for the news', async (text) => {
    const talk = createTalk();
    const heard = { ...talk.ask(text), messageId: 1, isForwarded: false };
    expect(await setUp().hear?.(heard)).toBe(true);
    expect(numbered(talk.last())).toHaveLength(5);
  });

  it.each(['apa kabar?', 'kabar', 'halo', '', 'berita bohong', 'x'.repeat(4_000)])(
    'does not take %j for a question for the news',
    async (text) => {
      const talk = createTalk();
      expect(await setUp().hear?.({ ...talk.ask(text), messageId: 1, isForwarded: false })).toBe(false);
    },
  );

  it('says that a known source is not followed and offers it', async () => {
    const tempo = feedOf(5, { title: 'Tempo' });
    const world = createWorld([one, tempo], { sources: [sourceOf('Tempo', [tempo])] });
    world.follow(7, one);
    const talk = createTalk();
    await commandOf(world).run(talk.ask('tempo'));
    expect(talk.texts()).toEqual(['Tempo is not followed here yet.', 'Shall I follow Tempo?']);
  });

  it('takes a number behind words for how many, unless there is news of that number', async () => {
    const command = setUp();
    const talk = createTalk();
    await command.run(talk.ask('banjir 3'));
    // "Banjir ke-3" has both.
    expect(numbered(talk.last())).toEqual([1]);
    expect(talk.last()).toContain('Banjir ke-3.');
    await command.run(talk.ask('banjir 20'));
    expect(numbered(talk.last())).toHaveLength(10);
    await command.run(talk.ask('gempa 3'));
    expect(talk.last()).toMatch(/^Latest news about gempa\n[^]*1\. Gempa di Serang/);
    await command.run(talk.ask('koran1.example 2'));
    expect(talk.last()).toMatch(/^Latest news · Koran 1\n/);
    expect(numbered(talk.last())).toEqual([1, 2]);
  });

  it('offers all sources for several words, with a number or without, where those that are followed have nothing', async () => {
    const fuel = feedOf(3, { stories: [story({ id: 'bbm', headline: 'Harga BBM naik 3 persen' })] });
    const world = createWorld([one, fuel]);
    world.follow(7, one);
    const command = commandOf(world);
    for (const said of ['harga bbm naik', 'harga bbm naik 3', 'bbm 3']) {
      const talk = createTalk();
      await command.run(talk.ask(said));
      expect(talk.last()).toContain('in the sources followed here');
      await command.press?.(talk.press(talk.data('Search all sources')));
      expect(talk.last()).toContain('Harga BBM naik 3 persen');
    }
    const talk = createTalk();
    await command.run(talk.ask('harga zebra 3'));
    expect(talk.last()).toMatch(/in the last 30 days/);
  });

  it('offers to look in all sources, also where those that are followed have nothing', async () => {
    const world = createWorld([one, two]);
    world.follow(7, one);
    const command = commandOf(world);
    const talk = createTalk();
    await command.run(talk.ask('gempa'));
    expect(talk.last()).toBe('No news about gempa in the sources followed here.');
    await command.press?.(talk.press(talk.data('Search all sources')));
    expect(talk.last()).toMatch(/^News about gempa from all sources\n\n1\. Gempa/);
    await command.run(talk.ask('banjir'));
    expect(talk.buttons().map(({ text }) => text)).toEqual(['More news', 'Search all sources']);
    await command.press?.(talk.press(talk.data('More news')));
    expect(talk.buttons().map(({ text }) => text)).toEqual(['More news']);
  });

  it('looks in all sources at once for a chat that follows nothing', async () => {
    const talk = createTalk();
    await commandOf(createWorld([one, two])).run(talk.ask('gempa'));
    expect(talk.last()).toMatch(/^News about gempa from all sources\n\n1\. Gempa/);
    expect(talk.buttons()).toEqual([]);
  });

  it('looks in one source, followed or not, and offers to follow one that has told nothing yet', async () => {
    const tempo = feedOf(5, { title: 'Tempo' });
    const world = createWorld([one, two], { sources: [sourceOf('Tempo', [tempo])] });
    world.follow(7, one);
    const command = commandOf(world);
    const talk = createTalk();
    await command.run(talk.ask('source:"koran 2" gempa'));
    expect(talk.last()).toMatch(/1\. Gempa/);
    await command.run(talk.ask('source:koran1.example banjir'));
    expect(talk.last()).toMatch(/1\. Banjir ke-1\./);
    await command.run(talk.ask('banjir source:nobody'));
    expect(talk.last()).toMatch(/^I have no news from nobody\./);
    await command.run(talk.ask('banjir source:tempo'));
    expect(talk.texts().slice(-2)).toEqual(['Tempo is not followed here yet.', 'Shall I follow Tempo?']);
  });

  it('names the channel that it is asked about, also where nothing is found, and goes on with that channel', async () => {
    const tempo = feedOf(5, { title: 'Tempo' });
    const world = createWorld([one, two], { sources: [sourceOf('Tempo', [tempo])] });
    const command = commandOf(world);
    const talk = createTalk({ rights: () => mayPostIn(channel) });
    await command.run(talk.ask('@kabarserang'));
    expect(talk.last()).toMatch(
      /^Nothing is followed in Kabar Serang yet, so there is no news\. Start with \/follow @kabarserang and /,
    );
    world.follow(channel.id, one);
    await command.run(talk.ask('@kabarserang gempa'));
    expect(talk.last()).toBe('No news about gempa in the sources followed in Kabar Serang.');
    await command.run(talk.ask('@kabarserang tempo'));
    expect(talk.texts().slice(-2)).toEqual([
      'Tempo is not followed in Kabar Serang yet.',
      expect.stringContaining('Tempo'),
    ]);
    // The person follows nothing in private: the next page is the channel's all the same.
    await command.run(talk.ask('@kabarserang 3'));
    expect(talk.last()).toMatch(/^Latest news in Kabar Serang\n/);
    await command.press?.(talk.press(talk.data('More news')));
    expect(numbered(talk.last())).toEqual([4, 5, 6]);
  });

  it('says with an example what it does not understand', async () => {
    const command = setUp();
    const talk = createTalk();
    await command.run(talk.ask('-banjir'));
    expect(talk.last()).toMatch(/^Write the words to look for, such as/);
    await command.run(talk.ask('banjir since:soon'));
    expect(talk.last()).toMatch(/^I do not understand the time soon\. Write since:yesterday/);
  });
});
