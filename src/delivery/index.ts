import { createContents } from './contents.ts';
import { createDelivery } from './delivery.ts';
import { createEditing } from './edit/editing.ts';
import { createFanout } from './fanout/fanout.ts';
import { createOpening } from './fanout/opening.ts';
import { createWalkPage } from './fanout/page.ts';
import { createBringInbox } from './inbox/bring.ts';
import { createInboxDelivery } from './inbox/deliver.ts';
import { createHolding } from './inbox/hold.ts';
import { createJudge } from './judge/judge.ts';
import { tellDecisions } from './judge/told.ts';
import { createChatPace } from './pacing/chat-pace.ts';
import { asWorded } from './reviews.ts';
import { createHalts } from './post/halts.ts';
import { receiptAt } from './post/original.ts';
import { createPosts } from './post/posts.ts';
import { withRecipients } from './post/recipients.ts';
import { createReword } from './post/reword.ts';
import { createTallies } from './post/tally.ts';
import { createFates } from './receipts/fate.ts';
import { countReceipts } from './receipts/counting.ts';
import { createRecorder } from './receipts/recorder.ts';
import { createSiblings } from './receipts/siblings.ts';
import { toldAt } from './receipts/told-at.ts';
import { createTrail } from './receipts/trail.ts';
import { createCompose } from './send/compose.ts';
import { createReach } from './send/reach.ts';
import { createSending } from './send/sending.ts';
import type { DeliverySystem, DeliverySystemParts } from './system.ts';

/** Chats that may be worked on beyond what the pacer's window holds, so that it never waits for the next one. */
const spare = 8;

/** Everything between a story and its receipts, wired. */
export const createDeliverySystem = (parts: DeliverySystemParts): DeliverySystem => {
  const { clock, log, random, lock, pacer, port, stopping } = parts;
  const { audience, chats, stories, campaigns, inboxes, revisions, clusters } = parts;
  const { dayCounts, postedLog, reviews, recent, topicWords } = parts;
  const { onPaused, onMissed, onMigrated, onReceipt, onEvent, onCounted } = parts;
  const pace = parts.chatPace ?? createChatPace();
  const contents = createContents({ campaigns, stories });
  const tallies = createTallies();
  const countReceipt = onCounted && countReceipts(onCounted);
  const recorder = createRecorder(campaigns, clock, log, (page, before, after) => {
    tallies.note(page, before, after);
    onReceipt?.(page, before, after);
    countReceipt?.(page, before, after);
  });
  const audiences = withRecipients(parts.audiences, { campaigns, recorder });
  const halts = createHalts(parts.halts);
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
    await onMigrated?.(from, to);
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
