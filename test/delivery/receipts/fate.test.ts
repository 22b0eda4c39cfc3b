import { describe, expect, it } from 'vitest';
import type { Chat, Follow } from '../../../src/audience/chat.ts';
import type { Campaign, Receipt } from '../../../src/delivery/campaign.ts';
import { createFates } from '../../../src/delivery/receipts/fate.ts';
import type { Story } from '../../../src/story/story.ts';

const dayMs = 86_400_000;
const now = 100 * dayMs;
const story: Story = {
  id: 's1',
  sourceId: 'f1',
  sourceTitle: 'Koran',
  headline: 'Berita',
  lead: '',
  seenAt: now - dayMs,
  categories: [],
};
const follow = (sourceId: string, facts: Partial<Follow> = {}): Follow => ({
  sourceId,
  slot: 300,
  since: 0,
  ...facts,
});
const chat = (follows: Follow[] = [follow('f1')], facts: Partial<Chat> = {}): Chat => ({
  id: 7,
  kind: 'private',
  title: 'Ani',
  language: 'id',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows,
  ...facts,
});

/** Fates over these receipts of the chat's slot (300: page 1, index 44), by campaign. */
const fates = (
  receipts: Record<string, Receipt> = {},
  campaigns: Record<string, Partial<Campaign>> = {},
  moved: Record<number, Chat> = {},
) => {
  const opened: string[] = [];
  const made = createFates({
    chats: { get: async (id) => moved[id] },
    campaigns: { get: async (id) => campaigns[id] as Campaign | undefined },
    recorder: {
      open: async (id, page) => {
        opened.push(`${id}:${page}`);
        const slots: (Receipt | null)[] = [];
        slots[44] = receipts[id] ?? null;
        return {
          receipts: page === 1 ? slots : [],
          claim: () => undefined,
          isClaimed: () => false,
          settled: async () => {},
          record: async () => {},
          close: () => {},
        };
      },
    },
    clock: { now: () => now },
  });
  return { ...made, opened };
};
const skipped = (why: string, more: object = {}): Receipt => ({ kind: 'skipped', chatId: 7, why, ...more });

describe('the fate of a story in a chat', () => {
  it.each([
    [
      { kind: 'sent', chatId: 7, messageId: 5, at: 9 } as const,
      { kind: 'sent', by: 'f1', at: 9, isDigest: false },
    ],
    [
      { kind: 'held', chatId: 7, until: 9, why: 'quiet' } as const,
      { kind: 'waits', by: 'f1', until: 9, why: 'quiet' },
    ],
    [{ kind: 'held', chatId: 7, until: 9 } as const, { kind: 'waits', by: 'f1', until: 9 }],
    [skipped('filtered', { detail: '-judi' }), { kind: 'filtered', by: 'f1', term: '-judi' }],
    [skipped('told already', { by: 's2' }), { kind: 'told', by: 'f1', storyId: 's2' }],
    [skipped('muted'), { kind: 'muted', by: 'f1' }],
    [skipped('enough today'), { kind: 'enough', by: 'f1' }],
    [skipped('followed later'), { kind: 'before', by: 'f1' }],
    [skipped('recalled'), { kind: 'recalled' }],
    [skipped('missed while paused'), { kind: 'missed', by: 'f1' }],
    [skipped('too many waiting'), { kind: 'missed', by: 'f1' }],
    [{ kind: 'gone', chatId: 7 } as const, { kind: 'gone', by: 'f1' }],
    [{ kind: 'rejected', chatId: 7, why: '400' } as const, { kind: 'refused', by: 'f1' }],
  ])('is read from its receipt: %j', async (receipt, fate) => {
    expect(await fates({ s1: receipt }).of(story, chat())).toEqual(fate);
  });

  it('is what the follow says by which it came, where the chat follows it in several ways', async () => {
    const both = chat([follow('f1'), follow('t1')]);
    const matched = { ...story, topics: ['t1'] };
    const sent: Receipt = { kind: 'sent', chatId: 7, messageId: 5, at: 9 };
    const rivals = { s1: skipped('by another follow', { detail: 't1' }), 's1:t1': sent };
    expect(await fates(rivals).of(matched, both)).toMatchObject({ kind: 'sent', by: 't1' });
    const filtered = { s1: skipped('filtered', { detail: '-judi' }), 's1:t1': sent };
    expect(await fates(filtered).of(matched, both)).toMatchObject({ kind: 'sent', by: 't1' });
    // That of a topic which the story is not of is not asked.
    const asked = fates(rivals);
    expect(await asked.of(story, both)).toEqual({ kind: 'unknown', by: 'f1' });
    expect(asked.opened).toEqual(['s1:1']);
  });

  it('is never read from what stands in the slot of somebody before', async () => {
    const theirs: Receipt = { kind: 'sent', chatId: 8, messageId: 5, at: 9 };
    const later = chat([follow('f1', { since: now })]);
    expect(await fates({ s1: theirs }).of(story, later)).toEqual({ kind: 'before', by: 'f1' });
    const group = chat([follow('f1')], { id: -100, kind: 'supergroup' });
    const moved = fates({ s1: { ...theirs, chatId: -9 } }, {}, { [-9]: group });
    expect(await moved.of(story, group)).toMatchObject({ kind: 'sent' });
  });

  it('without a receipt is told by the campaign and the follow', async () => {
    const open = { s1: { createdAt: now - 1_000, slots: 400, state: 'open' as const } };
    expect(await fates({}, open).of(story, chat())).toEqual({ kind: 'under way', by: 'f1' });
    const before = { s1: { ...open.s1, slots: 300 } };
    expect(await fates({}, before).of(story, chat())).toEqual({ kind: 'before', by: 'f1' });
    expect(await fates().of(story, chat([follow('f1', { since: now })]))).toEqual({
      kind: 'before',
      by: 'f1',
    });
    expect(await fates().of(story, chat())).toEqual({ kind: 'unknown', by: 'f1' });
    const old = { ...story, seenAt: now - 9 * dayMs };
    expect(await fates().of(old, chat())).toEqual({ kind: 'too old' });
    expect(await fates().of(story, chat([follow('f2')]))).toEqual({ kind: 'not followed' });
    expect(await fates().of({ ...story, recalledAt: 1 }, chat())).toEqual({ kind: 'recalled' });
  });
});

describe('the stories of a message', () => {
  const sent: Receipt = { kind: 'sent', chatId: 7, messageId: 5, at: 9, others: ['s2', 's3:t1'] };

  it('are found by the receipt of one of them', async () => {
    const { inMessage } = fates({ s1: sent });
    expect(await inMessage(5, chat(), [{ ...story, id: 's0' }, story])).toEqual(['s1', 's2', 's3']);
    expect(await inMessage(6, chat(), [story])).toEqual([]);
    expect(await inMessage(5, chat([], { id: 7 }), [story])).toEqual([]);
  });

  it('are not looked for without end', async () => {
    const asked = fates({ s9999: sent });
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...story, id: `s${at}` }));
    expect(await asked.inMessage(5, chat(), many)).toEqual([]);
    expect(asked.opened.length).toBeLessThanOrEqual(1_000);
  });
});
