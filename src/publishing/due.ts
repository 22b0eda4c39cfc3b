import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import { formatDate } from '../message/date.ts';
import type { Message } from '../message/message.ts';
import { words } from '../message/words.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { barredWords, type Barred } from './barred.ts';
import type { Broadcast, BroadcastStore, Destination } from './broadcast.ts';
import type { Broadcasts } from './broadcasts.ts';

/** What a post that is due needs to begin, or to be asked about. */
export type DueNeeds = {
  clock: Pick<Clock, 'sleep'>;
  log: Log;
  store: Pick<BroadcastStore, 'put'>;
  broadcasts: Pick<Broadcasts, 'launch'>;
  /** Tells a person something; gives the message's id, or undefined where Telegram does not let Kabar write to them. Rejects where it may be tried again. */
  send(userId: number, message: Message): Promise<number | undefined>;
  reader(userId: number): Promise<{ language: Language; timeZone: string }>;
  /** The chats of a post in which Kabar may not post now. */
  barred(to: Destination): Promise<Barred[]>;
  stopping: AbortSignal;
};

/** Pauses before telling is tried again, as Telegram is away (milliseconds): a post that is held up, or was missed, must not be so in silence. */
const againMs = [2_000, 10_000];

/** Begins one post, with a message that shows how far it is; that this cannot be sent costs it some seconds at most. Rejects with a StoreError. */
export const beginDue = async (broadcast: Broadcast, needs: DueNeeds): Promise<void> => {
  const { broadcasts, reader, barred } = needs;
  const by = await reader(broadcast.userId);
  const { schedule: texts } = textsFor(by.language);
  const { to, about } = broadcast;
  const missing = await barred(to);
  const isNowhere = to.kind === 'chats' && missing.length === to.chats.length;
  const head = isNowhere ? texts.heldUp(about) : texts.begins(about);
  const message = words([head, ...missing.map((one) => barredWords(one, by))].join('\n\n'));
  const messageId = await tell(broadcast.userId, message, needs);
  const { schedule: _schedule, ...post } = broadcast;
  const status = messageId === undefined ? {} : { status: { chatId: broadcast.userId, messageId } };
  await broadcasts.launch({ ...post, ...status, state: 'live' });
};

/** Asks about one that was due while Kabar was away. `at`: when it was (milliseconds since the epoch). Rejects with a StoreError. */
export const askDue = async (broadcast: Broadcast, at: number, needs: DueNeeds): Promise<void> => {
  const { store, reader } = needs;
  await store.put({ ...broadcast, state: 'asks' });
  const { language, timeZone } = await reader(broadcast.userId);
  const { schedule: texts } = textsFor(language);
  const message = words(texts.missed(broadcast.about, formatDate(at, { language, timeZone })), [
    [
      { text: texts.sendNow, callback: `scheduled:now:${broadcast.id}` },
      { text: texts.drop, callback: `scheduled:drop:${broadcast.id}` },
    ],
  ]);
  await tell(broadcast.userId, message, needs);
};

/** Tells whoever has scheduled a post; gives the message's id, or undefined where Telegram does not let Kabar write to them or stays away. */
const tell = async (
  userId: number,
  message: Message,
  { send, clock, log, stopping }: DueNeeds,
): Promise<number | undefined> => {
  for (const waitMs of [0, ...againMs]) {
    if (waitMs > 0) await clock.sleep(waitMs, stopping);
    if (stopping.aborted) break;
    try {
      return await send(userId, message);
    } catch (error) {
      log.info('schedule.untold', { error });
    }
  }
  return undefined;
};
