import type { CampaignStore, Receipt } from '../campaign.ts';

/** A page of receipts in memory: of each there is one copy, for all who use it. */
export type SharedPage = {
  id: string;
  page: number;
  receipts: (Receipt | null)[];
  /** Settles once `receipts` is what the store has. */
  loaded: Promise<void>;
  claims: Map<number, PromiseWithResolvers<void>>;
  /** Whoever has it open or waits for it, and the write that it waits for. */
  users: number;
};

/** The pages of receipts that somebody uses, kept for as long as somebody does. */
export type ReceiptPages = {
  /** The page, with one more user, counted before anything is waited for. */
  take(id: string, number: number): SharedPage;
  /** One more user of a page that is in use. */
  keep(page: SharedPage): void;
  release(page: SharedPage): void;
  /** Whoever takes the page next has it read anew. */
  forget(page: SharedPage): void;
};

export const createReceiptPages = (store: Pick<CampaignStore, 'receipts'>): ReceiptPages => {
  const pages = new Map<string, SharedPage>();
  return {
    take: (id, number) => {
      const known = pages.get(keyOf({ id, page: number }));
      if (known !== undefined) {
        known.users++;
        return known;
      }
      const page: SharedPage = {
        id,
        page: number,
        receipts: [],
        loaded: Promise.resolve(),
        claims: new Map(),
        users: 1,
      };
      pages.set(keyOf(page), page);
      page.loaded = store.receipts(id, number).then((receipts) => {
        page.receipts = receipts;
      });
      return page;
    },
    keep: (page) => void page.users++,
    release: (page) => {
      page.users--;
      if (page.users === 0) pages.delete(keyOf(page));
    },
    forget: (page) => {
      if (pages.get(keyOf(page)) === page) pages.delete(keyOf(page));
    },
  };
};

const keyOf = ({ id, page }: Pick<SharedPage, 'id' | 'page'>): string => `${id}:${page}`;

/** Frees a slot, and tells those who wait for that. */
export const letGo = (page: SharedPage, index: number): void => {
  page.claims.get(index)?.resolve();
  page.claims.delete(index);
};

/** Takes a slot that nobody has and that has no receipt; gives how to free it, undefined: it cannot be taken. */
export const claimOn = (page: SharedPage, index: number): (() => void) | undefined => {
  if (page.claims.has(index) || page.receipts[index]) return undefined;
  const mine = Promise.withResolvers<void>();
  page.claims.set(index, mine);
  return () => {
    if (page.claims.get(index) === mine) letGo(page, index);
  };
};
