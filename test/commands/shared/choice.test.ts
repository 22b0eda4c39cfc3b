import { describe, expect, it } from 'vitest';
import { createFollow } from '../../../commands/subscriber/follow.ts';
import { pressedOffers, writeChoice, type Choice } from '../../../commands/shared/choice.ts';
import { channel, createWorld, createTalk, mayPostIn, feedOf, group, sourceOf, story } from '../fakes.ts';

const feeds = [1, 2, 3].map((n) => feedOf(n, { title: `Bagian ${n}`, stories: [story({ id: `s${n}` })] }));
const [one, two, three] = feeds.map(({ title, address }) => ({ title, url: address }));
const offers = [one, two, three].flatMap((offer) => offer ?? []);
const page = 'https://koran.example/depan';
const setUp = () => {
  const world = createWorld(feeds, {
    pages: { [page]: offers, [offers[2]?.url ?? '']: offers },
    sources: [sourceOf('Koran', feeds.slice(0, 2)), sourceOf('Harian Satu', feeds.slice(0, 1))],
  });
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
const labels = (talk: ReturnType<typeof createTalk>) => talk.buttons().map(({ text }) => text);

describe('/follow with a page that links to several feeds', () => {
  it('asks which feed is meant and follows nothing until a button is pressed', async () => {
    const { command, asked } = setUp();
    const talk = createTalk();
    await command.run(talk.ask(page));
    expect(talk.texts()).toEqual([
      'There are several sections at koran.example/depan. Which ones shall I follow?',
    ]);
    expect(labels(talk)).toEqual(['Bagian 1', 'Bagian 2', 'Bagian 3', 'All of them']);
    expect(asked).toEqual([]);
  });

  it('follows the feed of the pressed button and keeps the other buttons', async () => {
    const { command, followed } = setUp();
    const talk = createTalk();
    await command.run(talk.ask(page));
    await command.press?.(talk.press(talk.data('Bagian 2'), { messageId: 1 }));
    expect(followed.get(7)).toEqual([feeds[1]?.sourceId]);
    const [question, heading, sample] = talk.sent;
    // A card alone would look like news.
    expect(heading?.message.plain).toBe('Its latest story:');
    expect(question?.message.plain).toContain(
      'Done! I will send new stories from koran.example/depan (Bagian 2) here.',
    );
    expect(sample?.message.html).toContain('Berita s2');
    const buttons = question?.message.buttons?.flat() ?? [];
    expect(buttons.map(({ text }) => text)).toEqual(['Bagian 1', '✓ Bagian 2', 'Bagian 3', 'All of them']);
  });

  it('follows a feed once when its button is pressed twice', async () => {
    const { command, followed, asked } = setUp();
    const talk = createTalk();
    await command.run(talk.ask(page));
    const press = talk.press(talk.data('Bagian 1'), { messageId: 1 });
    await command.press?.(press);
    await command.press?.(press);
    expect(followed.get(7)).toHaveLength(1);
    expect(asked).toHaveLength(1);
    expect(talk.toasts).toEqual([expect.stringContaining('already followed')]);
    expect(talk.sent).toHaveLength(3);
  });

  it('follows every remaining feed with "All of them" and names the feed that fails', async () => {
    const { command, followed, follow: before } = setUp();
    before(7, ...feeds.slice(0, 1));
    const talk = createTalk();
    await command.run(talk.ask(page));
    expect(labels(talk)[0]).toBe('✓ Bagian 1');
    await command.press?.(talk.press(talk.data('All of them'), { messageId: 1 }));
    expect(followed.get(7)).toEqual(feeds.slice(0, 2).map(({ sourceId }) => sourceId));
    expect(talk.texts()[0]).toMatch(
      /koran\.example\/depan \(Bagian 1, Bagian 2\) here\.\s+Bagian 3\s+Its feed cannot be read/,
    );
    expect(talk.sent[0]?.message.buttons?.flat().at(-1)?.text).toBe('Bagian 3');
  });

  it('asks again when the pressed button leads to another page with several feeds', async () => {
    const { command, followed } = setUp();
    const talk = createTalk();
    await command.run(talk.ask(page));
    await command.press?.(talk.press(talk.data('Bagian 3'), { messageId: 1 }));
    expect(talk.sent).toHaveLength(2);
    expect(talk.last()).toContain('There are several sections at koran3.example/rss.');
    expect(followed.size).toBe(0);
  });

  it('answers an expired or malformed button with the same notice', async () => {
    const { command, asked } = setUp();
    const talk = createTalk();
    await command.run(talk.ask(page));
    const slip = talk.data('Bagian 1').split(':')[1];
    for (const data of [
      'follow:gone:0',
      'follow:',
      `follow:${slip}:7`,
      `follow:${slip}:`,
      `follow:${slip}:-1`,
    ])
      await command.press?.(talk.press(data, { messageId: 1 }));
    expect(talk.toasts).toHaveLength(5);
    expect(new Set(talk.toasts).size).toBe(1);
    expect(asked).toEqual([]);
  });

  it('lets only administrators of a group press a button (invariant 8)', async () => {
    const { command, asked } = setUp();
    const admin = createTalk({ chat: group, admin: true });
    await command.run(admin.ask(page, { threadId: 42 }));
    const data = admin.data('Bagian 1');
    const stranger = createTalk({ chat: group, admin: false });
    await command.press?.(stranger.press(data));
    expect(stranger.toasts).toEqual(['In a group, only administrators can do this.']);
    expect(asked).toEqual([]);
    await command.press?.(admin.press(data, { messageId: 1, threadId: 42 }));
    expect(asked).toMatchObject([{ chatId: group.id, by: { userId: 7, threadId: 42 } }]);
    const elsewhere = createTalk();
    await command.press?.(elsewhere.press(data));
    expect(elsewhere.toasts).toEqual([expect.stringContaining('I cannot find that group')]);
  });

  it('follows for the named channel and checks the rights at each press', async () => {
    const { command, asked } = setUp();
    let may = true;
    const talk = createTalk({
      rights: (handle) =>
        may && ['@kabarserang', String(channel.id)].includes(handle)
          ? mayPostIn(channel)
          : { ok: false, why: 'not-admin' },
    });
    await command.run(talk.ask(`@kabarserang ${page}`));
    const [first, second] = [talk.data('Bagian 1'), talk.data('Bagian 2')];
    await command.press?.(talk.press(first, { messageId: 1 }));
    expect(asked).toEqual([{ chatId: channel.id, sourceId: feeds[0]?.sourceId, by: { userId: 7 } }]);
    expect(talk.texts()[0]).toContain('(Bagian 1) to Kabar Serang.');
    expect(talk.texts()[1]).toBe('Its latest story (a sample for Kabar Serang):');
    may = false;
    await command.press?.(talk.press(second, { messageId: 1 }));
    expect(talk.toasts).toEqual(['Only an administrator there can do this.']);
    expect(asked).toHaveLength(1);
  });
});

describe('/follow with the name of a source', () => {
  it('follows a source with one feed at once and asks which feed of a larger source', async () => {
    const { command, followed } = setUp();
    const talk = createTalk();
    await command.run(talk.ask('harian satu, koran'));
    expect(followed.get(7)).toEqual([feeds[0]?.sourceId]);
    expect(talk.texts()[0]).toContain('Done! I will send new stories from Bagian 1 here.');
    expect(talk.last()).toContain('Which news of Koran shall I follow?');
    expect(labels(talk)).toEqual(['✓ Bagian 1', 'Bagian 2']);
  });

  it('asks at once, without a message to wait, when nothing is fetched', async () => {
    const { command } = setUp();
    const talk = createTalk();
    await command.run(talk.ask('koran'));
    expect(talk.sent).toHaveLength(1);
  });

  it('says that a source is followed already instead of asking which of it is meant', async () => {
    const { command, follow: before } = setUp();
    before(7, ...feeds.slice(0, 2));
    const talk = createTalk();
    await command.run(talk.ask('koran'));
    expect(talk.texts()).toEqual(['Koran is already followed here.']);
    expect(talk.buttons()).toEqual([]);
  });

  it('answers an unknown name with similar sources or with advice', async () => {
    const { command, followed } = setUp();
    const talk = createTalk();
    await command.run(talk.ask('harian'));
    expect(talk.last()).toBe('I know no source called harian. Did you mean this?');
    expect(labels(talk)).toEqual(['Harian Satu']);
    expect(followed.size).toBe(0);
    await command.press?.(talk.press(talk.data('Harian Satu'), { messageId: 1 }));
    expect(followed.get(7)).toEqual([feeds[0]?.sourceId]);
    await command.run(talk.ask('zzzz'));
    expect(talk.last()).toBe('I know no source called zzzz. Try the address of its site.');
  });
});

describe('the message of a choice', () => {
  const choice: Choice = { chatId: 7, about: 'page', name: 'koran.example', offers };
  const state = { id: 'abcdefghijkl', followed: [false, false, false], language: 'en' as const };

  it('stays within the limits of Telegram for any titles', () => {
    const hostile = ['', ' ', '\u202e', '<b>&', 'a'.repeat(5_000), 'https://www.koran.example/rss'];
    const many = Array.from({ length: 12 }, (_, at) => ({
      title: hostile[at % hostile.length] ?? '',
      url: `https://koran.example/${'x'.repeat(2_000)}${at}`,
    }));
    const followed = many.map((_, at) => at % 2 === 0);
    const trouble = many.map(() => 'x'.repeat(200));
    const message = writeChoice({ ...choice, offers: many }, { ...state, followed, trouble });
    expect(message.html.length).toBeLessThan(4_096);
    const buttons = message.buttons?.flat() ?? [];
    expect(buttons).toHaveLength(13);
    for (const button of buttons) {
      expect(button.text.trim()).not.toBe('');
      expect([...button.text].length).toBeLessThanOrEqual(42);
      expect(Buffer.byteLength('callback' in button ? button.callback : '')).toBeLessThanOrEqual(64);
    }
  });

  it('puts short titles two in a row and long titles one in a row', () => {
    expect(writeChoice(choice, state).buttons?.map(({ length }) => length)).toEqual([2, 1, 1]);
    const long = {
      ...choice,
      offers: offers.map((offer) => ({ ...offer, title: `Berita tentang ${offer.title}` })),
    };
    expect(writeChoice(long, state).buttons?.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it('asks whether to follow a source with one feed', () => {
    const single: Choice = { chatId: 7, about: 'source', name: 'Kompas', offers: offers.slice(0, 1) };
    expect(writeChoice(single, { ...state, followed: [false] })).toMatchObject({
      plain: 'Shall I follow Kompas?',
      buttons: [[{ text: 'Follow' }]],
    });
    expect(writeChoice(single, { ...state, followed: [true] }).buttons).toMatchObject([
      [{ text: '✓ Bagian 1' }],
    ]);
  });

  it('counts only feeds that are not followed yet as "all"', () => {
    const pressed = pressedOffers({ offers }, [true, false, false], 'all');
    expect(pressed?.map(({ offer }) => offer.title)).toEqual(['Bagian 2', 'Bagian 3']);
    for (const which of ['', '3', '01x', 'ALL', '1e1'])
      expect(pressedOffers({ offers }, [], which)).toBeUndefined();
  });
});
