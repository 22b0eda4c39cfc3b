import { describe, expect, it } from 'vitest';
import { follow } from '../../../commands/subscriber/follow.ts';
import { channel, createPorts, createTalk, feedOf, group, story } from '../fakes.ts';

const one = feedOf(1, { stories: [story({ id: 'a', headline: 'Banjir & <surut>' })] });
const two = feedOf(2, { stories: [story({ id: 'b' })] });
const may = (handle: string) =>
  handle === '@kabarserang'
    ? { ok: true as const, chat: channel }
    : { ok: false as const, why: 'not-found' as const };

describe('/follow', () => {
  it('follows, says so and shows the newest story', async () => {
    const { ports, followed } = createPorts([one]);
    const talk = createTalk();
    await follow.run(talk.ask(one.address), ports);
    expect(followed.get(7)).toEqual([one.sourceId]);
    expect(talk.texts()[0]).toContain('Done! I will bring new stories from Koran 1 here.');
    expect(talk.sent[1]?.message.html).toContain('Banjir &amp; &lt;surut&gt;');
  });

  it('answers for each of several addresses, in their order', async () => {
    const { ports, followed } = createPorts([one, two]);
    const talk = createTalk();
    await follow.run(talk.ask(`${one.address}\n${two.address} https://nothing.example/`), ports);
    expect(followed.get(7)).toEqual([one.sourceId, two.sourceId]);
    expect(talk.texts()[0]).toMatch(/Koran 1[^]*Koran 2[^]*nothing\.example[^]*There is no news feed/);
    expect(talk.sent).toHaveLength(2);
  });

  it('shows no sample of what is followed already', async () => {
    const { ports, follow: before } = createPorts([one]);
    before(7, one);
    const talk = createTalk();
    await follow.run(talk.ask(one.address), ports);
    expect(talk.texts()).toEqual(['Koran 1 is already followed here.']);
  });

  it('says how to ask, what is no address, and what is too much', async () => {
    const { ports, asked } = createPorts([one]);
    const talk = createTalk();
    await follow.run(talk.ask(''), ports);
    expect(talk.last()).toContain('/follow https://');
    await follow.run(talk.ask('ftp://<b>berita'), ports);
    expect(talk.last()).toBe(
      'ftp://<b>berita\nThat address is not quite right. Send the full address, such as https://www.antaranews.com.',
    );
    await follow.run(talk.ask('<b>berita'), ports);
    expect(talk.last()).toBe('I do not know <b>berita. Try the address of its site or feed.');
    await follow.run(
      talk.ask(Array.from({ length: 11 }, (_, at) => `https://k${at}.example/`).join(' ')),
      ports,
    );
    expect(talk.last()).toContain('10 names or addresses at most');
    expect(asked).toEqual([]);
  });

  it('lets only administrators change what a group follows (invariant 8)', async () => {
    const { ports, asked } = createPorts([one]);
    const stranger = createTalk({ chat: group, admin: false });
    await follow.run(stranger.ask(one.address), ports);
    expect(stranger.last()).toBe('In a group, only administrators can do this.');
    expect(asked).toEqual([]);
    await follow.run(createTalk({ chat: group, admin: true }).ask(one.address), ports);
    expect(asked).toHaveLength(1);
  });

  it('remembers the forum topic it was asked in', async () => {
    const { ports, asked } = createPorts([one]);
    await follow.run(createTalk({ chat: group, admin: true }).ask(one.address, { threadId: 42 }), ports);
    expect(asked[0]?.by).toEqual({ userId: 7, threadId: 42 });
  });

  it.each(['@kabarserang', 'https://t.me/kabarserang', 't.me/kabarserang'])(
    'follows for a channel named as %s, without the topic of the asking chat',
    async (name) => {
      const { ports, asked } = createPorts([one]);
      const talk = createTalk({ rights: may });
      await follow.run(talk.ask(`${name} ${one.address}`, { threadId: 42 }), ports);
      expect(asked).toEqual([{ chatId: channel.id, sourceId: one.sourceId, by: { userId: 7 } }]);
      expect(talk.texts()[0]).toContain('to Kabar Serang.');
    },
  );

  it('says what is missing where the person may not, and stores nothing', async () => {
    const { ports, asked } = createPorts([one]);
    const talk = createTalk({ rights: () => ({ ok: false, why: 'bot-cannot-post' }) });
    await follow.run(talk.ask(`@kabarserang ${one.address}`), ports);
    expect(talk.last()).toContain('I may not post there yet');
    const inGroup = createTalk({ chat: group, admin: true, rights: may });
    await follow.run(inGroup.ask(`@kabarserang ${one.address}`), ports);
    expect(inGroup.last()).toContain('only be done in a private chat');
    expect(asked).toEqual([]);
  });
});
