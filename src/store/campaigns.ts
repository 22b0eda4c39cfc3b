import type { Campaign, CampaignStore } from '../delivery/campaign.ts';
import type { KeyValue } from './keyv/key-value.ts';
import { keptMs, pageWrites, receiptsKey, unpackPage, type PackedPage } from './receipts/pages.ts';
import type { Lock } from '../runtime/lock.ts';

/** Campaigns were called broadcasts when the first stores were written. */
const openKey = 'broadcasts';

/** Campaigns and their receipts; an open campaign never expires, a done one does. */
export const createCampaignStore = (store: KeyValue, lock: Lock): CampaignStore => {
  const key = (id: string) => `broadcast:${id}`;
  const open = async () => (await store.get<string[]>(openKey)) ?? [];
  return {
    get: async (id) => fromStored(id, await store.get<Stored>(key(id))),
    getMany: async (ids) => {
      const found = await store.getMany<Stored>(ids.map(key));
      return ids.map((id, at) => fromStored(id, found[at]));
    },
    put: (campaigns) =>
      store.setMany(
        campaigns.map((campaign) => ({
          key: key(campaign.id),
          value: campaign,
          ...(campaign.state === 'done' && { ttlMs: keptMs }),
        })),
      ),
    open,
    markOpen: (ids) =>
      lock(openKey, async () => {
        const known = await open();
        const listed = new Set(known);
        const added = ids.filter((id) => !listed.has(id));
        if (added.length > 0) await store.set(openKey, [...known, ...added]);
      }),
    markDone: (ids) =>
      lock(openKey, async () => {
        const known = await open();
        const left = known.filter((id) => !ids.includes(id));
        if (left.length < known.length) await store.set(openKey, left);
      }),
    receipts: async (id, page) => unpackPage(await store.get<PackedPage>(receiptsKey(id, page))),
    save: (pages) => store.setMany(pageWrites(pages)),
  };
};

/** The first stores have campaigns for stories only, and say no more of them than their id. */
type Stored = Omit<Campaign, 'content'> & Partial<Pick<Campaign, 'content'>>;
const fromStored = (id: string, found: Stored | undefined): Campaign | undefined =>
  found && { ...found, content: found.content ?? { kind: 'story', storyId: id } };
