import { createBroadcast, type BroadcastNeeds } from '../../../../commands/channel/broadcast.ts';
import type { Unaddressed } from '../../../../commands/channel/broadcast/draft.ts';
import { createRecall } from '../../../../commands/channel/recall.ts';
import type { Amending } from '../../../../commands/channel/recall/slip.ts';
import { createScheduled } from '../../../../commands/channel/scheduled.ts';
import type { Audit } from '../../../audience/audit.ts';
import type { Chat } from '../../../audience/chat.ts';
import type { Managers } from '../../../audience/managers.ts';
import type { Fates } from '../../../delivery/receipts/fate.ts';
import type { Draft } from '../../../publishing/broadcast.ts';
import type { FindTold } from '../../../search/told.ts';
import type { Collections } from '../../../store/collections.ts';
import type { Story } from '../../../story/story.ts';
import type { Publishing } from '../../managing/publishing.ts';

export type PostCommands = ReturnType<typeof createPostCommands>;

type PostNeeds = {
  publishing: Publishing;
  posted: Collections['broadcasts'];
  amended: Pick<Collections['amendments'], 'get' | 'lastOf'>;
  managers: Managers;
  audit: Audit;
  awaiting: Collections['awaiting'];
  albums: Collections['albums'];
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  refusePosts: BroadcastNeeds['refusePosts'];
  findTold: FindTold;
  getStory(id: string): Promise<Story | undefined>;
  inMessage: Fates['inMessage'];
  slips: Collections['slips'];
};

/** What admins and operators post: now, later, and changed or taken back. */
export const createPostCommands = ({
  publishing,
  posted,
  amended,
  managers,
  audit,
  awaiting,
  albums,
  remember,
  refusePosts,
  findTold,
  getStory,
  inMessage,
  slips,
}: PostNeeds) => {
  const { broadcasts, isOperator } = publishing;
  const drafts = slips<Draft>('draft', 1);
  const unaddressed = slips<Unaddressed>('unaddressed', 1);
  const scheduled = createScheduled({
    scheduling: publishing.scheduling,
    posted,
    broadcasts,
    managers,
    drafts,
    unaddressed,
    awaiting,
    audit,
    isOperator,
  });
  const broadcast = createBroadcast({
    drafts,
    reach: publishing.reach,
    perSecond: publishing.perSecond,
    isPaid: publishing.isPaid,
    broadcasts,
    posted,
    unaddressed,
    audit,
    isOperator,
    sendTable: publishing.sendTable,
    awaiting,
    readTrait: publishing.readTrait,
    remember,
    managers,
    albums,
    refusePosts,
    askWhen: scheduled.askWhen,
  });
  const recall = createRecall({
    sent: publishing.sent,
    managers,
    findTold,
    getStory,
    inMessage,
    amendments: publishing.amendments,
    amended,
    amending: slips<Amending>('amending', 7),
    withdrawStory: publishing.withdrawStory,
    isOperator,
    posted,
    awaiting,
    audit,
  });
  return { scheduled, broadcast, recall };
};
