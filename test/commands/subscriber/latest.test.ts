import { describe, expect, it } from 'vitest';
import type { SearchSlip } from '../../../commands/subscriber/search-talk.ts';
import { createLatest } from '../../../commands/subscriber/latest.ts';
import { topicOf } from '../../../src/audience/topics/topic.ts';
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

  it('takes a word of a followed topic for a search, and the whole topic for its news', async () => {
    const topic = topicOf('gempa banten');
    const quake = feedOf(3, { stories: [story({ id: 'q', headline: 'Gempa di Aceh' })] });
    const about = feedOf(4, {
      sourceId: topic?.id ?? '',
      title: 'gempa banten',
      stories: [story({ id: 't', headline: 'Gempa mengguncang Banten' })],
    });
    const world = createWorld([quake, about]);
    world.follow(7, about, quake);
    const command = commandOf(world);
    const talk = createTalk();
    await command.run(talk.ask('gempa'));
    expect(talk.last()).toMatch(/^Latest news about gempa\n/);
    expect(numbered(talk.last())).toEqual([1, 2]);
    await command.run(talk.ask('gempa banten'));
    expect(talk.last()).toMatch(/^Latest news · gempa banten\n\n1\. Gempa mengguncang Banten/);
  });

  describe('where the first or the last words name a source', () => {
    const antara = feedOf(5, {
      title: 'ANTARA News',
      stories: [
        story({ id: 'a1', headline: 'Banjir rob di Semarang' }),
        story({ id: 'a2', headline: 'Beras turun harga' }),
      ],
    });
    const radar = feedOf(6, {
      title: 'Radar Banten',
      stories: [story({ id: 'r1', headline: 'Kerja sama antara daerah' })],
    });
    const tempo = feedOf(8, { title: 'Tempo' });
    const sources = [sourceOf('ANTARA', [antara]), sourceOf('Tempo', [tempo])];
    const open = (...followed: (typeof one)[]) => {
      const world = createWorld([one, two, antara, radar], { sources });
      world.follow(7, ...followed);
      return commandOf(world);
    };

    it.each(['antara banjir', 'Banjir ANTARA', 'antara tentang banjir'])(
      '%j looks for the other words in it, and in all sources by a button',
      async (said) => {
        const command = open(one, antara);
        const talk = createTalk();
        await command.run(talk.ask(said));
        expect(talk.last()).toMatch(
          /^News about (?:tentang )?banjir from ANTARA\n\n1\. Banjir rob di Semarang/i,
        );
        expect(numbered(talk.last())).toEqual([1]);
        const [button] = talk.buttons().map(({ text }) => text);
        expect(button).toMatch(/^Search all sources for "(?:tentang )?banjir"$/i);
        await command.press?.(talk.press(talk.data(button ?? '')));
        expect(talk.last()).toMatch(/^News about (?:tentang )?banjir from all sources\n\n1\. Banjir ke-1\./i);
      },
    );

    it('that source need not be followed', async () => {
      const talk = createTalk();
      await open(one).run(talk.ask('antara banjir'));
      expect(talk.last()).toMatch(/^News about banjir from ANTARA\n\n1\. Banjir rob/);
      const nobody = createTalk();
      await open().run(nobody.ask('antara banjir'));
      expect(nobody.last()).toMatch(/^News about banjir from ANTARA\n\n1\. Banjir rob/);
    });

    it('words that are an everyday word, too, are found as they stand where the source has nothing', async () => {
      const talk = createTalk();
      await open(antara, radar).run(talk.ask('antara daerah'));
      expect(talk.last()).toMatch(/^Latest news about antara daerah\n\n1\. Kerja sama antara daerah/);
      await open(antara, radar).run(talk.ask('kerja sama antara daerah'));
      expect(talk.last()).toMatch(/^Latest news about kerja sama antara daerah\n\n1\. Kerja sama/);
    });

    it('both readings have a button where both are found', async () => {
      const both = feedOf(9, {
        title: 'Koran 9',
        stories: [story({ id: 'k', headline: 'Antara banjir dan rob' })],
      });
      const world = createWorld([antara, both], { sources });
      world.follow(7, antara, both);
      const talk = createTalk();
      await commandOf(world).run(talk.ask('antara banjir'));
      expect(talk.last()).toMatch(/1\. Banjir rob di Semarang/);
      expect(talk.buttons().map(({ text }) => text)).toEqual([
        'Search all sources for "banjir"',
        'Search all sources for "antara banjir"',
      ]);
    });

    it('a followed one is named by its title, and a place within a title is no name', async () => {
      const talk = createTalk();
      await open(one, radar).run(talk.ask('radar banten antara'));
      expect(talk.last()).toMatch(/^News about antara from Radar Banten\n\n1\. Kerja sama antara daerah/);
      await open(one, radar).run(talk.ask('banten banjir'));
      expect(talk.last()).toMatch(/^No news about banten banjir/);
    });

    it('says what it has nothing about, and offers to follow one that has told nothing yet', async () => {
      const talk = createTalk();
      await open(one, antara).run(talk.ask('antara gempa'));
      expect(talk.last()).toBe('No news about gempa from ANTARA.');
      expect(talk.buttons().map(({ text }) => text)).toEqual(['Search all sources for "gempa"']);
      await open(one).run(talk.ask('tempo banjir'));
      expect(talk.texts().slice(-2)).toEqual(['Tempo is not followed here yet.', 'Shall I follow Tempo?']);
      const [, refused] = talk.sent.toReversed();
      expect(refused?.message.buttons?.flat()).toMatchObject([{ text: 'Search all sources for "banjir"' }]);
      await open(one, antara).run(talk.ask('antara terbaru'));
      expect(talk.last()).toMatch(/^Latest news · ANTARA\n\n1\. Banjir rob/);
    });

    it('a few words without a slash do the same, where there is news of them', async () => {
      const command = open(one, antara);
      const talk = createTalk();
      const said = (text: string) => ({ ...talk.ask(''), text, messageId: 5, isForwarded: false });
      expect(await command.hearWords(said('antara banjir'))).toBe(true);
      expect(talk.last()).toMatch(/^News about banjir from ANTARA/);
      expect(await command.hearWords(said('antara tsunami'))).toBe(false);
      expect(await command.hearWords(said('tempo banjir'))).toBe(false);
    });

    it('further pages are of it, too', async () => {
      const many = feedOf(9, { title: 'Koran 9', stories });
      const world = createWorld([one, many]);
      world.follow(7, one, many);
      const command = commandOf(world);
      const talk = createTalk();
      await command.run(talk.ask('koran 9 banjir'));
      expect(numbered(talk.last())).toEqual([1, 2, 3, 4, 5]);
      await command.press?.(talk.press(talk.data('More news')));
      expect(talk.last()).toMatch(/^News about banjir from Koran 9\n\n6\. /);
    });
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
