import { Keyv } from 'keyv';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src/delivery/campaign.ts';
import { createLock } from '../../../src/runtime/lock.ts';
import { createCampaignStore } from '../../../src/store/campaigns.ts';
import { createKeyValue } from '../../../src/store/keyv/key-value.ts';
import { createSumsStore } from '../../../src/store/publishing/sums.ts';

const now = { day: '2026-11-28', counts: { s: 2 } };
const months = [{ name: '2026-10', days: { '31': { s: 1 } } }];
const receipt: Receipt = { kind: 'gone', chatId: -100 };
const open = () => {
  const values = createKeyValue(new Keyv());
  const writes: string[][] = [];
  const store = {
    ...values,
    setMany: async (entries: Parameters<typeof values.setMany>[0]) => {
      writes.push(entries.map(({ key }) => key));
      await values.setMany(entries);
    },
  };
  return { sums: createSumsStore(store), campaigns: createCampaignStore(store, createLock()), writes };
};

describe('sums', () => {
  it('are written in one go with the receipts that they count', async () => {
    const { sums, campaigns, writes } = open();
    await sums.save([{ id: 's1', page: 0, receipts: [receipt] }], [{ subject: 'c-100', now, months }]);
    expect(writes).toHaveLength(1);
    expect(await sums.now(['c-100', 'all'])).toEqual([now, undefined]);
    expect(await sums.months([{ subject: 'c-100', name: '2026-10' }])).toEqual([{ '31': { s: 1 } }]);
    expect(await campaigns.receipts('s1', 0)).toEqual([receipt]);
  });

  it('of a chat are gone once they are forgotten, those of others stay', async () => {
    const { sums } = open();
    await sums.save(
      [],
      [
        { subject: 'c-100', now, months },
        { subject: 'all', now, months },
      ],
    );
    await sums.forget(-100, ['2026-10', '2026-11']);
    expect(await sums.now(['c-100', 'all'])).toEqual([undefined, now]);
    expect(await sums.months([{ subject: 'c-100', name: '2026-10' }])).toEqual([undefined]);
  });

  it('remember how many reactions a message has', async () => {
    const { sums } = open();
    const message = { chatId: -100, messageId: 7 };
    expect(await sums.reactions(message)).toBe(0);
    await sums.saveReactions(message, 4, [{ subject: 'c-100', now, months: [] }]);
    expect(await sums.reactions(message)).toBe(4);
    expect(await sums.now(['c-100'])).toEqual([now]);
  });
});
