import { describe, expect, it } from 'vitest';
import { audienceOfChats, audienceOfReceipts } from '../../../src/audience/single.ts';
import type { AmendmentContent, PostContent, Receipt } from '../../../src/delivery/campaign.ts';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import { amendWhys } from '../../../src/delivery/amend/original.ts';
import { createLife, sourceId, story, type Telegram } from '../life.ts';
import { scene } from '../scene.ts';

const post: PostContent = { kind: 'post', fromChatId: 99, messageIds: [1] };
const of = { campaignId: 'post:a' };
const recall: AmendmentContent = { kind: 'amendment', of, act: { kind: 'recall' }, form: 'text' };
const edit: AmendmentContent = {
  kind: 'amendment',
  of,
  act: { kind: 'edit', html: '<b>Baru</b>' },
  form: 'text',
};
const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const refusal: Outcome = {
  kind: 'unchangeable',
  why: "400 Bad Request: message can't be deleted for everyone",
};

type Life = Awaited<ReturnType<typeof scene>>['life'];
const receiptsOf = async (life: Pick<Life, 'posts'>, id: string): Promise<(Receipt | null)[]> => {
  const all: (Receipt | null)[] = [];
  for await (const { receipts } of life.posts.receipts(id)) all.push(...receipts);
  return all;
};

/** A post that these chats have. */
const posted = async (ids: number[], more: Partial<Telegram> = {}) => {
  const reworded: NonNullable<Telegram['reworded']> = [];
  const found = await scene(ids, { reworded, ...more });
  await found.life.posts.open('post:a', sourceId, post);
  await found.clock.advance(60_000);
  return { ...found, reworded };
};

describe('a change of what was sent', () => {
  it('deletes every chat’s copy once, and goes on where a kill has left it', async () => {
    const removed: number[] = [];
    let isSlow = true;
    const { life, clock, disk, telegram } = await posted(many(600), {
      remove: (chatId, messageId) => {
        if (isSlow && removed.length >= 250) return { kind: 'retry', why: '500' };
        removed.push(chatId);
        return { kind: 'sent', messageId };
      },
    });
    await life.posts.amend('amend:r', audienceOfReceipts('post:a'), recall);
    await clock.advance(2_000);
    expect(removed.length).toBeGreaterThanOrEqual(250);
    life.kill();
    isSlow = false;
    const later = createLife(disk, telegram, clock, () => 0.5);
    await later.start();
    await clock.advance(600_000);
    expect(new Set(removed).size).toBe(600);
    expect(removed.length).toBeLessThan(640);
    expect(await later.posts.standing('amend:r')).toMatchObject({ state: 'through', counts: { sent: 600 } });
    later.kill();
  });

  it('reaches only chats that have the message, with other words, and passes over those that blocked the bot', async () => {
    const { life, clock, reworded, telegram } = await posted(many(5), {
      copy: (chatId) =>
        chatId === 2 ? { kind: 'uncopyable', why: 'gone' } : { kind: 'sent', messageId: 70 + chatId },
    });
    await life.audience.setState(4, 'gone');
    await life.posts.amend('amend:e', audienceOfReceipts('post:a'), edit);
    await clock.advance(60_000);
    expect(reworded).toEqual(
      [1, 3, 5].map((chatId) => ({ chatId, messageId: 70 + chatId, html: '<b>Baru</b>' })),
    );
    expect((await receiptsOf(life, 'amend:e')).map((one) => one?.kind ?? null)).toEqual([
      'sent',
      null,
      'sent',
      'gone',
      'sent',
    ]);
    expect(telegram.edits).toEqual([]);
    life.kill();
  });

  it('of a message that is too old to be deleted puts a note in place of its text, and says so of one without text', async () => {
    const { life, clock, reworded } = await posted([1, 2], { remove: () => refusal });
    await clock.advance(49 * 3_600_000);
    await life.posts.amend('amend:r', audienceOfReceipts('post:a'), recall);
    await clock.advance(60_000);
    expect(reworded.map(({ html }) => html)).toEqual(
      Array(2).fill('Pesan ini sudah ditarik oleh pengirimnya.'),
    );
    expect((await receiptsOf(life, 'amend:r'))[0]).toMatchObject({ kind: 'rejected', why: amendWhys.noted });
    await life.posts.amend('amend:p', audienceOfReceipts('post:a'), { ...recall, form: 'fixed' });
    await clock.advance(60_000);
    expect((await receiptsOf(life, 'amend:p'))[0]).toMatchObject({ kind: 'rejected', why: amendWhys.old });
    expect((await life.posts.standing('amend:p'))?.state).toBe('through');
    life.kill();
  });

  it('is not made where whoever asks for it is no administrator any more, and pauses no chat', async () => {
    const removed: number[] = [];
    const { life, clock } = await posted([1, 2, 3], {
      refuses: (chatId) =>
        chatId === 2 ? { kind: 'not-allowed', why: 'no administrator there any more' } : undefined,
      remove: (chatId, messageId) => {
        removed.push(chatId);
        return chatId === 3 ? { kind: 'no-rights', why: 'CHAT_ADMIN_REQUIRED' } : { kind: 'sent', messageId };
      },
    });
    await life.posts.amend('amend:r', audienceOfReceipts('post:a'), { ...recall, by: 7 });
    await clock.advance(60_000);
    expect(removed).toEqual([1, 3]);
    expect((await receiptsOf(life, 'amend:r')).map((one) => one?.kind)).toEqual([
      'sent',
      'rejected',
      'rejected',
    ]);
    expect((await life.chats.get(3))?.state).toBe('active');
    expect(life.paused).toEqual([]);
    life.kill();
  });

  it('waits behind no news that is held for a chat, and leaves the held news where it is', async () => {
    let isDown = false;
    const removed: number[] = [];
    const { life, clock } = await posted([1], {
      answer: (_, accept) => (isDown ? { kind: 'retry', why: '500' } : { kind: 'sent', messageId: accept() }),
      remove: (chatId, messageId) => {
        removed.push(chatId);
        return { kind: 'sent', messageId };
      },
    });
    isDown = true;
    await life.publish(sourceId, [story(1)]);
    await clock.advance(500);
    await life.posts.amend('amend:r', audienceOfReceipts('post:a'), recall);
    await clock.advance(1_000);
    expect(removed).toEqual([1]);
    isDown = false;
    await clock.advance(3_600_000);
    expect((await receiptsOf(life, 's1'))[0]?.kind).toBe('sent');
    life.kill();
  });

  it('of an album leaves one caption, and is tried again from the beginning after trouble', async () => {
    let isDown = true;
    const { life, clock, reworded } = await posted([1], {
      copy: () => ({ kind: 'sent', messageId: 10, more: [11, 12] }),
      edit: () => (isDown ? { kind: 'retry', why: '502' } : { kind: 'sent', messageId: 10 }),
    });
    await life.posts.amend('amend:e', audienceOfReceipts('post:a'), { ...edit, form: 'caption', blank: [2] });
    await clock.advance(2_000);
    isDown = false;
    await clock.advance(60_000);
    expect(reworded).toEqual([
      { chatId: 1, messageId: 10, html: '<b>Baru</b>' },
      { chatId: 1, messageId: 12, html: '' },
    ]);
    life.kill();
  });
});

describe('a change of a story’s card in chats of somebody’s own', () => {
  const places = [{ campaignId: 's1', page: 0, index: 1 }];
  const card = (act: AmendmentContent['act']): AmendmentContent => ({
    kind: 'amendment',
    of: { places },
    act,
    form: 'card',
  });

  it('puts other words in that chat alone, and a later correction of the newsroom leaves them', async () => {
    const { life, clock, telegram } = await posted([1, 2]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    await life.posts.amend('amend:e', audienceOfChats([2]), card({ kind: 'edit', html: '<i>Kata kami</i>' }));
    await clock.advance(10_000);
    expect(telegram.edits).toMatchObject([{ chatId: 2, message: { html: '<i>Kata kami</i>' } }]);
    expect(telegram.edits[0]?.message.buttons?.flat()).not.toEqual([]);
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(10_000);
    expect(telegram.edits.map(({ chatId }) => chatId)).toEqual([2, 1]);
    life.kill();
  });

  it('takes it back there alone; of several stories in one message the others stay', async () => {
    const removed: number[] = [];
    let isDown = true;
    const { life, clock, telegram } = await posted([1, 2], {
      answer: (_, accept) => (isDown ? { kind: 'retry', why: '500' } : { kind: 'sent', messageId: accept() }),
      remove: (chatId, messageId) => {
        removed.push(chatId);
        return { kind: 'sent', messageId };
      },
    });
    // They wait, and so come in one message.
    await life.publish(sourceId, [story(1)]);
    await life.publish(sourceId, [story(2)]);
    await clock.advance(1_000);
    isDown = false;
    await clock.advance(60_000);
    expect(telegram.chats.get(2)).toHaveLength(1);
    await life.posts.amend('amend:r', audienceOfChats([2]), card({ kind: 'recall' }));
    await clock.advance(10_000);
    expect(telegram.edits).toHaveLength(1);
    const [left] = telegram.edits;
    expect(left?.chatId).toBe(2);
    expect(left?.message.html).toContain('Berita &lt;2&gt;');
    expect(left?.message.html).not.toContain('Berita &lt;1&gt;');
    expect((await receiptsOf(life, 's1')).map((one) => one?.kind)).toEqual(['sent', 'skipped']);
    // Now the other, which stands alone there.
    const other = { ...card({ kind: 'recall' }), of: { places: [{ campaignId: 's2', page: 0, index: 1 }] } };
    await life.posts.amend('amend:r2', audienceOfChats([2]), other);
    await clock.advance(10_000);
    expect(removed).toEqual([2]);
    life.kill();
  });
});
