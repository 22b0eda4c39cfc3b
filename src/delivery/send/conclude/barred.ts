import type { Chat } from '../../../audience/chat.ts';
import type { Audience } from '../../../audience/follow.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Log } from '../../../runtime/log.ts';
import type { Holding } from '../../inbox/hold.ts';
import type { Recorder } from '../../receipts/recorder.ts';
import { topicOf, type Parcel, type Queue } from '../parcel.ts';
import { settle } from '../settle.ts';
import { keepForTopic, keepNews } from './kept.ts';

/** Where the bot cannot post: what becomes of what was to come there, and who is told. */
export type Barred = {
  /** The bot was blocked or removed, or the chat is no more: nothing stays in its queue. */
  gone(queue: Queue): Promise<void>;
  /** The bot may not post there any more: nothing stays in the chat's queue. */
  noRights(queue: Queue, why: string): Promise<void>;
  /** The topic that these are for is closed, or was deleted. */
  topicClosed(chat: Chat, parcels: Parcel[], why: string): Promise<void>;
  /** A message of these has arrived: where the topic was closed, what came meanwhile follows. */
  arrived(chat: Chat, parcels: Parcel[], now: number): Promise<void>;
};

export type BarredParts = {
  clock: Pick<Clock, 'now'>;
  log: Log;
  recorder: Pick<Recorder, 'record'>;
  holding: Pick<Holding, 'hold' | 'keepClosed' | 'openTopic'>;
  audience: Pick<Audience, 'setState'>;
  /** Tells the person who connected the chat that nothing can be posted there. */
  onPaused(chat: Chat, why: string): Promise<void>;
};

export const createBarred = ({ clock, log, recorder, holding, audience, onPaused }: BarredParts): Barred => {
  /** Topics whose closing was told, so that it is told once. */
  const closedTopics = new Set<string>();

  /** A story is not to wait, nor to be sent again, because somebody could not be told about another. */
  const tellPaused = async (chat: Chat, why: string): Promise<void> => {
    await onPaused(chat, why).catch((error: unknown) => log.warn('pause.untold', { error }));
  };

  return {
    gone: async (queue) => {
      const { chat } = queue;
      const end = { kind: 'gone', chatId: chat.id } as const;
      await audience.setState(chat.id, 'gone');
      const parcels = queue.parcels.splice(0);
      // Who has blocked the bot wants no news; a group or channel may take it in again.
      if (chat.kind === 'private') return settle(parcels, end, recorder);
      return keepNews(parcels, { chatId: chat.id, end, now: clock.now() }, { recorder, holding });
    },
    noRights: async (queue, why) => {
      const { chat } = queue;
      const before = await audience.setState(chat.id, 'paused');
      const parcels = queue.parcels.splice(0);
      const end = { kind: 'rejected', chatId: chat.id, why } as const;
      await keepNews(parcels, { chatId: chat.id, end, now: clock.now() }, { recorder, holding });
      if (before !== undefined && before !== 'paused') await tellPaused(chat, why);
    },
    topicClosed: async (chat, parcels, why) => {
      const topic = topicOf(chat, parcels);
      const isNew = !closedTopics.has(topic);
      closedTopics.add(topic);
      const end = { kind: 'rejected', chatId: chat.id, why } as const;
      if (isDeletedTopic(why)) await settle(parcels, end, recorder);
      else await keepForTopic(parcels, { chatId: chat.id, end, now: clock.now() }, { recorder, holding });
      if (isNew) await tellPaused(chat, why);
    },
    arrived: async (chat, parcels, now) => {
      if (closedTopics.delete(topicOf(chat, parcels)))
        await holding.openTopic(chat.id, parcels[0]?.threadId ?? 0, now);
    },
  };
};

/** A topic that was deleted is not opened again. */
const isDeletedTopic = (why: string): boolean => /thread not found|topic_(?:deleted|id_invalid)/i.test(why);
