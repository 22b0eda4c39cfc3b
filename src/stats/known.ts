import { createBoundedMap } from '../runtime/bounded-map.ts';
import type { Clock } from '../runtime/clock.ts';
import { isShared, type CampaignFacts, type Change } from './counted.ts';

/** What is known of the campaigns and chats that one write is about. */
export type Known = { facts: Map<string, CampaignFacts>; zones: Map<number, Zone> };
type Zone = { zone: string; readAt: number };

/** Campaigns and chats of which is remembered what matters here. */
const remembered = 2_000;
/** A chat's zone is asked for again after this time (milliseconds). */
const zoneKeptMs = 600_000;

/**
 * Finds out what changes of receipts are about, and puts it into `known`; of what was found before, the latest is remembered.
 * `timeZone`: stands for a chat's where that is not known. Rejects where it cannot be asked.
 */
export const createLearn = ({
  clock,
  timeZone,
  factsOf,
  zonesOf,
}: {
  clock: Pick<Clock, 'now'>;
  timeZone: string;
  /** What campaigns bring, in their order. */
  factsOf(campaignIds: string[]): Promise<CampaignFacts[]>;
  /** The zones of groups and channels, in their order; undefined: not known. */
  zonesOf(chatIds: number[]): Promise<(string | undefined)[]>;
}): ((changes: Change[], known: Known) => Promise<void>) => {
  const facts = createBoundedMap<string, CampaignFacts>(remembered);
  const zones = createBoundedMap<number, Zone>(remembered);

  const learnFacts = async (campaigns: string[], known: Known['facts']): Promise<void> => {
    const unread = campaigns.filter((id) => {
      const about = known.get(id) ?? facts.get(id);
      if (about !== undefined) known.set(id, about);
      return about === undefined;
    });
    const found = unread.length === 0 ? [] : await factsOf(unread);
    for (const [at, id] of unread.entries()) {
      const about = found[at] ?? {};
      known.set(id, about);
      facts.set(id, about);
    }
  };

  const learnZones = async (chats: number[], known: Known['zones']): Promise<void> => {
    const unasked = chats.filter((id) => {
      const zone = known.get(id) ?? zones.get(id);
      const isFresh = zone !== undefined && zone.readAt > clock.now() - zoneKeptMs;
      if (isFresh) known.set(id, zone);
      return !isFresh;
    });
    const told = unasked.length === 0 ? [] : await zonesOf(unasked);
    for (const [at, id] of unasked.entries()) {
      const zone = { zone: told[at] ?? timeZone, readAt: clock.now() };
      known.set(id, zone);
      zones.set(id, zone);
    }
  };

  return async (changes, known) => {
    await learnFacts([...new Set(changes.map(({ campaignId }) => campaignId))], known.facts);
    const chats = [...new Set(changes.map(({ after }) => after.chatId))].filter(isShared);
    await learnZones(chats, known.zones);
  };
};
