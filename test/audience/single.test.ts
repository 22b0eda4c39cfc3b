import { expect, it } from 'vitest';
import {
  audienceOfAllReceipts,
  audienceOfReceipts,
  receiptPageAt,
  receiptsOfAudience,
} from '../../src/audience/single.ts';

it('the receipts of several campaigns are one audience, the pages of each behind those of the one before', () => {
  const campaigns = [
    { campaignId: 's1', pages: 2 },
    { campaignId: 's1:tabc_-', pages: 1 },
  ];
  const known = receiptsOfAudience(audienceOfAllReceipts(campaigns)) ?? [];
  expect(known).toEqual(campaigns);
  expect([0, 1, 2, 3].map((page) => receiptPageAt(known, page))).toEqual([
    { campaignId: 's1', page: 0 },
    { campaignId: 's1', page: 1 },
    { campaignId: 's1:tabc_-', page: 0 },
    undefined,
  ]);
});

it('the receipts of one campaign are an audience of as many pages as it has', () => {
  const known = receiptsOfAudience(audienceOfReceipts('post:abc')) ?? [];
  expect(receiptPageAt(known, 300)).toEqual({ campaignId: 'post:abc', page: 300 });
  expect(receiptsOfAudience('f1')).toBeUndefined();
});
