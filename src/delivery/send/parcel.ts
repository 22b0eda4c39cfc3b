import type { Chat } from '../../audience/chat.ts';
import type { Place } from '../campaign.ts';
import type { Content } from '../contents.ts';
import { lanes, type Lane } from '../pacing/lanes.ts';
import { mostInDigest, type DigestPart } from '../../message/digest.ts';
import type { Target } from '../ports.ts';

/** What one campaign brings to one chat. */
export type Parcel = {
  place: Place;
  content: Content;
  lane: Lane;
  threadId?: number;
  /** A further report of an event that the chat has: it comes without a sound, as a reply to the first where that is known. */
  joins?: { replyTo?: number };
  /** It comes without a sound. */
  isSilent?: true;
  /** It goes in a digest of so many; `outlets`: how many papers report it. */
  digest?: DigestPart & { outlets: number };
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
  const isDigest = first?.digest !== undefined;
  const usual = chat.singleCards ? 1 : bundleLimit;
  const together = isDigest ? mostInDigest : usual;
  const limit = first !== undefined && goesAlone(first) ? 1 : together;
  const other = parcels.findIndex(
    (parcel, at) =>
      at > 0 &&
      (goesAlone(parcel) ||
        parcel.threadId !== first?.threadId ||
        (parcel.digest !== undefined) !== isDigest),
  );
  return parcels.slice(0, other === -1 ? limit : Math.min(limit, other));
};

/** It changes a message that the chat has: it waits behind nothing. */
export const isAmendment = ({ content }: Parcel): boolean => content.kind === 'amendment';

const goesAlone = (parcel: Parcel): boolean =>
  parcel.isAlone === true || parcel.content.kind === 'post' || isAmendment(parcel);

/** A message of nothing but further reports, or of what the chat wants without a sound, is silent; one alone answers the first report. */
export const joiningOf = (next: Parcel[]): Pick<Target, 'replyTo' | 'isSilent'> => {
  if (next.length === 0 || next.some(({ joins, isSilent }) => joins === undefined && !isSilent)) return {};
  const replyTo = next.length === 1 ? next[0]?.joins?.replyTo : undefined;
  return { isSilent: true, ...(replyTo !== undefined && { replyTo }) };
};

/** Where the parcel's receipt stands. */
export const placeOf = ({ place }: Parcel): Place => place;

/** The lane of the most urgent parcel in the next message. */
export const laneOf = (queue: Queue): Lane => {
  const asked = new Set(nextParcels(queue).map(({ lane }) => lane));
  return lanes.find((lane) => asked.has(lane)) ?? 'news';
};

/** The chat's topic in which the next message goes, as one key. */
export const topicOf = ({ id }: Chat, [first]: Parcel[]): string => `${id}:${first?.threadId}`;
