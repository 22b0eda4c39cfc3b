import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src/delivery/campaign.ts';
import { pageWrites, unpackPage, type PackedPage } from '../../../src/store/receipts/pages.ts';

/** What a store gives back of what is written to it. */
const written = (receipts: (Receipt | null)[]): PackedPage | undefined => {
  const [write] = pageWrites([{ id: 's1', page: 0, receipts }]);
  return JSON.parse(JSON.stringify(write?.value)) as PackedPage;
};
const ids = Array.from({ length: 20 }, (_, at) => `3f9c2a7be41d${at}`);
const sent = (chatId: number, others: string[]): Receipt => ({
  kind: 'sent',
  chatId,
  messageId: 7,
  at: 1_700_000_000_000,
  ...(others.length > 0 && { others }),
});

const anyChat = fc.integer({ min: -1e13, max: 1e13 });
const anySent = fc
  .record({
    chatId: anyChat,
    messageId: fc.nat(),
    at: fc.nat(),
    others: fc.subarray(ids, { maxLength: 3 }),
    more: fc.array(fc.nat(), { maxLength: 2 }),
    digest: fc.option(
      fc.record({ at: fc.nat(9), first: fc.nat(9), of: fc.nat(99), minutes: fc.nat(1_439) }),
      { nil: undefined },
    ),
    isReworded: fc.boolean(),
  })
  .map(({ others, more, digest, isReworded, ...rest }): Receipt => ({
    kind: 'sent',
    ...rest,
    ...(others.length > 0 && { others }),
    ...(more.length > 0 && { more }),
    ...(digest !== undefined && { digest }),
    ...(isReworded && { isReworded: true }),
  }));
const anyReceipt = fc.oneof(
  anySent,
  fc.record({
    kind: fc.constant('skipped' as const),
    chatId: anyChat,
    why: fc.constantFrom('muted', 'told'),
  }),
  fc.record({ kind: fc.constant('held' as const), chatId: anyChat, until: fc.nat() }),
  fc.record({ kind: fc.constant('rejected' as const), chatId: anyChat, why: fc.constant('too long') }),
  fc.record({ kind: fc.constant('gone' as const), chatId: anyChat }),
);

describe('a page of receipts', () => {
  it('is read as it was written, whatever is in it, also where it is written again with more', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyReceipt)), fc.array(fc.option(anyReceipt)), (first, more) => {
        expect(unpackPage(written(first))).toEqual(first);
        expect(unpackPage(written([...more, ...first]))).toEqual([...more, ...first]);
        expect(unpackPage(written(first))).toEqual(first);
      }),
    );
  });

  it('is written with what changed in it since it was written before', () => {
    const page: (Receipt | null)[] = [null, sent(2, ids.slice(0, 2)), sent(3, ids.slice(2, 4))];
    expect(unpackPage(written(page))).toEqual(page);
    page[0] = sent(1, ids.slice(4, 6));
    page[1] = { kind: 'gone', chatId: 2 };
    expect(unpackPage(written(page))).toEqual(page);
    page[1] = sent(2, ids.slice(2, 4));
    expect(unpackPage(written(page))).toEqual(page);
  });

  it('has nothing where nobody wrote, and null in slots that were passed over', () => {
    expect(unpackPage(undefined)).toEqual([]);
    const receipts: Receipt[] = [];
    receipts[2] = sent(3, ids.slice(0, 2));
    expect(unpackPage(written(receipts))).toEqual([null, null, receipts[2]]);
  });

  it('names the stories that came together once, however many chats got them', () => {
    const chats = Array.from({ length: 256 }, (_, chatId) => sent(chatId, ids.slice(1)));
    const bare = Array.from({ length: 256 }, (_, chatId) => sent(chatId, []));
    const [size, least] = [chats, bare].map((page) => JSON.stringify(written(page)).length);
    expect(size).toBeLessThan((least ?? 0) + 256 * 5 + 20 * 20);
  });

  it('is read as earlier versions wrote it, with the names in each receipt', () => {
    const before = [['s', 5, 7, 9, 'a1', 'b2', 'd:0:1:3:480', 'w:', 8], null] as PackedPage;
    expect(unpackPage(before)).toEqual([
      {
        kind: 'sent',
        chatId: 5,
        messageId: 7,
        at: 9,
        others: ['a1', 'b2'],
        more: [8],
        digest: { at: 0, first: 1, of: 3, minutes: 480 },
        isReworded: true,
      },
      null,
    ]);
  });
});
