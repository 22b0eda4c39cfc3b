import type { ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { CampaignStore, RevisionStore } from '../campaign.ts';
import type { Contents } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { SendPort } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Reviews } from '../reviews.ts';
import type { Compose } from '../send/compose.ts';
import { createChange } from './change.ts';
import { createEditor, type Editor } from './editor.ts';
import { createPass } from './pass.ts';
import { createRequestChange } from './request.ts';
import { createNewestVersions, type NewestVersions } from './versions.ts';

export type EditingParts = {
  clock: Pick<Clock, 'now'>;
  log: Log;
  random: () => number;
  lock: Lock;
  chats: Pick<ChatStore, 'getMany'>;
  stories: Pick<StoryStore, 'get' | 'put'>;
  contents: Contents;
  campaigns: Pick<CampaignStore, 'get'>;
  revisions: RevisionStore;
  recorder: Pick<Recorder, 'open' | 'record' | 'replace'>;
  holding: Pick<Holding, 'hold'>;
  siblings: Siblings;
  compose: Compose;
  reviews: Pick<Reviews, 'worded'>;
  pacer: Pick<Pacer, 'acquire' | 'window'>;
  port: Pick<SendPort, 'edit' | 'remove'>;
  stopping: AbortSignal;
};

/** The editor of what was delivered, wired; `current`: the newest version of what is brought. */
export const createEditing = ({
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
}: EditingParts): { editor: Editor; current: NewestVersions['current'] } => {
  const underStory: Lock = (storyId, work) => lock(`revision:${storyId}`, work);
  const versions = createNewestVersions(stories);
  const request = createRequestChange({ lock, pacer, stopping });
  const change = createChange({
    clock,
    log,
    stories,
    contents,
    port,
    compose,
    reviews,
    recorder,
    holding,
    siblings,
    request,
    stopping,
  });
  const pass = createPass({
    clock,
    log,
    random,
    underStory,
    chats,
    stories,
    campaigns,
    revisions,
    recorder,
    pacer,
    change,
    versions,
    stopping,
  });
  const editor = createEditor({ clock, log, underStory, stories, revisions, versions, pass, stopping });
  return { editor, current: versions.current };
};
