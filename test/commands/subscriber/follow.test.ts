import type { Rights } from '../../../src/telegram/command.ts';
import { describe, expect, it } from 'vitest';
import { createFollowTalk } from '../../../commands/shared/follow-talk.ts';
import { createFollow } from '../../../commands/subscriber/follow.ts';
import { channel, createWorld, createTalk, mayPostIn, feedOf, group, sourceOf, story } from '../fakes.ts';

const setUp = (...given: Parameters<typeof createWorld>) => {
  const world = createWorld(...given);
  const { catalogue } = world;
  const command = createFollow({
    ...world.following,
    followTopic: world.followTopic,
    getWords: world.getWords,
    getChoice: world.choices.get,
    catalogue,
    talk: world.talk(),
  });
  return { ...world, command };
};

const one = feedOf(1, { stories: [story({ id: 'a', headline: 'Banjir & <surut>' })] });
const two = feedOf(2, { stories: [story({ id: 'b' })] });
const may = (handle: string): Rights =>
  handle === '@kabarserang' ? mayPostIn(channel) : { ok: false, why: 'not-found' };

describe('/follow', () => {
  it('follows a source, confirms it and shows its newest story', async () => {
    const { command, followed } = setUp([one]);
    const talk = createTalk();
    await command.run(talk.ask(one.address));
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(talk.texts()[0]).toContain('Done! I will send new stories from Koran 1 here.');
    expect(talk.sent[1]?.message.html).toContain('Banjir &amp; &lt;surut&gt;');
  });

  it('answers for several addresses in their order', async () => {
    const { command, followed } = setUp([one, two]);
    const talk = createTalk();
    await command.run(talk.ask(`${one.address}\n${two.address} https://nothing.example/`));
    expect(followed.get(7)).toEqual([one.sourceId, two.sourceId]);
    expect(talk.texts()[0]).toContain('Done! I will send new stories from Koran 1 and Koran 2 here.');
    expect(talk.texts()[0]).toMatch(/Koran 1[^]*Koran 2[^]*nothing\.example[^]*There is no news feed/);
    expect(talk.sent).toHaveLength(2);
  });

  it('shows no sample story of a source that is already followed', async () => {
    const { command, follow: before } = setUp([one]);
    before(7, one);
    const talk = createTalk();
    await command.run(talk.ask(one.address));
    expect(talk.texts()).toEqual(['Koran 1 is already followed here.']);
  });

  it('explains its usage, a bad address and too many addresses', async () => {
    const { command, asked } = setUp([one]);
    const talk = createTalk();
    await command.run(talk.ask(''));
    expect(talk.last()).toContain('/follow https://');
    await command.run(talk.ask('ftp://<b>berita'));
    expect(talk.last()).toBe(
      'ftp://<b>berita\nThat address is not quite right. Send the full address, such as https://www.antaranews.com.',
    );
    await command.run(talk.ask('<b>berita'));
    expect(talk.last()).toBe('I know no source called <b>berita. Try the address of its site.');
    const many = Array.from({ length: 12 }, (_, at) => `https://k${at}.example/`);
    await command.run(talk.ask(many.join(' ')));
    expect(talk.last()).toBe(
      'I have taken the first 10. Please send the rest again:\nhttps://k10.example/\nhttps://k11.example/',
    );
    expect(asked).toEqual([]);
  });

  it.each(['topik', 'topic', 'Topik:', '@kabarserang topic'])(
    'asks which topic is meant by %j alone',
    async (typed) => {
      const { command } = setUp([one]);
      const talk = createTalk({ rights: may });
      await command.run(talk.ask(typed));
      expect(talk.last()).toMatch(
        /^Which topic shall I follow\? For example \/follow (?:@kabarserang )?topic volcano/,
      );
      expect(talk.buttons()).toEqual([]);
    },
  );

  it('heads a sample below what was followed, not below what is unknown', async () => {
    const herald = feedOf(8, { title: 'Herald', stories: [story({ id: 'h1' })] });
    const { command } = setUp([herald], { sources: [sourceOf('Herald', [herald])] });
    const talk = createTalk();
    await command.run(talk.ask('herald, nonsense'));
    expect(talk.texts().find((text) => text.includes('nonsense'))).toMatch(
      /^I know no source called nonsense[^]*\n\nDone! [^]* Herald here\.\n\nIts latest story:$/,
    );
  });

  it('blames no address for a source that was named or chosen', async () => {
    const gone = feedOf(9, { title: 'Gone' });
    const { command } = setUp([], { sources: [sourceOf('Gone', [gone])] });
    const talk = createTalk();
    await command.run(talk.ask('gone'));
    expect(talk.last()).toBe('Gone\nIts feed cannot be read at the moment. Try again later.');
    await command.run(talk.ask(gone.address));
    expect(talk.last()).toMatch(/at that address/);
  });

  it('lets only administrators change what a group follows (invariant 8)', async () => {
    const { command, asked } = setUp([one]);
    const stranger = createTalk({ chat: group, admin: false });
    await command.run(stranger.ask(one.address));
    expect(stranger.last()).toBe('In a group, only administrators can do this.');
    expect(asked).toEqual([]);
    await command.run(createTalk({ chat: group, admin: true }).ask(one.address));
    expect(asked).toHaveLength(1);
  });

  it('remembers the forum topic of the request', async () => {
    const { command, asked } = setUp([one]);
    await command.run(createTalk({ chat: group, admin: true }).ask(one.address, { threadId: 42 }));
    expect(asked[0]?.by).toEqual({ userId: 7, threadId: 42 });
  });

  it.each(['@kabarserang', 'https://t.me/kabarserang', 't.me/kabarserang'])(
    'follows for a channel named as %s, without the forum topic of the request',
    async (name) => {
      const { command, asked } = setUp([one]);
      const talk = createTalk({ rights: may });
      await command.run(talk.ask(`${name} ${one.address}`, { threadId: 42 }));
      expect(asked).toEqual([{ chatId: channel.id, sourceId: one.sourceId, by: { userId: 7 } }]);
      expect(talk.texts()[0]).toContain('to Kabar Serang.');
    },
  );

  it('explains its usage with the name of the channel where nothing but the channel is named', async () => {
    const { command, asked } = setUp([one]);
    const talk = createTalk({ rights: may });
    await command.run(talk.ask('@kabarserang'));
    expect(talk.texts()).toEqual([expect.stringContaining('for Kabar Serang:')]);
    expect(talk.last()).toContain('/follow @kabarserang bbc');
    expect(asked).toEqual([]);
  });

  it('says which right is missing for a channel and follows nothing', async () => {
    const { command, asked } = setUp([one]);
    const talk = createTalk({ rights: () => ({ ok: false, why: 'bot-cannot-post' }) });
    await command.run(talk.ask(`@kabarserang ${one.address}`));
    expect(talk.last()).toContain('I may not post there yet');
    const inGroup = createTalk({ chat: group, admin: true, rights: may });
    await command.run(inGroup.ask(`@kabarserang ${one.address}`));
    expect(inGroup.last()).toContain('only be done in a private chat');
    expect(asked).toEqual([]);
  });

  it.each(['@tempo_news', 'https://t.me/tempodotco', 't.me/s/tempo'])(
    'says that %s cannot be followed and offers the site of that name',
    async (said) => {
      const tempo = feedOf(5, { title: 'Tempo' });
      const { command, asked } = setUp([tempo], { sources: [sourceOf('Tempo', [tempo])] });
      const talk = createTalk({ rights: () => ({ ok: false, why: 'bot-absent' }) });
      await command.run(talk.ask(said));
      expect(talk.texts()[0]).toContain('Telegram');
      expect(talk.last()).toBe('Shall I follow Tempo?');
      await command.press?.(talk.press(talk.data('Follow')));
      expect(asked).toMatchObject([{ chatId: 7, sourceId: tempo.sourceId }]);
    },
  );

  it.each(['@tempo_news', 'https://t.me/tempodotco'])(
    'offers the site of that name where %s is sent without a command',
    async (text) => {
      const tempo = feedOf(5, { title: 'Tempo' });
      const { command } = setUp([tempo], { sources: [sourceOf('Tempo', [tempo])] });
      const talk = createTalk({ rights: () => ({ ok: false, why: 'bot-absent' }) });
      const heard = { ...talk.ask(text), messageId: 5, isForwarded: false };
      expect(await command.hear?.(heard)).toBe(true);
      expect(talk.texts()[0]).toContain('I cannot follow Telegram channels');
      expect(talk.last()).toBe('Shall I follow Tempo?');
    },
  );

  it('follows nothing when an invitation link stands before a name', async () => {
    const { command, asked } = setUp([one], { sources: [sourceOf('Koran 1', [one])] });
    const talk = createTalk();
    await command.run(talk.ask('https://t.me/+AbCdEf koran 1'));
    expect(asked).toEqual([]);
    expect(talk.texts()).toEqual([expect.stringContaining('Telegram')]);
  });

  it('moves a source that is followed in another forum topic to the one in which it is asked for', async () => {
    const { following, catalogue, follow: before } = createWorld([one]);
    before(group.id, one);
    const moved: unknown[] = [];
    following.moveHere = async (...given) => moved.push(given) > 0;
    following.follow = async (_chat, address) => ({
      kind: 'followed',
      already: true,
      otherTopic: true,
      sourceId: one.sourceId,
      title: one.title,
      address,
    });
    const { follow, has, moveHere } = following;
    const command = createFollow({
      ...following,
      followTopic: async () => undefined,
      getWords: async () => undefined,
      getChoice: async () => undefined,
      catalogue,
      talk: createFollowTalk({
        follow,
        has,
        moveHere,
        arrange: async () => {},
        putChoice: async () => 'x',
        putWords: async () => 'x',
      }),
    });
    const talk = createTalk({ chat: group, admin: true });
    await command.run(talk.ask(one.address, { threadId: 42 }));
    expect(moved).toEqual([[group.id, one.sourceId, 42]]);
    expect(talk.last()).toContain('comes to this topic');
    expect(talk.buttons()).toEqual([]);
  });
});
