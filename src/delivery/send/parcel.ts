import type { Chat } from '../../audience/chat.ts';
import type { Story } from '../../story/story.ts';
import type { Place } from '../campaign.ts';
import type { Lane } from '../pacing/pacer.ts';

/** One story for one chat. */
export type Parcel = {
  place: Place;
  story: Story;
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
