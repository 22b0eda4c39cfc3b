import { pageSize, type AudienceStore } from '../audience/ports.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

type Summary = {
  /** Slots ever given out. */
  slots: number;
  followers: number;
  /** Pages with an emptied slot. */
  holes: number[];
};
type Page = (number | null)[];

/** Audiences in the store: a summary and pages of 256 slots for each source. */
export const createAudienceStore = (store: KeyValue, lock: Lock): AudienceStore => {
  const summaryKey = (sourceId: string) => `audience:${sourceId}`;
  const pageKey = (sourceId: string, page: number) => `audience:${sourceId}:${page}`;
  const summaryOf = async (sourceId: string): Promise<Summary> =>
    (await store.get<Summary>(summaryKey(sourceId))) ?? { slots: 0, followers: 0, holes: [] };
  const pageOf = async (sourceId: string, page: number): Promise<Page> =>
    (await store.get<Page>(pageKey(sourceId, page))) ?? [];

  /** Page and summary are written by one statement, so they cannot disagree after a crash. */
  const write = (sourceId: string, page: number, slots: Page, summary: Summary) =>
    store.setMany([
      { key: pageKey(sourceId, page), value: slots },
      { key: summaryKey(sourceId), value: summary },
    ]);

  return {
    size: async (sourceId) => {
      const { slots, followers } = await summaryOf(sourceId);
      return { slots, followers };
    },
    page: pageOf,
    occupy: (sourceId, chatId) =>
      lock(summaryKey(sourceId), async () => {
        const summary = await summaryOf(sourceId);
        const hole = summary.holes[0];
        const page = hole ?? Math.floor(summary.slots / pageSize);
        const slots = await pageOf(sourceId, page);
        const left = slots.indexOf(chatId);
        if (left >= 0) return page * pageSize + left;
        const index = hole === undefined ? summary.slots % pageSize : slots.indexOf(null);
        slots[index] = chatId;
        await write(sourceId, page, slots, {
          slots: Math.max(summary.slots, page * pageSize + index + 1),
          followers: summary.followers + 1,
          holes: hole !== undefined && !slots.includes(null) ? summary.holes.slice(1) : summary.holes,
        });
        return page * pageSize + index;
      }),
    vacate: (sourceId, slot, chatId) =>
      lock(summaryKey(sourceId), async () => {
        const page = Math.floor(slot / pageSize);
        const slots = await pageOf(sourceId, page);
        if (slots[slot % pageSize] !== chatId) return;
        const summary = await summaryOf(sourceId);
        slots[slot % pageSize] = null;
        await write(sourceId, page, slots, {
          ...summary,
          followers: summary.followers - 1,
          holes: summary.holes.includes(page) ? summary.holes : [...summary.holes, page],
        });
      }),
    rename: (sourceId, slot, from, to) =>
      lock(summaryKey(sourceId), async () => {
        const page = Math.floor(slot / pageSize);
        const slots = await pageOf(sourceId, page);
        if (slots[slot % pageSize] !== from) return;
        slots[slot % pageSize] = to;
        await store.set(pageKey(sourceId, page), slots);
      }),
  };
};
