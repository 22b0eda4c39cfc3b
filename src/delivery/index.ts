import { createBringing } from './bringing.ts';
import { createCarriers } from './carriers.ts';
import { createChatDoors } from './chat-doors.ts';
import { createContents } from './contents.ts';
import { createHolding } from './inbox/hold.ts';
import { createJudge } from './judge/judge.ts';
import { tellDecisions } from './judge/told.ts';
import { createChatPace } from './pacing/chat-pace.ts';
import { createHalts } from './post/halts.ts';
import { createPosts } from './post/posts.ts';
import { withRecipients } from './post/recipients.ts';
import { createReword } from './post/reword.ts';
import { createTallies } from './post/tally.ts';
import { createFates } from './receipts/fate.ts';
import { countReceipts } from './receipts/counting.ts';
import { createRecorder } from './receipts/recorder.ts';
import { createSiblings } from './receipts/siblings.ts';
import { createTrail } from './receipts/trail.ts';
import { createCompose } from './send/compose.ts';
import type { DeliverySystem, DeliverySystemParts } from './system.ts';

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
  const { editor, current, courier, reach, migrate } = createCarriers({
    clock,
    log,
    random,
    lock,
    pacer,
    audience,
    chats,
    stories,
    campaigns,
    revisions,
    reviews,
    port,
    onPaused,
    onMigrated,
    onCounted,
    stopping,
    pace,
    contents,
    recorder,
    holding,
    siblings,
    compose,
  });
  const { delivery, opening } = createBringing({
    clock,
    log,
    pacer,
    chats,
    audiences,
    campaigns,
    stories,
    inboxes,
    reviews,
    onMissed,
    stopping,
    tidy: audience.tidy,
    contents,
    recorder,
    holding,
    siblings,
    judge,
    halts,
    editor,
    courier,
    reach,
    current,
  });
  return {
    ...delivery,
    ...createChatDoors({ clock, holding, siblings, recorder, compose, reviews }),
    posts: createPosts({ clock, campaigns, audiences, recorder, halts, tallies, opening }),
    reword: createReword({ pacer, port, stopping }),
    fates: createFates({ chats, campaigns, recorder, clock }),
    healthy: recorder.healthy,
    busy: courier.busy,
    trail: createTrail({ recent, chats, inboxes, release: holding.release, recorder }),
    migrate,
  };
};
