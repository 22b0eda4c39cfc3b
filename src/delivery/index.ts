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
import { createContents } from './contents.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createEditing } from './edit/editing.ts';
import { createFanout } from './fanout/fanout.ts';
import { createOpening } from './fanout/opening.ts';
import { createWalkPage } from './fanout/page.ts';
import { createBringInbox, type BringInboxParts } from './inbox/bring.ts';
import { createInboxDelivery } from './inbox/deliver.ts';
import { createHolding } from './inbox/hold.ts';
import { createJudge } from './judge/judge.ts';
import type { DayCounts, PostedLog } from './judge/ports.ts';
import { tellDecisions } from './judge/told.ts';
import { createChatPace, type ChatPace } from './pacing/chat-pace.ts';
import type { Pacer } from './pacing/pacer.ts';
import type { SendPort } from './ports.ts';
import { asWorded, type Reviews } from './reviews.ts';
import { createHalts, type HaltStore } from './post/halts.ts';
import { receiptAt } from './post/original.ts';
import { createPosts, type Posts } from './post/posts.ts';
import { withRecipients } from './post/recipients.ts';
import { createReword } from './post/reword.ts';
import { createTallies } from './post/tally.ts';
import { createFates, type Fates } from './receipts/fate.ts';
import { countReceipts } from './receipts/counting.ts';
import { createRecorder, type OnReceipt } from './receipts/recorder.ts';
import { createSiblings } from './receipts/siblings.ts';
import { toldAt } from './receipts/told-at.ts';
import { createTrail, type Trail } from './receipts/trail.ts';
import { createCompose } from './send/compose.ts';
import { createReach } from './send/reach.ts';
import type { ConcludeParts } from './send/conclude/conclude.ts';
import { createSending } from './send/sending.ts';

/** Chats that may be worked on beyond what the pacer's window holds, so that it never waits for the next one. */
const spare = 8;

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

/** Everything between a story and its receipts, wired. */
export const createDeliverySystem = ({
  clock,
  log,
  random,
  lock,
  pacer,
  chatPace: pace = createChatPace(),
  audience,
  chats,
  audiences: givenAudiences,
  stories,
  campaigns,
  inboxes,
  revisions,
  halts: haltStore,
  clusters,
  port,
  onPaused,
  onMissed,
  dayCounts,
  onMigrated = async () => {},
  onReceipt = () => {},
  topicWords,
  postedLog,
  reviews,
  onEvent,
  onCounted,
  recent,
  stopping,
}: DeliverySystemParts): DeliverySystem => {
  const contents = createContents({ campaigns, stories });
  const tallies = createTallies();
  const countReceipt = onCounted && countReceipts(onCounted);
  const recorder = createRecorder(campaigns, clock, log, (page, before, after) => {
    tallies.note(page, before, after);
    onReceipt(page, before, after);
    countReceipt?.(page, before, after);
  });
  const audiences = withRecipients(givenAudiences, { campaigns, recorder });
  const halts = createHalts(haltStore);
  const holding = createHolding(inboxes, lock, random);
  const compose = createCompose(clock, topicWords);
  const siblings = createSiblings({ chats, clusters, stories, recorder });
  const asked = createJudge({ clock, lock, siblings, recorder, dayCounts, postedLog, reviews, halts });
  const judge = onEvent === undefined ? asked : tellDecisions(asked, onEvent);
  const { editor, current } = createEditing({
    clock,
    log,
    random,
    lock,
    chats,
    stories,
    contents,
    campaigns,
    revisions,
    recorder,
    holding,
    siblings,
    compose,
    reviews,
    pacer,
    port,
    stopping,
  });
  const reach = createReach(clock);
  const migrate = async (from: number, to: number) => {
    await audience.migrate(from, to);
    await holding.move(from, to);
    await onMigrated(from, to);
  };
  const courier = createSending({
    clock,
    log,
    lock,
    pacer,
    pace,
    audience,
    stories,
    campaigns,
    contents,
    siblings,
    compose,
    recorder,
    holding,
    reviews,
    reach,
    port,
    current,
    onStale: editor.alter,
    onPaused,
    onCounted,
    migrate,
    stopping,
  });
  const width = () => pacer.window() + spare;
  const walkPage = createWalkPage({
    clock,
    chats,
    audiences,
    inboxes,
    recorder,
    holding,
    courier,
    siblings,
    judge,
    reviews,
    reach,
    log,
    current,
    tidy: audience.tidy,
  });
  const fanout = createFanout({ campaigns, walkPage, onSpared: editor.alsoAt, width });
  const bring = createBringInbox({
    clock,
    chats,
    campaigns,
    inboxes,
    contents,
    recorder,
    holding,
    courier,
    siblings,
    judge,
    reviews,
    onSpared: editor.alsoAt,
    onMissed,
    stopping,
  });
  const inboxDelivery = createInboxDelivery({ clock, inboxes, bring, width, stopping });
  const opening = createOpening({
    clock,
    log,
    audiences,
    campaigns,
    contents,
    halts,
    pacer,
    fanout,
    stopping,
  });
  const delivery = createDelivery({
    clock,
    log,
    campaigns,
    stories,
    siblings,
    recorder,
    opening,
    inboxDelivery,
    editor,
    halts,
    stopping,
  });
  return {
    ...delivery,
    posts: createPosts({ clock, campaigns, audiences, recorder, halts, tallies, opening }),
    reword: createReword({ pacer, port, stopping }),
    fates: createFates({ chats, campaigns, recorder, clock }),
    healthy: recorder.healthy,
    busy: courier.busy,
    wake: (chatId) => holding.wake(chatId, clock.now()),
    recheck: (chatId) => holding.recheck(chatId, clock.now()),
    hasten: (chatId, place) => holding.hasten(chatId, place, clock.now()),
    receiptAt: (place) => receiptAt(place, recorder),
    cardFor: async (story, chat) =>
      compose([await asWorded({ kind: 'story', story }, chat, reviews)], chat).message,
    toldAt: (story, chat) => toldAt(story, chat, siblings),
    trail: createTrail({ recent, chats, inboxes, release: holding.release, recorder }),
    digestNow: (chatId) => holding.digestNow(chatId, clock.now()),
    migrate,
    topicOpened: (chatId, threadId) => holding.openTopic(chatId, threadId, clock.now()),
  };
};
