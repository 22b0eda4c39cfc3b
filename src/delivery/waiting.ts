import type { ChatStore } from '../audience/ports.ts';
import type { Clock } from '../clock.ts';
import type { BroadcastStore, InboxStore, Place, StoryStore } from './broadcast.ts';
import type { Courier, Parcel } from './courier.ts';
import type { Holding } from './holding.ts';
import type { Recorder } from './recorder.ts';

/** Chats whose inboxes are worked on at once. */
const inboxesAtOnce = 32;

export type WaitingParts = {
  clock: Clock;
  chats: ChatStore;
  broadcasts: BroadcastStore;
  inboxes: InboxStore;
  stories: StoryStore;
  recorder: Recorder;
  holding: Holding;
  courier: Courier;
  stopping: AbortSignal;
};

/** Brings chats what waits in their inboxes, once it is due. Rejects with a StoreError; what was not done stays due. */
export const createWaiting = (parts: WaitingParts): { tick(): Promise<void> } => {
  const { clock, broadcasts, stories, stopping } = parts;

  const deliverInbox = async (chatId: number): Promise<void> => {
    const [inbox, chat] = await Promise.all([parts.inboxes.get(chatId), parts.chats.get(chatId)]);
    if (inbox === undefined || inbox.until > clock.now()) return;
    const parcels: Parcel[] = [];
    const settled: Place[] = [];
    for (const place of inbox.items) {
      const [broadcast, story] = await Promise.all([
        broadcasts.get(place.broadcastId),
        stories.get(place.broadcastId),
      ]);
      const page = await parts.recorder.open(place.broadcastId, place.page);
      const receipt = page.receipts[place.index];
      page.close();
      const follow = chat?.follows.find(({ sourceId }) => sourceId === broadcast?.sourceId);
      const isHeld = receipt === undefined || receipt === null || receipt.kind === 'held';
      if (!isHeld || story === undefined || broadcast === undefined) settled.push(place);
      else if (chat?.state !== 'active' || follow === undefined || story.recalledAt !== undefined) {
        const state = follow === undefined ? 'not following' : (chat?.state ?? 'unknown chat');
        const why = story.recalledAt === undefined ? state : 'recalled';
        await parts.recorder.record(place, { kind: 'skipped', chatId, why });
        settled.push(place);
      } else {
        const { threadId } = follow;
        parcels.push({ place, story, lane: broadcast.lane, ...(threadId !== undefined && { threadId }) });
      }
    }
    if (chat !== undefined && parcels.length > 0) await parts.courier.deliver(chat, parcels);
    if (stopping.aborted) return;
    for (const { place } of parcels) {
      const page = await parts.recorder.open(place.broadcastId, place.page);
      if (page.receipts[place.index]?.kind !== 'held') settled.push(place);
      page.close();
    }
    await parts.holding.release(chatId, settled);
  };

  const tick = async (): Promise<void> => {
    const { chatIds, done } = await parts.inboxes.due(clock.now());
    const waiting = [...chatIds];
    const failures: unknown[] = [];
    const worker = async () => {
      for (let id = waiting.pop(); id !== undefined && !stopping.aborted; id = waiting.pop())
        await deliverInbox(id).catch((error: unknown) => failures.push(error));
    };
    await Promise.all(Array.from({ length: Math.min(inboxesAtOnce, waiting.length) }, worker));
    if (failures.length > 0) throw failures[0];
    if (!stopping.aborted) await done();
  };

  return { tick };
};
