import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { OnCounted } from '../../runtime/counted.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { CampaignStore } from '../campaign.ts';
import type { Contents } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { ChatPace } from '../pacing/chat-pace.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { SendPort } from '../ports.ts';
import { createAmend } from '../amend/amend.ts';
import { createAmendCard } from '../amend/card.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Reviews } from '../reviews.ts';
import { createAttempt } from './attempt.ts';
import type { Compose } from './compose.ts';
import { createConclude, type ConcludeParts } from './conclude/conclude.ts';
import { createCourier, type Courier } from './courier.ts';
import type { Reach } from './reach.ts';
import type { Versions } from './settle.ts';

export type SendingParts = Versions & {
  clock: Clock;
  log: Log;
  lock: Lock;
  pacer: Pacer;
  pace: ChatPace;
  audience: Pick<Audience, 'setState'>;
  stories: StoryStore;
  campaigns: CampaignStore;
  contents: Contents;
  siblings: Siblings;
  compose: Compose;
  recorder: Recorder;
  holding: Holding;
  reviews: Reviews;
  reach: Reach;
  port: SendPort;
  onPaused: ConcludeParts['onPaused'];
  onCounted: OnCounted | undefined;
  /** Gives a chat its new id wherever it has the old one. */
  migrate(from: number, to: number): Promise<void>;
  stopping: AbortSignal;
};

/** The courier, with what it does and what follows from that, wired. */
export const createSending = ({
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
  onStale,
  onPaused,
  onCounted,
  migrate,
  stopping,
}: SendingParts): Courier => {
  const amendCard = createAmendCard({
    clock,
    port,
    lock,
    stories,
    campaigns,
    contents,
    siblings,
    compose,
    recorder,
    reviews,
  });
  const amend = createAmend({ port, recorder, amendCard, clock });
  const attempt = createAttempt({ port, pacer, recorder, compose, amend, reviews, log, stopping });
  const conclude = createConclude({
    clock,
    log,
    pace,
    recorder,
    holding,
    audience,
    reach,
    current,
    onStale,
    onPaused,
    ...(onCounted && { onCounted }),
    reviews,
  });
  return createCourier({
    clock,
    pacer,
    pace,
    recorder,
    holding,
    attempt,
    conclude,
    reach,
    current,
    migrate,
    stopping,
  });
};
