import type { Contents } from './contents.ts';
import { createEditing } from './edit/editing.ts';
import type { Editor } from './edit/editor.ts';
import type { NewestVersions } from './edit/versions.ts';
import type { Holding } from './inbox/hold.ts';
import type { ChatPace } from './pacing/chat-pace.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Siblings } from './receipts/siblings.ts';
import type { Compose } from './send/compose.ts';
import type { Courier } from './send/courier.ts';
import { createReach, type Reach } from './send/reach.ts';
import { createSending } from './send/sending.ts';
import type { DeliverySystem, DeliverySystemParts } from './system.ts';

/** What sending to chats and changing what they have needs. */
export type CarriersParts = Pick<
  DeliverySystemParts,
  | 'clock'
  | 'log'
  | 'random'
  | 'lock'
  | 'pacer'
  | 'audience'
  | 'chats'
  | 'stories'
  | 'campaigns'
  | 'revisions'
  | 'reviews'
  | 'port'
  | 'onPaused'
  | 'onMigrated'
  | 'onCounted'
  | 'stopping'
> & {
  pace: ChatPace;
  contents: Contents;
  recorder: Recorder;
  holding: Holding;
  siblings: Siblings;
  compose: Compose;
};

/** Who carries messages to chats, and what these know between them. */
export type Carriers = {
  editor: Editor;
  /** The newest version of what is brought. */
  current: NewestVersions['current'];
  courier: Courier;
  reach: Reach;
  migrate: DeliverySystem['migrate'];
};

/** The editor of what chats have and the courier of what they get, wired. */
export const createCarriers = ({
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
}: CarriersParts): Carriers => {
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
  return { editor, current, courier, reach, migrate };
};
