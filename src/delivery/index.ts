import type { Audience } from '../audience/follow.ts';
import type { AudienceStore, ChatStore } from '../audience/ports.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { CampaignStore, InboxStore, RevisionStore, StoryStore } from './campaign.ts';
import { createChatPace, type ChatPace } from './pacing/chat-pace.ts';
import { createComposer } from './send/compose.ts';
import { createCourier, type CourierParts } from './send/courier.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createEditor } from './edit/editor.ts';
import { createFanout } from './fanout/fanout.ts';
import { createHolding } from './inbox/hold.ts';
import type { Pacer } from './pacing/pacer.ts';
import type { Lock, SendPort } from './ports.ts';
import { createRecorder } from './receipts/recorder.ts';
import { createServe } from './fanout/serve.ts';
import { createSiblings } from './receipts/siblings.ts';
import type { Story } from '../story/story.ts';
import type { ClusterStore } from '../clustering/reports.ts';

/** Chats that may be worked on beyond what the pacer's window holds, so that it never waits for the next one. */
const spare = 8;

export type DeliverySystem = Delivery & {
  healthy(): boolean;
  /** Messages being sent or recorded now. */
  busy(): number;
  /** Gives a chat its new id (a group that became a supergroup), with what it follows and what waits for it. */
  migrate(from: number, to: number): Promise<void>;
};

/** Everything between a story and its receipts, wired. */
export const createDeliverySystem = (parts: {
  clock: Clock;
  log: Log;
  random: () => number;
  lock: Lock;
  pacer: Pacer;
  /** Where others, too, send to the same chats. */
  chatPace?: ChatPace;
  audience: Audience;
  chats: ChatStore;
  audiences: AudienceStore;
  stories: StoryStore;
  campaigns: CampaignStore;
  inboxes: InboxStore;
  revisions: RevisionStore;
  clusters: ClusterStore;
  port: SendPort;
  onPaused: CourierParts['onPaused'];
  stopping: AbortSignal;
}): DeliverySystem => {
  const { clock, log, campaigns, inboxes, lock, pacer } = parts;
  const recorder = createRecorder(campaigns, clock, log);
  const holding = createHolding(inboxes, lock, parts.random);
  const compose = createComposer();
  const siblings = createSiblings({ ...parts, recorder });
  const editor = createEditor({ ...parts, recorder, holding, siblings, compose });
  const migrate = async (from: number, to: number) => {
    await parts.audience.migrate(from, to);
    await holding.move(from, to);
  };
  const courier = createCourier({
    ...parts,
    migrate,
    recorder,
    holding,
    pace: parts.chatPace ?? createChatPace(),
    compose,
    current: editor.current,
    onStale: editor.alter,
  });
  const isRecalled = (story: Story) => editor.current(story).recalledAt !== undefined;
  const serve = createServe({ clock, recorder, holding, courier, siblings, isRecalled });
  const width = () => pacer.window() + spare;
  const fanout = createFanout({ ...parts, recorder, serve, onSpared: editor.alsoAt, width });
  const delivery = createDelivery({
    ...parts,
    recorder,
    holding,
    courier,
    siblings,
    onSpared: editor.alsoAt,
    width,
    fanout,
    editor,
  });
  return { ...delivery, healthy: recorder.healthy, busy: courier.busy, migrate };
};
