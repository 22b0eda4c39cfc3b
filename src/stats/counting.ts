import type { Receipt, ReceiptPage } from '../delivery/campaign.ts';
import { localTime } from '../audience/settings/local-time.ts';
import { createBoundedMap } from '../runtime/bounded-map.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Lock } from '../runtime/lock.ts';
import { countsOf, type CampaignFacts, type Change } from './counted.ts';
import type { MessageOf, Subject, SumsStore, SumsWrite } from './ports.ts';
import { addTo, isNamed, monthOf, withDay, type Counts, type DaySums } from './sums.ts';

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
};

type Noted = Change & { at: number };

/** Campaigns and chats of which is remembered what matters here. */
const remembered = 2_000;
/** A chat's zone is asked for again after this time (milliseconds). */
const zoneKeptMs = 600_000;
/** Sums that are at hand without a read. */
const sumsKept = 2_000;

export const createCounting = ({
  clock,
  lock,
  store,
  timeZone,
  factsOf,
  zonesOf,
  onSent = () => {},
}: {
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
}): Counting => {
  const pending = new Map<string, Noted[]>();
  const facts = createBoundedMap<string, CampaignFacts>(remembered);
  const zones = createBoundedMap<number, { zone: string; readAt: number }>(remembered);
  const sums = createBoundedMap<Subject, DaySums>(sumsKept);

  const noted = (pages: readonly ReceiptPage[]): Noted[] =>
    pages.flatMap((page) => pending.get(keyOf(page)) ?? []);

  /** Finds out what the changes are about. */
  const learn = async (changes: Noted[], known: Known): Promise<void> => {
    const campaigns = [...new Set(changes.map(({ campaignId }) => campaignId))];
    const unread = campaigns.filter((id) => {
      const about = known.facts.get(id) ?? facts.get(id);
      if (about !== undefined) known.facts.set(id, about);
      return about === undefined;
    });
    const found = unread.length === 0 ? [] : await factsOf(unread);
    for (const [at, id] of unread.entries()) {
      const about = found[at] ?? {};
      known.facts.set(id, about);
      facts.set(id, about);
    }
    const chats = [...new Set(changes.map(({ after }) => after.chatId))].filter(isShared);
    const unasked = chats.filter((id) => {
      const zone = known.zones.get(id) ?? zones.get(id);
      const isFresh = zone !== undefined && zone.readAt > clock.now() - zoneKeptMs;
      if (isFresh) known.zones.set(id, zone);
      return !isFresh;
    });
    const told = unasked.length === 0 ? [] : await zonesOf(unasked);
    for (const [at, id] of unasked.entries()) {
      const zone = { zone: told[at] ?? timeZone, readAt: clock.now() };
      known.zones.set(id, zone);
      zones.set(id, zone);
    }
  };

  /** What the changes add, by subject and day. */
  const additions = (changes: Noted[], known: Known): Addition[] =>
    changes.flatMap((change): Addition[] => {
      const about = known.facts.get(change.campaignId) ?? {};
      const counts = countsOf(change, about);
      if (Object.keys(counts).length === 0) return [];
      const isSent = counts['s'] !== undefined || counts['p'] !== undefined;
      const of = (subject: Subject, zone: string, some: Counts): Addition => {
        const { day, minute } = localTime(change.at, zone);
        const all = { ...some };
        if (isSent) all[`h:${Math.floor(minute / 60)}`] = 1;
        return { subject, day, counts: all };
      };
      const { chatId } = change.after;
      // Terms are the chat's own, and whose news it has is its business.
      const common: Counts = {};
      for (const key in counts) if (!isNamed(key)) common[key] = counts[key] ?? 0;
      return [
        of('all', timeZone, common),
        ...(about.sourceId === undefined ? [] : [of(`s${about.sourceId}`, timeZone, common)]),
        ...(isShared(chatId) ? [of(`c${chatId}`, known.zones.get(chatId)?.zone ?? timeZone, counts)] : []),
      ];
    });

  /** The sums as they are with these added: the latest day goes on, those before it go into their months. */
  const summed = async (added: Addition[]): Promise<SumsWrite[]> => {
    const bySubject = Map.groupBy(added, ({ subject }) => subject);
    const subjects = [...bySubject.keys()];
    const present = new Map(subjects.map((subject) => [subject, sums.get(subject)]));
    const unread = subjects.filter((subject) => present.get(subject) === undefined);
    const found = unread.length === 0 ? [] : await store.now(unread);
    for (const [at, subject] of unread.entries()) present.set(subject, found[at]);
    const plans = subjects.map((subject) => ({
      subject,
      ...planOf(present.get(subject), bySubject.get(subject) ?? []),
    }));
    const wanted = plans.flatMap(({ subject, ended }) =>
      [...new Set(ended.map(({ day }) => monthOf(day)))].map((name) => ({ subject, name })),
    );
    const months = wanted.length === 0 ? [] : await store.months(wanted);
    return plans.map(({ subject, now, ended }) => ({
      subject,
      now,
      months: wanted.flatMap((one, at) => {
        if (one.subject !== subject) return [];
        const its = ended.filter(({ day }) => monthOf(day) === one.name);
        return [{ name: one.name, days: its.reduce(withDay, months[at] ?? {}) }];
      }),
    }));
  };

  /** One at a time: each goes on from the sums of the one before. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => lock('sums', work);
  const keep = (written: SumsWrite[]) => {
    for (const { subject, now } of written) sums.set(subject, now);
  };

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
    keep(written);
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
          const written = await summed(additions(changes, known));
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
        const written = await summed([
          { subject: `c${message.chatId}`, day, counts: { r: more } },
          { subject: 'all', day: localTime(clock.now(), timeZone).day, counts: { r: more } },
        ]);
        await store.saveReactions(message, total, written);
        keep(written);
      }),
    forget: (chatId, months) =>
      alone(async () => {
        sums.delete(`c${chatId}`);
        await store.forget(chatId, months);
      }),
  };
};

type Addition = { subject: Subject; day: string; counts: Counts };
type Zone = { zone: string; readAt: number };
/** What is known of the campaigns and chats that one write is about. */
type Known = { facts: Map<string, CampaignFacts>; zones: Map<number, Zone> };

const keyOf = ({ id, page }: Pick<ReceiptPage, 'id' | 'page'>): string => `${id}:${page}`;

/** Groups and channels have negative ids; a person's private chat is nobody's to look at. */
const isShared = (chatId: number): boolean => chatId < 0;

/** The day that is counted on from now on, and the days that are over. */
const planOf = (before: DaySums | undefined, added: Addition[]): { now: DaySums; ended: DaySums[] } => {
  const days = new Map<string, Counts>(before === undefined ? [] : [[before.day, { ...before.counts }]]);
  for (const { day, counts } of added) days.set(day, addTo(days.get(day) ?? {}, counts));
  const inOrder = [...days]
    .map(([day, counts]): DaySums => ({ day, counts }))
    .toSorted((one, two) => (one.day < two.day ? -1 : 1));
  const now = inOrder.pop() ?? { day: '', counts: {} };
  return { now, ended: inOrder };
};
