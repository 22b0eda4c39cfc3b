import { createDesk, type Desk } from '../../publishing/review/desk.ts';
import type { Review } from '../../publishing/review/review.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { ReaderOf } from '../people/spoken-to.ts';
import type { Sending } from '../sending.ts';

type DeskNeeds = {
  clock: Clock;
  log: Log;
  store: Collections;
  delivery: Sending['delivery'];
  outbox: Outbox;
  reader: ReaderOf;
  /** Whether a person is an administrator of a chat now. May reject. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
  /** The story waits no longer. */
  hasten(review: Review): Promise<void>;
  stopping: AbortSignal;
};

/** Where stories are shown to those who look through them; wired. */
export const wireDesk = ({
  clock,
  log,
  store,
  delivery,
  outbox,
  reader,
  isAdmin,
  hasten,
  stopping,
}: DeskNeeds): Desk =>
  createDesk({
    clock,
    log,
    lock: store.lock,
    store: store.reviews,
    getStory: store.stories.get,
    getChat: store.chats.get,
    managersOf: store.managers.managersOf,
    isAdmin,
    receiptOf: ({ place }) => delivery.receiptAt(place),
    hasten,
    cardFor: delivery.cardFor,
    toldAt: delivery.toldAt,
    postedIn: store.postedLog.of,
    send: outbox.offer,
    edit: (chatId, messageId, message) =>
      outbox
        .edit(chatId, messageId, message)
        .catch((error: unknown) => log.debug('review.unchanged', { error })),
    reader,
    stopping,
  });
