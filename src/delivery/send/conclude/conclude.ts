import type { Chat } from '../../../audience/chat.ts';
import type { OnCounted } from '../../../runtime/counted.ts';
import { storyOfCampaign } from '../../campaign.ts';
import type { Content } from '../../contents.ts';
import type { Holding } from '../../inbox/hold.ts';
import type { Outcome } from '../../outcome.ts';
import type { ChatPace } from '../../pacing/chat-pace.ts';
import type { Reviews } from '../../reviews.ts';
import { createOwnFloods } from '../own-floods.ts';
import type { Parcel, Queue } from '../parcel.ts';
import type { Reach } from '../reach.ts';
import { settle, settleHeld, settleSent, type Versions } from '../settle.ts';
import { amendedReceipt } from './amended.ts';
import { countArrivals } from './arrivals.ts';
import { createBarred, type BarredParts } from './barred.ts';
import { concludeRetry } from './retry.ts';

/** An outcome with which the queue stays where it is. */
export type Concluded = Exclude<Outcome, { kind: 'migrated' }>;

/** What follows from an outcome (invariant 6). `told`: what the message told, the first of the queue. */
export type Conclude = (queue: Queue, told: Content[], outcome: Concluded) => Promise<void>;

export type ConcludeParts = Versions &
  BarredParts & {
    pace: Pick<ChatPace, 'sent' | 'edited'>;
    holding: Pick<Holding, 'holdAfterFailure'>;
    reviews: Pick<Reviews, 'reopen'>;
    reach: Pick<Reach, 'isOut'>;
    onCounted?: OnCounted;
  };

export const createConclude = (parts: ConcludeParts): Conclude => {
  const { clock, log, pace, recorder, holding, audience, reach, reviews } = parts;
  const { current, onStale, onPaused, onCounted } = parts;
  const floods = createOwnFloods();
  const barred = createBarred({ clock, log, recorder, holding, audience, onPaused });

  const onSent = async (
    chat: Chat,
    parcels: Parcel[],
    told: Content[],
    { messageId, more }: Extract<Outcome, { kind: 'sent' }>,
  ) => {
    const at = clock.now();
    floods.onSent(chat.id);
    await barred.arrived(chat, parcels, at);
    pace.sent(chat.id, chat.kind, at);
    if (onCounted !== undefined) countArrivals(parcels, at, onCounted);
    const message = { chatId: chat.id, messageId, at, ...(more !== undefined && { more }) };
    await settleSent(parcels, told, message, { recorder, current, onStale });
    if (chat.state === 'paused') await audience.setState(chat.id, 'active');
  };

  /** Whoever had the story posted may not any more: another editor may, so it waits to be looked through once more. */
  const askAnew = async (chat: Chat, parcels: Parcel[]): Promise<void> => {
    for (const { place } of parcels) await reviews.reopen(chat.id, storyOfCampaign(place.campaignId));
    await settleHeld(parcels, { chatId: chat.id, readyAt: clock.now() }, { recorder, holding });
  };

  return async (queue, told, outcome) => {
    const { chat } = queue;
    const take = (count = told.length) => queue.parcels.splice(0, count);
    const reject = (why: string) => settle(take(), { kind: 'rejected', chatId: chat.id, why }, recorder);
    const [first] = told;
    const amended =
      first?.kind === 'amendment' ? amendedReceipt(first, chat, outcome, clock.now()) : undefined;
    if (amended !== undefined) {
      if (outcome.kind === 'sent') floods.onSent(chat.id);
      // Telegram counts changes in a group like messages, and does not count what is deleted.
      if (isEdit(first)) pace.sent(chat.id, chat.kind, clock.now());
      else pace.edited(chat.id, clock.now());
      return settle(take(), amended, recorder);
    }
    switch (outcome.kind) {
      case 'sent':
        return onSent(chat, take(), told, outcome);
      case 'flood': {
        const waitMs = floods.onFlood(chat.id, outcome.retryAfterMs);
        if (waitMs === undefined) return undefined;
        const wait = { chatId: chat.id, readyAt: clock.now() + waitMs };
        return settleHeld(take(Infinity), wait, { recorder, holding });
      }
      case 'retry':
        return concludeRetry(queue, told.length, outcome, { clock, log, recorder, holding, reach });
      case 'gone':
        floods.forget(chat.id);
        return barred.gone(queue);
      case 'no-rights':
        return barred.noRights(queue, outcome.why);
      case 'topic-closed':
        return barred.topicClosed(chat, take(), outcome.why);
      case 'bad-picture':
      case 'bad-markup':
      case 'too-long':
      case 'uncopyable':
      case 'unchangeable':
        return reject(outcome.why);
      case 'not-allowed':
        return isOfEditor(queue) ? askAnew(chat, take(1)) : reject(outcome.why);
      case 'unchanged':
        return reject('nothing to send');
    }
  };
};

const isEdit = (content: Content | undefined): boolean =>
  content?.kind === 'amendment' && content.act.kind === 'edit';

/** Whether what was to be sent is a story that an editor has had posted. */
const isOfEditor = ({ parcels: [first] }: Queue): boolean =>
  first?.by !== undefined && first.content.kind === 'story';
