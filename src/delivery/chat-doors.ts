import type { Clock } from '../runtime/clock.ts';
import type { Holding } from './inbox/hold.ts';
import { receiptAt } from './amend/original.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Siblings } from './receipts/siblings.ts';
import { toldAt } from './receipts/told-at.ts';
import { asWorded, type Reviews } from './reviews.ts';
import type { Compose } from './send/compose.ts';
import type { DeliverySystem } from './system.ts';

/** What others ask of delivery about one chat, and have done to what waits for it. */
export type ChatDoors = Pick<
  DeliverySystem,
  'wake' | 'recheck' | 'hasten' | 'receiptAt' | 'cardFor' | 'toldAt' | 'digestNow' | 'topicOpened'
>;

/** Answers these from what is held for chats, and from receipts. */
export const createChatDoors = ({
  clock,
  holding,
  siblings,
  recorder,
  compose,
  reviews,
}: {
  clock: Pick<Clock, 'now'>;
  holding: Holding;
  siblings: Siblings;
  recorder: Recorder;
  compose: Compose;
  reviews: Reviews;
}): ChatDoors => ({
  wake: (chatId) => holding.wake(chatId, clock.now()),
  recheck: (chatId) => holding.recheck(chatId, clock.now()),
  hasten: (chatId, place) => holding.hasten(chatId, place, clock.now()),
  receiptAt: (place) => receiptAt(place, recorder),
  cardFor: async (story, chat) =>
    compose([await asWorded({ kind: 'story', story }, chat, reviews)], chat).message,
  toldAt: (story, chat) => toldAt(story, chat, siblings),
  digestNow: (chatId) => holding.digestNow(chatId, clock.now()),
  topicOpened: (chatId, threadId) => holding.openTopic(chatId, threadId, clock.now()),
});
