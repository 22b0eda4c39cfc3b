import { everybodyId } from '../audience/subscribers/everybody.ts';
import type { Meant, Trait } from '../audience/subscribers/meant.ts';
import { audienceOfChats } from '../audience/single.ts';
import type { PostContent } from '../delivery/campaign.ts';

/** Where a post goes: to chats that its author manages, or to subscribers, as only an operator may. */
export type Destination =
  { kind: 'chats'; chats: { id: number; title: string }[] } | { kind: 'subscribers'; meant: Meant };

/** What can be changed of a post once it is out: its text, the caption of its picture or film, or nothing (a poll, a voice message). */
export type Form = 'text' | 'caption' | 'fixed';

/** An admin's post that waits for "Send": the copies in the preview are what is sent. */
export type Draft = {
  userId: number;
  /** The author's first name. */
  name: string;
  fromChatId: number;
  messageIds: number[];
  form: Form;
  /** Its first words. */
  about: string;
  to: Destination;
  /** Chats that it reached when that was counted. */
  reach: number;
  /** It is due at this time of day by each reader's clock (minutes since midnight). */
  minute?: number;
  schedule?: Schedule;
  /** The id of the post whose schedule or content it is to take the place of. */
  replaces?: string;
};

/** When a post is due: once, or again and again on some days. */
export type Schedule = {
  /** When it is due next (milliseconds since the epoch). */
  at: number;
  /** The zone (IANA name) on whose clock it stays, whatever summer time does. */
  timeZone: string;
  /** Minutes since midnight, and ISO days of the week; absent: once. */
  every?: { minute: number; days?: number[] };
};

/** A post that was sent, is being sent, or will be. `live`: its campaign is under way; `asks`: it was due while Kabar was away. */
export type Broadcast = Draft & {
  id: string;
  state: 'scheduled' | 'asks' | 'live' | 'ended' | 'cancelled';
  /** The message in the author's private chat that tells how far it is. */
  status?: { chatId: number; messageId: number };
  /** When it was begun (milliseconds since the epoch). */
  startedAt?: number;
};

export type BroadcastStore = {
  get(id: string): Promise<Broadcast | undefined>;
  /** Rejects with a StoreError. */
  put(broadcast: Broadcast): Promise<void>;
  /** Ids of those that are under way. */
  live(): Promise<string[]>;
  markLive(id: string): Promise<void>;
  markEnded(id: string): Promise<void>;
  /** Ids of what was posted in a chat, or by a person, the newest first. */
  recentIn(chatId: number): Promise<string[]>;
  noteIn(chatIds: number[], id: string): Promise<void>;
};

/** What is scheduled, as far as it matters before it is due. `at`: milliseconds since the epoch. */
export type Due = { id: string; at: number; userId: number; chatIds: number[] };

export type ScheduleStore = {
  /** Everything that is scheduled, the next first. */
  all(): Promise<Due[]>;
  /** Puts one in, or in another place. Rejects with a StoreError. */
  put(due: Due): Promise<void>;
  remove(id: string): Promise<void>;
};

/** The campaign that brings a post. */
export const campaignOf = (broadcastId: string): string => `post:${broadcastId}`;

/** The audience that is walked for a destination: the smallest that has everybody who is meant. */
export const audienceOf = (to: Destination): string => {
  if (to.kind === 'chats') return audienceOfChats(to.chats.map(({ id }) => id));
  const [source, ...others] = to.meant.only.filter(isSource);
  return source !== undefined && others.length === 0 ? source.sourceId : everybodyId;
};

const isSource = (trait: Trait) => trait.kind === 'source';

/** What the campaign brings. Who posts to chats must be allowed to in each of them; an operator's subscribers may refuse. */
export const contentOf = ({ fromChatId, messageIds, to, userId, minute }: Draft): PostContent => ({
  kind: 'post',
  fromChatId,
  messageIds,
  ...(to.kind === 'chats' ? { by: userId } : { meant: to.meant }),
  ...(minute !== undefined && { minute }),
});
