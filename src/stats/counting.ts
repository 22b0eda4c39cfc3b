import type { Receipt, ReceiptPage } from '../delivery/campaign.ts';
import { localTime } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Lock } from '../runtime/lock.ts';
import { additionsOf } from './additions.ts';
import { isShared, type CampaignFacts, type Change } from './counted.ts';
import { createLearn, type Known } from './known.ts';
import type { MessageOf, SumsStore, SumsWrite } from './ports.ts';
import { createRunningSums } from './running-sums.ts';

/** Counts what becomes of receipts, by the day: the sums are written with the receipts themselves, so none is lost or doubled more than those are. */
export type Counting = {
  /** A slot's receipt is another from now on; counted once its page is saved. `isFirst`: it is its campaign's first. */
  note(
    page: { id: string; page: number; isFirst: boolean },
    before: Receipt | null | undefined,
    after: Receipt,
  ): void;
  /** Writes pages of receipts with what they add to the sums. Rejects with a StoreError: then call it again. */
  save(pages: ReceiptPage[]): Promise<void>;
  /** A message of a channel has so many reactions now. Rejects with a StoreError. */
  reacted(message: MessageOf, total: number): Promise<void>;
  /** Forgets what was counted of a chat in these months (YYYY-MM) and today. Rejects with a StoreError. */
  forget(chatId: number, months: string[]): Promise<void>;
  /** What was counted of a group in these months (YYYY-MM) and today goes on under its new id. Doing it twice is doing it once. Rejects with a StoreError. */
  move(from: number, to: number, months: string[]): Promise<void>;
};

type Noted = Change & { at: number };

type CountingNeeds = {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  store: SumsStore;
  /** The zone (IANA) by whose days sources and all together are counted. */
  timeZone: string;
  /** What campaigns bring, in their order. */
  factsOf(campaignIds: string[]): Promise<CampaignFacts[]>;
  /** The zones of groups and channels, in their order; undefined: not known. */
  zonesOf(chatIds: number[]): Promise<(string | undefined)[]>;
  /** Something came to a group or channel. */
  onSent?: (chatId: number) => void;
};

export const createCounting = ({
  clock,
  lock,
  store,
  timeZone,
  factsOf,
  zonesOf,
  onSent = () => {},
}: CountingNeeds): Counting => {
  const pending = new Map<string, Noted[]>();
  const sums = createRunningSums(store);
  const learn = createLearn({ clock, timeZone, factsOf, zonesOf });

  const noted = (pages: readonly ReceiptPage[]): Noted[] =>
    pages.flatMap((page) => pending.get(keyOf(page)) ?? []);

  /** One at a time: each goes on from the sums of the one before. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => lock('sums', work);

  const write = async (pages: ReceiptPage[], written: SumsWrite[], changes: Noted[]): Promise<void> => {
    const taken = pages.map((page) => [keyOf(page), pending.get(keyOf(page)) ?? []] as const);
    for (const [key] of taken) pending.delete(key);
    try {
      await store.save(pages, written);
    } catch (error) {
      for (const [key, some] of taken)
        if (some.length > 0) pending.set(key, [...some, ...(pending.get(key) ?? [])]);
      throw error;
    }
    sums.keep(written);
    for (const { after } of changes)
      if (after.kind === 'sent' && isShared(after.chatId)) onSent(after.chatId);
  };

  return {
    note: ({ id, page, isFirst }, before, after) => {
      const key = keyOf({ id, page });
      const change: Noted = { campaignId: id, before, after, isFirst, at: clock.now() };
      const changes = pending.get(key);
      if (changes === undefined) pending.set(key, [change]);
      else changes.push(change);
    },
    save: (pages) =>
      alone(async () => {
        const known: Known = { facts: new Map(), zones: new Map() };
        for (;;) {
          const changes = noted(pages);
          await learn(changes, known);
          const written = await sums.with(additionsOf(changes, known, timeZone));
          // What came in meanwhile stands in the pages already, so it is for this write, too.
          if (noted(pages).length === changes.length) return write(pages, written, changes);
        }
      }),
    reacted: (message, total) =>
      alone(async () => {
        const more = total - (await store.reactions(message));
        if (more === 0) return;
        const [zone = timeZone] = await zonesOf([message.chatId]);
        const { day } = localTime(clock.now(), zone);
        const written = await sums.with([
          { subject: `c${message.chatId}`, day, counts: { r: more } },
          { subject: 'all', day: localTime(clock.now(), timeZone).day, counts: { r: more } },
        ]);
        await store.saveReactions(message, total, written);
        sums.keep(written);
      }),
    move: (from, to, months) =>
      alone(async () => {
        const written = await sums.merged(from, to, months);
        if (written === undefined) return;
        await store.move(from, written);
        sums.drop(from);
        sums.keep([written]);
      }),
    forget: (chatId, months) =>
      alone(async () => {
        sums.drop(chatId);
        await store.forget(chatId, months);
      }),
  };
};

const keyOf = ({ id, page }: Pick<ReceiptPage, 'id' | 'page'>): string => `${id}:${page}`;
