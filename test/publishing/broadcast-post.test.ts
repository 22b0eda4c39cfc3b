import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/delivery/campaign.ts';
import { createBroadcastPost } from '../../src/publishing/broadcast-post.ts';
import { blank, createDisk, createLife, type Telegram } from '../delivery/life.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const channel = blank(-1_001, { kind: 'channel' });
const draft = {
  targetChatId: channel.id,
  targetTitle: 'Kabar Serang',
  fromChatId: 7,
  messageIds: [41, 42],
  userId: 7,
};

const stage = (more: Partial<Telegram> = {}) => {
  const clock = createSimulatedClock();
  const disk = createDisk();
  const telegram: Telegram & { copies: NonNullable<Telegram['copies']> } = {
    chats: new Map(),
    answer: (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
    copies: [],
    ...more,
  };
  const live = () => {
    const life = createLife(disk, telegram, clock, () => 0.5);
    const broadcastPost = createBroadcastPost({
      order: life.post,
      remember: async (chat) => void (await life.chats.update(chat.id, (known) => known ?? chat)),
      sleep: clock.sleep,
    });
    return { ...life, broadcastPost };
  };
  return { clock, telegram, live };
};

describe('a post', () => {
  it('is copied to its chat once, with a receipt, however often it is asked for', async () => {
    const { clock, telegram, live } = stage({
      copy: () => ({ kind: 'sent', messageId: 9, more: [10] }),
    });
    const { broadcastPost, campaigns } = live();
    const first = await broadcastPost('d1', draft, channel);
    await clock.advance(2_000);
    expect(await first.report).toBe('posted');
    const again = await broadcastPost('d1', draft, channel);
    expect(await again.report).toBe('posted');
    expect(telegram.copies).toEqual([{ chatId: channel.id, fromChatId: 7, messageIds: [41, 42] }]);
    expect(await campaigns.receipts('post:d1', 0)).toEqual([
      { kind: 'sent', chatId: channel.id, messageId: 9, more: [10], at: expect.any(Number) },
    ]);
  });

  it('goes out after a kill between its opening and its sending', async () => {
    const isSent = Promise.withResolvers<void>();
    const { clock, telegram, live } = stage({
      copy: () => isSent.promise.then(() => ({ kind: 'sent', messageId: 9 })),
    });
    const before = live();
    await before.broadcastPost('d1', draft, channel);
    before.kill();
    isSent.resolve();
    const after = live();
    await after.start();
    await clock.advance(5_000);
    expect(telegram.copies).toHaveLength(1);
  });

  it.each<[string, Receipt['kind'], 'failed' | 'waiting', Telegram['copy']]>([
    ['the right to post is missing', 'rejected', 'failed', () => ({ kind: 'no-rights', why: 'no' })],
    ['its message is gone', 'rejected', 'failed', () => ({ kind: 'uncopyable', why: 'gone' })],
    ['Telegram is in trouble', 'held', 'waiting', () => ({ kind: 'retry', why: '502' })],
  ])('is reported where %s', async (_, kind, outcome, copy) => {
    const { clock, live } = stage(copy && { copy });
    const { broadcastPost, campaigns } = live();
    const { report } = await broadcastPost('d1', draft, channel);
    await clock.advance(5_000);
    expect(await report).toBe(outcome);
    expect(await campaigns.receipts('post:d1', 0)).toMatchObject([{ kind }]);
  });

  it('is said to wait where half a minute has not been enough', async () => {
    const { clock, live } = stage({ copy: () => new Promise(() => {}) });
    const { report } = await live().broadcastPost('d1', draft, channel);
    await clock.advance(31_000);
    expect(await report).toBe('waiting');
  });
});
