import type { ReceiptPages } from '../audience/single.ts';
import type { HoldReason } from '../audience/decision.ts';
import type { Meant } from '../audience/subscribers/meant.ts';
import type { FeedNotice } from '../feed/notice.ts';
import type { DigestPart } from '../message/digest.ts';
import type { Lane } from './pacing/lanes.ts';

/** What a campaign brings, as it is stored: a story by its id, all else by value. */
export type CampaignContent =
  | { kind: 'story'; storyId: string }
  /** A word about a feed itself. `at`: milliseconds since the epoch. */
  | { kind: 'notice'; notice: FeedNotice; sourceTitle: string; at: number }
  | PostContent
  | AmendmentContent;

/** An admin's post: messages of the admin's private chat that are copied. */
export type PostContent = {
  kind: 'post';
  fromChatId: number;
  messageIds: number[];
  /** Who posts, where these must be administrators of each chat in which it appears, at that moment. */
  by?: number;
  /** The subscribers that it is for; it then has a button that stops such posts. Undefined: it is for the chats themselves. */
  meant?: Meant;
  /** It is due at this time of day by each chat's clock (minutes since midnight). */
  minute?: number;
};

/** A change of messages that were sent, or their recall: what becomes of each chat's stands in receipts of its own. */
export type AmendmentContent = {
  kind: 'amendment';
  /**
   * Whose receipts name the messages: those of a campaign, each at the place of this one's own; those of several, one behind the
   * other; or these, one a chat.
   */
  of: { campaignId: string } | { campaigns: ReceiptPages[] } | { places: Place[] };
  act: { kind: 'recall' } | { kind: 'edit'; html: string };
  /** What of the messages has words that can be changed; `fixed`: they can only be deleted. A card of a story has its story's form. */
  form: 'text' | 'caption' | 'fixed' | 'card';
  /** Parts of an album that had words of their own, of which nothing is left. */
  blank?: number[];
  /** Who does it, where these must be administrators of each chat, at that moment. */
  by?: number;
  /** The messages have the button that stops such posts. */
  isToSubscribers?: true;
};

/**
 * Something on its way to an audience. Its id is made from what it brings (a story's is the story's own): opening it twice
 * is opening it once.
 */
export type Campaign = {
  id: string;
  content: CampaignContent;
  /** Whose audience gets it: a source's followers, or one chat (audience/single.ts). */
  sourceId: string;
  lane: Lane;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** Slots that the audience had when it was opened: later followers are not meant. */
  slots: number;
  /** Pages before this one are done: every slot has its receipt. */
  nextPage: number;
  state: 'open' | 'done';
};

/** The id of the campaign that brings a story to a topic's followers; those of its feed get it by one with the story's own id. */
export const topicCampaignId = (storyId: string, topicId: string): string => `${storyId}:${topicId}`;

/** The story that a story's campaign brings. */
export const storyOfCampaign = (campaignId: string): string => campaignId.split(':', 1)[0] ?? campaignId;

/** Every campaign that brings a story: its feed's, and one for each of its topics. */
export const campaignsOf = ({ id, topics = [] }: { id: string; topics?: string[] }): string[] => [
  id,
  ...topics.map((topic) => topicCampaignId(id, topic)),
];

/** What became of one campaign in one chat (docs/architecture.md, 2). */
export type Receipt =
  /** `others`: ids of the campaigns that the same message brings beside this one; `more`: further messages of an album. */
  | {
      kind: 'sent';
      chatId: number;
      messageId: number;
      at: number;
      others?: string[];
      more?: number[];
      digest?: InDigest;
      /** An admin has put words of their own in its place: it is not written anew. */
      isReworded?: true;
    }
  /**
   * `by`: id of another report of the same event, which the chat has; `shown`: that one's card names this one; `detail`: the
   * term of a filter, as it is typed.
   */
  | { kind: 'skipped'; chatId: number; why: string; by?: string; shown?: boolean; detail?: string }
  /** `why`: where the chat has chosen so. */
  | { kind: 'held'; chatId: number; until: number; why?: HoldReason }
  | { kind: 'gone'; chatId: number }
  | { kind: 'rejected'; chatId: number; why: string };

/** Where a story stands in a digest: its place in the message, and the message's in the digest (message/digest.ts). */
export type InDigest = DigestPart & { at: number };

/** Where a receipt stands: a slot of one page of one campaign. */
export type Place = { campaignId: string; page: number; index: number };

/** What must wait for a chat, oldest first. */
export type Inbox = {
  /** Milliseconds since the epoch: what has no time of its own is not brought before. */
  until: number;
  /** Failed attempts in a row. */
  attempts: number;
  items: Held[];
};
/**
 * What waits; `since`: when sending it, or what it stands behind, failed first, milliseconds since the epoch; `isRefused`: Telegram refuses it
 * for a reason nobody knows, so nothing else waits for it; `isPaused`: it came while the bot could not post there; `why`: the chat
 * has chosen that it waits, until `dueAt` (milliseconds since the epoch) where that is set, and nothing waits behind it then.
 */
export type Held = Place & {
  since?: number;
  isRefused?: true;
  isPaused?: true;
  /** The forum topic that was closed when it came (0: the general one): it is due when that is opened, and at `dueAt` at the latest. */
  closedIn?: number;
  why?: Exclude<HoldReason, 'paused'>;
  dueAt?: number;
};

/** Whether something that waits is due. Times in milliseconds since the epoch. */
export const isDue = ({ dueAt }: Held, { until }: Inbox, now: number): boolean => (dueAt ?? until) <= now;

/** When the first of what waits falls due (milliseconds since the epoch). */
export const dueOf = ({ until, items }: Inbox): number =>
  items.length === 0 ? until : Math.min(...items.map(({ dueAt }) => dueAt ?? until));

export type CampaignStore = {
  get(id: string): Promise<Campaign | undefined>;
  /** In the order of the ids; undefined where there is none. */
  getMany(ids: string[]): Promise<(Campaign | undefined)[]>;
  put(campaigns: Campaign[]): Promise<void>;
  /** Ids of the campaigns that are not done, oldest first. */
  open(): Promise<string[]>;
  markOpen(ids: string[]): Promise<void>;
  markDone(ids: string[]): Promise<void>;
  /** One page's receipts, aligned with the audience's slots; null: none yet. */
  receipts(id: string, page: number): Promise<(Receipt | null)[]>;
  /** Many pages and their campaigns' progress in one go. */
  save(pages: ReceiptPage[]): Promise<void>;
};
export type ReceiptPage = { id: string; page: number; receipts: (Receipt | null)[] };

/**
 * A change of what was delivered: a new version of a story, that it is taken back, or that chats which already had
 * another report of its event are to be shown it there. Times in milliseconds since the epoch.
 */
export type Revision = {
  /** Id of the campaign by which chats got the story: the story's own, but for topics. */
  storyId: string;
  kind: 'also' | 'revise' | 'recall';
  dueAt: number;
  /** Pages of receipts before this one are done, but for what is `left`. */
  page: number;
  /** Slots whose chats could not be reached. */
  left?: { page: number; index: number }[];
  /** Failed attempts at these in a row, and when the first of them was. */
  failed?: { attempts: number; since: number };
  /** Telegram was out of reach at the last step: no further page is begun before those that are `left` are done. */
  isOutOfReach?: boolean;
  isOpen: boolean;
  /** It has been begun: what comes now is for the next pass, from page `again` on. */
  isUnderWay?: boolean;
  again?: number;
  /** When the last change was through. */
  doneAt?: number;
};

export type RevisionStore = {
  get(storyId: string): Promise<Revision | undefined>;
  put(revision: Revision): Promise<void>;
  open(): Promise<Revision[]>;
};

export type InboxStore = {
  get(chatId: number): Promise<Inbox | undefined>;
  getMany(chatIds: number[]): Promise<(Inbox | undefined)[]>;
  /** Writes the inbox and the key that finds it when it is due. */
  put(chatId: number, inbox: Inbox): Promise<void>;
  remove(chatId: number): Promise<void>;
  /**
   * Chats whose inbox fell due since the last time. `done` must follow, with those of these and of earlier ones that are
   * not handled yet: after a crash they are due again, and all of them where `done` never came.
   */
  due(now: number): Promise<{ chatIds: number[]; done(open: number[]): Promise<void> }>;
  /** When the next inbox falls due, as far as that is known to be soon (milliseconds since the epoch; Infinity: it is not), and who is told of each that is put. */
  soonest(): number;
  onSoon(listener: (until: number) => void): void;
};
