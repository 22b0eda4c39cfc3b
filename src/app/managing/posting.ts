import { createAmendments, type Amendments } from '../../publishing/amend/amendments.ts';
import { barredAmong } from '../../publishing/barred.ts';
import type { Destination } from '../../publishing/broadcast.ts';
import { createBroadcasts, type Broadcasts } from '../../publishing/broadcasts.ts';
import { createScheduling, type Scheduling } from '../../publishing/scheduling.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { ReaderOf } from '../people/spoken-to.ts';
import type { Sending } from '../sending.ts';

/** Posts of admins: as they go out, as they are changed or taken back, and as they wait for their time. */
export type Posting = { broadcasts: Broadcasts; amendments: Amendments; scheduling: Scheduling };

type PostingNeeds = {
  clock: Clock;
  log: Log;
  store: Pick<Collections, 'broadcasts' | 'amendments' | 'schedule' | 'chats'>;
  posts: Sending['delivery']['posts'];
  reword: Sending['delivery']['reword'];
  outbox: Outbox;
  reader: ReaderOf;
  isOperator(userId: number): boolean;
  stopping: AbortSignal;
};

/** Posts of admins, wired. */
export const createPosting = ({
  clock,
  log,
  store,
  posts,
  reword,
  outbox,
  reader,
  isOperator,
  stopping,
}: PostingNeeds): Posting => {
  const barred = (to: Destination) => barredAmong(to, store.chats, clock.now());
  const broadcasts = createBroadcasts({
    store: store.broadcasts,
    posts,
    clock,
    log,
    edit: outbox.edit,
    reader,
    barred,
    stopping,
  });
  const amendments = createAmendments({
    store: store.amendments,
    posts,
    clock,
    log,
    edit: outbox.edit,
    reword,
    languageOf: async (userId) => (await reader(userId)).language,
    stopping,
  });
  const scheduling = createScheduling({
    clock,
    log,
    schedule: store.schedule,
    store: store.broadcasts,
    broadcasts,
    send: outbox.offer,
    reader,
    barred,
    isOperator,
    stopping,
  });
  return { broadcasts, amendments, scheduling };
};
