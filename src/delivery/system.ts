import type { Audience } from '../audience/follow.ts';
import type { Chat } from '../audience/chat.ts';
import type { AudienceStore, ChatStore } from '../audience/ports.ts';
import type { ClusterStore } from '../clustering/reports.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OnCounted } from '../runtime/counted.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Lock } from '../runtime/lock.ts';
import type { Log } from '../runtime/log.ts';
import type { Message } from '../message/message.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { CampaignStore, InboxStore, Place, Receipt, RevisionStore } from './campaign.ts';
import type { Delivery } from './delivery.ts';
import type { BringInboxParts } from './inbox/bring.ts';
import type { DayCounts, PostedLog } from './judge/ports.ts';
import type { ChatPace } from './pacing/chat-pace.ts';
import type { Pacer } from './pacing/pacer.ts';
import type { SendPort } from './ports.ts';
import type { Reviews } from './reviews.ts';
import type { HaltStore } from './post/halts.ts';
import type { Posts } from './post/posts.ts';
import type { Fates } from './receipts/fate.ts';
import type { OnReceipt } from './receipts/recorder.ts';
import type { Trail } from './receipts/trail.ts';
import type { ConcludeParts } from './send/conclude/conclude.ts';

/** Everything between a story and its receipts. */
export type DeliverySystem = Delivery & {
  posts: Posts;
  /** Puts other words in place of those of one copy, ahead of campaigns. */
  reword: SendPort['reword'];
  /** What became of stories in chats. */
  fates: Fates;
  healthy(): boolean;
  /** Messages being sent or recorded now. */
  busy(): number;
  /** What is held for a chat is due now: the bot may post there again. Rejects with a StoreError. */
  wake(chatId: number): Promise<void>;
  /** What a chat has chosen to have later is decided anew: its choice has changed. Rejects with a StoreError. */
  recheck(chatId: number): Promise<void>;
  /** What waits for a chat at a place by its choice is decided anew now. Rejects with a StoreError. */
  hasten(chatId: number, place: Place): Promise<void>;
  /** What became of a story at a place; undefined: nothing yet. Rejects with a StoreError. */
  receiptAt(place: Place): Promise<Receipt | undefined>;
  /** A story as its card would be in a chat now. Rejects with a StoreError. */
  cardFor(story: Story, chat: Chat): Promise<Message>;
  /** When other reports of a story's event were posted in a chat, the latest first (milliseconds since the epoch). Rejects with a StoreError. */
  toldAt(story: Story, chat: Chat): Promise<number[]>;
  /** What waits for a chat's digest is brought now; gives how many stories that are. Rejects with a StoreError. */
  digestNow(chatId: number): Promise<number>;
  /** What the receipts say of one chat. */
  trail: Trail;
  /** Gives a chat its new id (a group that became a supergroup), with what it follows and what waits for it. */
  migrate(from: number, to: number): Promise<void>;
  /** A forum topic (0: the general one) is open again: what came meanwhile is due. Rejects with a StoreError. */
  topicOpened(chatId: number, threadId: number): Promise<void>;
};

/** What that needs: stores, the door to Telegram, who is told of what. */
export type DeliverySystemParts = {
  clock: Clock;
  log: Log;
  random: () => number;
  lock: Lock;
  pacer: Pacer;
  /** Where others, too, send to the same chats. */
  chatPace?: ChatPace;
  audience: Pick<Audience, 'setState' | 'migrate' | 'tidy'>;
  chats: ChatStore;
  audiences: AudienceStore;
  stories: StoryStore;
  campaigns: CampaignStore;
  inboxes: InboxStore;
  revisions: RevisionStore;
  halts: HaltStore;
  clusters: ClusterStore;
  port: SendPort;
  onPaused: ConcludeParts['onPaused'];
  onMissed: BringInboxParts['onMissed'];
  dayCounts: DayCounts;
  /** Has what others keep of a group go on under its new id. Rejects with a StoreError. */
  onMigrated?: ((from: number, to: number) => Promise<void>) | undefined;
  /** Is told of every receipt before it is saved. */
  onReceipt?: OnReceipt | undefined;
  /** What a topic is called. */
  topicWords?: (id: string) => string | undefined;
  postedLog: PostedLog;
  reviews: Reviews;
  onEvent?: OnEvent | undefined;
  onCounted?: OnCounted | undefined;
  /** Recent stories of each source, newest first. */
  recent(sourceIds: string[]): Promise<{ id: string }[][]>;
  stopping: AbortSignal;
};
