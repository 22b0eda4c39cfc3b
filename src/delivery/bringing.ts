import type { Contents } from './contents.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import type { Editor } from './edit/editor.ts';
import type { NewestVersions } from './edit/versions.ts';
import { createFanout } from './fanout/fanout.ts';
import { createOpening, type Opening } from './fanout/opening.ts';
import { createWalkPage } from './fanout/page.ts';
import { createBringInbox } from './inbox/bring.ts';
import { createInboxDelivery } from './inbox/deliver.ts';
import type { Holding } from './inbox/hold.ts';
import type { Judge } from './judge/asked.ts';
import type { Halts } from './post/halts.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Siblings } from './receipts/siblings.ts';
import type { Courier } from './send/courier.ts';
import type { Reach } from './send/reach.ts';
import type { DeliverySystemParts } from './system.ts';

/** Chats that may be worked on beyond what the pacer's window holds, so that it never waits for the next one. */
const spare = 8;

/** What bringing campaigns and inboxes to chats needs. */
export type BringingParts = Pick<
  DeliverySystemParts,
  | 'clock'
  | 'log'
  | 'pacer'
  | 'chats'
  | 'audiences'
  | 'campaigns'
  | 'stories'
  | 'inboxes'
  | 'reviews'
  | 'onMissed'
  | 'stopping'
> & {
  tidy: DeliverySystemParts['audience']['tidy'];
  contents: Contents;
  recorder: Recorder;
  holding: Holding;
  siblings: Siblings;
  judge: Judge;
  halts: Halts;
  editor: Editor;
  courier: Courier;
  reach: Reach;
  current: NewestVersions['current'];
};

/** The ways to chats, past all of an audience and out of one inbox, wired; with how campaigns are opened. */
export const createBringing = ({
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
  tidy,
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
}: BringingParts): { delivery: Delivery; opening: Opening } => {
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
    tidy,
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
  return { delivery, opening };
};
