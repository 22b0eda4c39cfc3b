import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../src/audience/chat.ts';
import type { Story } from '../../../src/story/story.ts';
import { blank, createDisk, createLife, type Telegram } from '../life.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const report = (sourceId: string, sourceTitle: string, facts: Partial<Story> = {}): Story => ({
  id: `${sourceId}-1`,
  sourceId,
  sourceTitle,
  url: `https://${sourceId}.test/1`,
  headline: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  lead: 'Truk boks menghantam bus PO Sumber Rejeki di Tol Cipali Km 92, empat penumpang meninggal dunia.',
  seenAt: 0,
  categories: [],
  ...facts,
});
const one = report('detik', 'Detik');
const two = report('tempo', 'Tempo');
/** Another event of the affair. */
const aside = report('tempo', 'Tempo', {
  headline: 'Polisi Periksa Sopir Truk yang Tabrak Bus di Tol Cipali',
  lead: 'Polisi memeriksa sopir truk boks yang menghantam bus PO Sumber Rejeki di Tol Cipali. Sopir mengaku mengantuk setelah semalam menyetir dari Surabaya.',
  seenAt: 5 * 3_600_000,
});

const scene = async (
  followers: [chatId: number, sources: string[], facts?: Partial<Chat>][],
  answer: Telegram['answer'] = (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
) => {
  const telegram: Telegram & { edits: NonNullable<Telegram['edits']> } = {
    chats: new Map(),
    targets: [],
    edits: [],
    answer,
  };
  const clock = createSimulatedClock();
  const disk = createDisk();
  const life = createLife(disk, telegram, clock, () => 0.5);
  for (const [id, sources, facts] of followers)
    for (const sourceId of sources) await life.audience.follow(blank(id, facts), { sourceId, since: 0 });
  await life.start();
  const publish = async (story: Story, by = life) =>
    by.publish(story.sourceId, await by.reports.assign([story]));
  const told = (id: number) =>
    (telegram.chats.get(id) ?? []).map(({ plain }) => /Detik|Tempo/.exec(plain)?.[0]);
  /** As after kill -9: another life over the same disk. */
  const startAgain = async () => {
    life.kill();
    const again = createLife(disk, telegram, clock, () => 0.5);
    await again.reports.load();
    await again.start();
    return again;
  };
  return { telegram, clock, life, publish, told, startAgain };
};

describe('delivery of several reports of one event', () => {
  it('sends the same report once, and names the second source on the first card', async () => {
    const { telegram, clock, life, publish, told } = await scene([
      [1, ['detik', 'tempo']],
      [2, ['detik']],
      [3, ['tempo']],
    ]);
    await publish(one);
    await clock.advance(10_000);
    await publish(two);
    await clock.advance(10_000);
    expect([told(1), told(2), told(3)]).toEqual([['Detik'], ['Detik'], ['Tempo']]);
    expect(telegram.edits.map(({ chatId }) => chatId)).toEqual([1]);
    expect(telegram.edits[0]?.message.html).toContain('Juga di: <a href="https://tempo.test/1">Tempo</a>');
    expect(await life.campaigns.receipts('tempo-1', 0)).toEqual([
      { kind: 'skipped', chatId: 1, why: 'told already', by: 'detik-1', shown: true },
      expect.objectContaining({ kind: 'sent', chatId: 3 }),
    ]);
    life.kill();
  });

  it('does not count the report that is held back among so many cards a day', async () => {
    const { clock, life, publish, told } = await scene([[1, ['detik', 'tempo']]]);
    await life.chats.update(1, (chat) => {
      const follows = chat?.follows.map((one) => (one.sourceId === 'tempo' ? { ...one, top: 2 } : one));
      return chat && { ...chat, follows: follows ?? [] };
    });
    await publish(one);
    await clock.advance(10_000);
    await publish(two);
    await clock.advance(10_000);
    const others = [
      { id: 'tempo-2', headline: 'Harga emas naik', lead: 'Antam menaikkan harganya.' },
      { id: 'tempo-3', headline: 'Beras turun', lead: 'Panen raya dimulai di Karawang.' },
      { id: 'tempo-4', headline: 'Minyak goreng langka', lead: 'Warga antre di pasar murah.' },
    ];
    for (const other of others) {
      await publish({ ...two, ...other, url: `https://tempo.test/${other.id}` });
      await clock.advance(10_000);
    }
    expect(told(1)).toEqual(['Detik', 'Tempo', 'Tempo']);
    const [last] = await life.campaigns.receipts('tempo-4', 0);
    expect(last).toMatchObject({ kind: 'skipped', why: 'enough today' });
    life.kill();
  });

  it('sends a further report of an event silently, as a reply to the first, with a receipt of its own', async () => {
    const { telegram, clock, life, publish, told } = await scene([
      [1, ['detik', 'tempo']],
      [2, ['tempo']],
    ]);
    await publish(one);
    await clock.advance(10_000);
    await publish(aside);
    await clock.advance(10_000);
    expect([told(1), told(2)]).toEqual([['Detik', 'Tempo'], ['Tempo']]);
    expect(telegram.targets).toHaveLength(3);
    expect(telegram.targets).toEqual(
      expect.arrayContaining([{ chatId: 1 }, { chatId: 1, replyTo: 1, isSilent: true }, { chatId: 2 }]),
    );
    expect(await life.campaigns.receipts('tempo-1', 0)).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    life.kill();
  });

  it('sends a further report that waits with the first one in one message', async () => {
    let isDown = true;
    const { telegram, clock, life, publish } = await scene([[1, ['detik', 'tempo']]], (_chatId, accept) =>
      isDown ? { kind: 'retry', why: 'no answer' } : { kind: 'sent', messageId: accept() },
    );
    await publish(one);
    await publish(aside);
    await clock.advance(20_000);
    isDown = false;
    await clock.advance(120_000);
    expect(telegram.chats.get(1)).toHaveLength(1);
    expect(telegram.chats.get(1)?.[0]?.plain).toMatch(/Detik[^]*Tempo/);
    life.kill();
  });

  it('sends every report to a chat that wants them all, and different events to all chats', async () => {
    const { telegram, clock, life, publish } = await scene([
      [1, ['detik', 'tempo'], { everyReport: true }],
      [2, ['detik', 'tempo']],
    ]);
    await publish(one);
    await clock.advance(10_000);
    await publish(two);
    await publish({
      ...two,
      id: 'tempo-2',
      url: 'https://tempo.test/2',
      headline: 'Harga Cabai Naik',
      lead: '',
    });
    await clock.advance(20_000);
    const textOf = (id: number) => (telegram.chats.get(id) ?? []).map(({ plain }) => plain).join('\n');
    expect(textOf(1).match(/Truk Tabrak/g)).toHaveLength(2);
    expect(textOf(2).match(/Truk Tabrak/g)).toHaveLength(1);
    expect(textOf(1)).toContain('Harga Cabai Naik');
    expect(textOf(2)).toContain('Harga Cabai Naik');
    life.kill();
  });

  it('sends one report where two come at the same time, and where the first had to wait', async () => {
    let floods = 1;
    const { clock, life, publish, told } = await scene(
      Array.from({ length: 20 }, (_, id) => [id + 1, ['detik', 'tempo']]),
      (_chatId, accept) =>
        floods-- > 0 ? { kind: 'retry', why: 'no answer' } : { kind: 'sent', messageId: accept() },
    );
    await Promise.all([publish(one), publish(two)]);
    await clock.advance(120_000);
    for (let id = 1; id <= 20; id++) expect(told(id)).toHaveLength(1);
    life.kill();
  });

  it('names the other report in a bundle, too', async () => {
    const { telegram, clock, life, publish } = await scene([[1, ['detik', 'tempo']]]);
    const other = {
      ...one,
      id: 'detik-2',
      url: 'https://detik.test/2',
      headline: 'Harga Cabai Naik',
      lead: '',
    };
    await life.publish('detik', await life.reports.assign([one, other]));
    await clock.advance(10_000);
    expect(telegram.chats.get(1)).toHaveLength(1);
    await publish(two);
    await clock.advance(10_000);
    expect(telegram.chats.get(1)).toHaveLength(1);
    const { html = '', plain = '' } = telegram.edits[0]?.message ?? {};
    expect(telegram.edits).toHaveLength(1);
    expect(html).toContain('Juga di: <a href="https://tempo.test/1">Tempo</a>');
    expect(plain).toMatch(
      /Truk Tabrak[\s\S]*Juga di: Tempo[\s\S]*Harga Cabai|Harga Cabai[\s\S]*Truk Tabrak[\s\S]*Juga di: Tempo/,
    );
    life.kill();
  });

  it('names the other report once after a crash between skipping the chat and editing its card', async () => {
    const { telegram, clock, publish, startAgain } = await scene([[1, ['detik', 'tempo']]]);
    await publish(one);
    await clock.advance(10_000);
    await publish(two);
    await clock.advance(50);
    expect(telegram.edits).toEqual([]);
    const again = await startAgain();
    await clock.advance(60_000);
    expect(telegram.edits.map(({ message }) => /Juga di: (\w+)/.exec(message.plain)?.[1])).toEqual(['Tempo']);
    again.kill();
  });

  it('knows after a restart which reports came before it', async () => {
    const { telegram, clock, publish, startAgain, told } = await scene([[1, ['detik', 'tempo']]]);
    await publish(one);
    await clock.advance(10_000);
    const again = await startAgain();
    await publish(two, again);
    await clock.advance(10_000);
    expect(told(1)).toEqual(['Detik']);
    expect(telegram.edits).toHaveLength(1);
    again.kill();
  });

  it('sends an event that several newsrooms report within minutes ahead of other news', async () => {
    const { clock, life, publish } = await scene([
      [1, ['detik']],
      [2, ['tempo']],
      [3, ['okezone']],
    ]);
    await publish(one);
    await publish(two);
    await clock.advance(5_000);
    expect(life.lanes).toEqual(['news', 'news']);
    await publish({ ...two, id: 'okezone-1', sourceId: 'okezone', url: 'https://okezone.test/1' });
    await clock.advance(5_000);
    expect(life.lanes).toEqual(['news', 'news', 'breaking']);
    life.kill();
  });

  it('brings every story of a source whose stories all link to one page', async () => {
    const { telegram, clock, life, publish } = await scene([[1, ['detik']]]);
    const quake = (number: number) => ({
      ...one,
      id: `detik-${number}`,
      url: 'https://detik.test/gempa',
      headline: `Gempa M ${number},1 di laut`,
      lead: '',
    });
    for (const number of [4, 5, 6]) {
      await publish(quake(number));
      await clock.advance(10_000);
    }
    expect(telegram.chats.get(1)).toHaveLength(3);
    life.kill();
  });

  it('brings the skipped report to its chats once the first report is recalled', async () => {
    const { telegram, clock, life, publish, told } = await scene([
      [1, ['detik', 'tempo']],
      [2, ['detik']],
      [3, ['tempo']],
      [4, ['detik', 'tempo', 'okezone']],
    ]);
    await publish(one);
    await publish(two);
    await publish({ ...two, id: 'okezone-1', sourceId: 'okezone', url: 'https://okezone.test/1' });
    await clock.advance(30_000);
    expect([told(1), told(2), told(3), told(4)]).toEqual([['Detik'], ['Detik'], ['Tempo'], ['Detik']]);
    await life.recall('detik-1');
    await clock.advance(60_000);
    // Of the two that chat 4 was spared it gets one.
    expect([told(1), told(2), told(3), told(4)]).toEqual([
      ['Detik', 'Tempo'],
      ['Detik'],
      ['Tempo'],
      ['Detik', 'Tempo'],
    ]);
    expect(telegram.chats.get(1)).toHaveLength(2);
    life.kill();
  });

  it('sends one report where the second one starts at the other end of the page that the first is walking', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => index + 1);
    const { clock, life, publish, told } = await scene([]);
    for (const id of ids) await life.audience.follow(blank(id), { sourceId: 'detik', since: 0 });
    for (const id of ids.toReversed()) await life.audience.follow(blank(id), { sourceId: 'tempo', since: 0 });
    await publish(one);
    await clock.advance(1_000);
    await publish(two);
    await clock.advance(120_000);
    expect(ids.filter((id) => told(id).length !== 1)).toEqual([]);
    life.kill();
  });
});
