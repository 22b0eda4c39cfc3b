import type { Chat } from '../../audience/chat.ts';
import type { Place } from '../campaign.ts';
import type { Content } from '../contents.ts';
import type { Lane } from '../pacing/pacer.ts';

/** What one campaign brings to one chat. */
export type Parcel = {
  place: Place;
  content: Content;
  lane: Lane;
  threadId?: number;
  /** It comes from the chat's inbox, and is in there until it has another receipt. */
  isHeld?: true;
  /** Goes in no message with others: Telegram refuses those with it. */
  isAlone?: true;
  /** Nothing more is to be sent for it: only its receipt is not on disk yet. */
  onOut?(): void;
};

/** What one chat is to be sent, in order; `running`: the work on it. */
export type Queue = { chat: Chat; parcels: Parcel[]; running?: Promise<void> };

/** Stories in one message. */
const bundleLimit = 10;

/** The parcels that go into the chat's next message: of one topic, oldest first; a post goes alone. */
export const nextParcels = ({ chat, parcels }: Queue): Parcel[] => {
  const [first] = parcels;
  const limit = chat.singleCards || (first !== undefined && goesAlone(first)) ? 1 : bundleLimit;
  const other = parcels.findIndex(
    (parcel, at) => at > 0 && (goesAlone(parcel) || parcel.threadId !== first?.threadId),
  );
  return parcels.slice(0, other === -1 ? limit : Math.min(limit, other));
};

const goesAlone = ({ isAlone, content }: Parcel): boolean => isAlone === true || content.kind === 'post';
