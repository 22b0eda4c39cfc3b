import { nextAt } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Broadcast, BroadcastStore, Due, ScheduleStore } from './broadcast.ts';
import { askDue, beginDue, type DueNeeds } from './due.ts';

/** What is later than this because Kabar was away is asked about first (milliseconds). */
const latestMs = 3_600_000;
/** It is looked at least so often what is due (milliseconds). */
const tickMs = 10_000;
/** Posts that one person may have scheduled. */
export const mostScheduled = 100;

/** Posts that go out later. Times stay on the clock of the zone in which they were typed. */
export type Scheduling = {
  /** Schedules a post, or puts it to another time. Rejects with a StoreError. */
  put(broadcast: Broadcast): Promise<void>;
  cancel(broadcast: Broadcast): Promise<void>;
  /** What a person has scheduled, and what is for these chats, the next first. */
  list(userId: number, chatIds: number[]): Promise<Due[]>;
  /** Begins what falls due, until Kabar stops. */
  start(): void;
  idle(): Promise<void>;
};

type SchedulingNeeds = DueNeeds & {
  clock: Clock;
  schedule: ScheduleStore;
  store: Pick<BroadcastStore, 'get' | 'put'>;
  isOperator(userId: number): boolean;
  stopping: AbortSignal;
};

export const createScheduling = ({
  clock,
  log,
  schedule,
  store,
  broadcasts,
  send,
  reader,
  barred,
  isOperator,
  stopping,
}: SchedulingNeeds): Scheduling => {
  const due: DueNeeds = { clock, log, store, broadcasts, send, reader, barred, stopping };
  let work: Promise<void> | undefined;
  let wake = new AbortController();

  const put = async (broadcast: Broadcast) => {
    if (broadcast.schedule === undefined) return;
    await store.put({ ...broadcast, state: 'scheduled' });
    const { id, userId, to } = broadcast;
    const chatIds = to.kind === 'chats' ? to.chats.map((chat) => chat.id) : [];
    await schedule.put({ id, at: broadcast.schedule.at, userId, chatIds });
    wake.abort();
  };

  /** What falls due of a recurrence is a post of its own, with an id that tells when it was due: so it is begun once. */
  const onDue = async ({ id, at }: Due) => {
    const broadcast = await store.get(id);
    const isAllowed = broadcast?.to.kind === 'chats' || (broadcast && isOperator(broadcast.userId));
    // Asked about before a crash: whether that was heard nobody knows, so it is asked again.
    const isWaiting = broadcast?.state === 'scheduled' || broadcast?.state === 'asks';
    if (!isWaiting || broadcast.schedule === undefined || !isAllowed) return schedule.remove(id);
    const { every, timeZone } = broadcast.schedule;
    const now = clock.now();
    const one = every === undefined ? broadcast : { ...broadcast, id: `${id}-${at.toString(36)}` };
    await (now - at > latestMs ? askDue(one, at, due) : beginDue(one, due));
    if (every === undefined) return schedule.remove(id);
    await put({ ...broadcast, schedule: { every, timeZone, at: nextAt({ ...every, timeZone }, now) } });
  };

  const tick = async () => {
    const all = await schedule.all();
    const ripe = all.filter(({ at }) => at <= clock.now());
    for (const one of ripe) if (!stopping.aborted) await onDue(one);
    const [next] = await schedule.all();
    const waitMs = Math.min(tickMs, Math.max(0, (next?.at ?? Infinity) - clock.now()));
    wake = new AbortController();
    await clock.sleep(waitMs, AbortSignal.any([stopping, wake.signal]));
  };

  return {
    put,
    cancel: async (broadcast) => {
      await schedule.remove(broadcast.id);
      await store.put({ ...broadcast, state: 'cancelled' });
    },
    list: async (userId, chatIds) =>
      (await schedule.all()).filter(
        (one) => one.userId === userId || one.chatIds.some((chatId) => chatIds.includes(chatId)),
      ),
    start: () => {
      work ??= (async () => {
        while (!stopping.aborted)
          await tick().catch((error: unknown) => {
            log.error('schedule.interrupted', { error });
            return clock.sleep(tickMs, stopping);
          });
      })();
    },
    idle: async () => work,
  };
};
