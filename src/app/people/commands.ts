import { createAdmin, type AdminNeeds } from '../../../commands/operator/admin.ts';
import { createChannels } from '../../../commands/channel/channels.ts';
import { createBroadcast, type BroadcastNeeds } from '../../../commands/channel/broadcast.ts';
import type { Unaddressed } from '../../../commands/channel/broadcast/draft.ts';
import { createRecall } from '../../../commands/channel/recall.ts';
import type { Amending } from '../../../commands/channel/recall/slip.ts';
import { createPace } from '../../../commands/channel/pace.ts';
import { createReview } from '../../../commands/channel/review.ts';
import { createScheduled } from '../../../commands/channel/scheduled.ts';
import { createStats, type StatsNeeds } from '../../../commands/channel/stats.ts';
import { createTemplate } from '../../../commands/channel/template.ts';
import { createTyped } from '../../../commands/channel/typed.ts';
import type { Choice } from '../../../commands/shared/choice.ts';
import { createFollowTalk } from '../../../commands/shared/follow-talk.ts';
import { createCard } from '../../../commands/subscriber/card/card.ts';
import { createSaved, type Removed } from '../../../commands/subscriber/card/saved.ts';
import type { Done } from '../../../commands/subscriber/card/undo.ts';
import { createWhy } from '../../../commands/subscriber/card/why.ts';
import { createExport } from '../../../commands/subscriber/export/export.ts';
import { createForget } from '../../../commands/subscriber/export/forget.ts';
import { createImport, type ImportOrder } from '../../../commands/subscriber/export/import.ts';
import { createFollow } from '../../../commands/subscriber/follow.ts';
import { createFollowing } from '../../../commands/subscriber/following.ts';
import { createHelp } from '../../../commands/subscriber/help.ts';
import { createInline } from '../../../commands/subscriber/inline.ts';
import { createLatest } from '../../../commands/subscriber/latest.ts';
import type { SearchSlip } from '../../../commands/subscriber/search-talk.ts';
import { createSettings } from '../../../commands/subscriber/tuning/settings.ts';
import { createSharedLink } from '../../../commands/subscriber/shared-link.ts';
import { createSources } from '../../../commands/subscriber/sources.ts';
import { createStart } from '../../../commands/subscriber/start.ts';
import { createDigest } from '../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../commands/subscriber/tuning/filter.ts';
import { createMute, createUnmute } from '../../../commands/subscriber/tuning/mute.ts';
import { createMode } from '../../../commands/subscriber/tuning/mode.ts';
import { createQuiet } from '../../../commands/subscriber/tuning/quiet.ts';
import { createTop } from '../../../commands/subscriber/tuning/top.ts';
import { createUnfollow } from '../../../commands/subscriber/unfollow.ts';
import type { Audit } from '../../audience/audit.ts';
import type { Chat } from '../../audience/chat.ts';
import type { Managers } from '../../audience/managers.ts';
import type { Following } from '../../audience/following.ts';
import type { ForgetChat } from '../../audience/record/forget.ts';
import type { Importing } from '../../audience/record/import.ts';
import type { KnownOf } from '../../audience/record/known.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import { zoneAt } from '../../audience/settings/zone-at.ts';
import { zoneOfCity } from '../../audience/settings/zone-of-city.ts';
import type { Tuning } from '../../audience/tuning.ts';
import type { Catalogue } from '../../feed/catalogue/catalogue.ts';
import type { Draft } from '../../publishing/broadcast.ts';
import type { Publishing } from '../publishing.ts';
import type { FeedList } from '../../feed/opml/list.ts';
import type { SavedStore } from '../../audience/saved.ts';
import type { Fates } from '../../delivery/receipts/fate.ts';
import type { Language } from '../../i18n/language.ts';
import type { FindRelated } from '../../search/related.ts';
import type { FindTold } from '../../search/told.ts';
import type { Story } from '../../story/story.ts';
import type { Searching } from '../searching.ts';
import type { Collections } from '../../store/collections.ts';
import type { Style } from '../../message/message.ts';
import type { Command, Hearer } from '../../telegram/command.ts';
import type { Inline } from '../../telegram/inline.ts';

/** Every command, in the order in which menus and /help show them, and what hears messages that name none, in the order in which they are asked. */
export const createCommands = ({
  followTopic,
  following: { follow, followKnown, moveHere, unfollow, list, has },
  searching: { findLatest, findAbout, findSources },
  catalogue,
  styleOf,
  chatTitles,
  managedOf,
  tuning,
  importing,
  writeList,
  knownOf,
  forgetChat,
  digestNow,
  getStory,
  publishing,
  stats,
  operating,
  refusePosts,
  awaiting,
  posted,
  amended,
  saved,
  telling,
  findRelated,
  findTold,
  fates,
  reportedBy,
  topicWords,
  languageOf,
  albums,
  managers,
  audit,
  remember,
  titles,
  slips,
}: {
  followTopic: Topics['follow'];
  following: Following;
  searching: Pick<Searching, 'findLatest' | 'findAbout' | 'findSources'>;
  catalogue: Catalogue;
  /** How a person likes messages, known or guessed. */
  styleOf(userId: number, languageCode: string | undefined): Promise<Style>;
  /** What is kept of the chats that a person is known to manage. */
  managedOf(userId: number): Promise<Chat[]>;
  /** Titles of the chats that a person manages. */
  chatTitles(userId: number): Promise<string[]>;
  tuning: Tuning;
  importing: Importing;
  /** Writes an OPML file. */
  writeList(list: FeedList, now: number): Promise<string>;
  knownOf: KnownOf;
  forgetChat: ForgetChat;
  /** Brings what waits for a chat's digest now; gives how many stories that are. */
  digestNow(chatId: number): Promise<number>;
  getStory(id: string): Promise<Story | undefined>;
  publishing: Publishing;
  stats: Omit<StatsNeeds, 'managers' | 'titles' | 'isOperator'>;
  operating: AdminNeeds;
  refusePosts: BroadcastNeeds['refusePosts'];
  awaiting: Collections['awaiting'];
  posted: Collections['broadcasts'];
  amended: Pick<Collections['amendments'], 'get' | 'lastOf'>;
  saved: SavedStore;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  findRelated: FindRelated;
  findTold: FindTold;
  fates: Fates;
  /** Who else reports a story's event, by name. */
  reportedBy(story: Story): Promise<string[]>;
  /** What a topic is called. */
  topicWords(id: string): string | undefined;
  /** The language that a person has chosen in private; undefined: none yet. */
  languageOf(userId: number): Promise<Language | undefined>;
  albums: Collections['albums'];
  managers: Managers;
  audit: Audit;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  /** What Kabar calls these chats and people. */
  titles(ids: number[]): Promise<(string | undefined)[]>;
  slips: Collections['slips'];
}): { commands: readonly Command[]; hearers: readonly Hearer[]; inline: Inline } => {
  const choices = slips<Choice>('choice', 7);
  const queries = slips<SearchSlip>('query', 7);
  const drafts = slips<Draft>('draft', 1);
  const unaddressed = slips<Unaddressed>('unaddressed', 1);
  const done = slips<Done>('done', 7);
  const removed = slips<Removed>('removed', 7);
  const explaining = { list, getStory, fateOf: fates.of, reportedBy };
  const savedCommand = createSaved({ saved, putRemoved: removed.put, takeRemoved: removed.take });
  const talk = createFollowTalk({ follow, has, putChoice: choices.put, putWords: queries.put });
  const latest = createLatest({
    find: findLatest,
    findAbout,
    findSources,
    list,
    catalogue,
    talk,
    putWords: queries.put,
    getWords: queries.get,
  });
  const followCommand = createFollow({
    follow,
    followTopic,
    moveHere,
    list,
    has,
    getChoice: choices.get,
    getWords: queries.get,
    catalogue,
    talk,
  });
  const unfollowCommand = createUnfollow({ list, unfollow });
  const scheduled = createScheduled({
    ...publishing,
    posted,
    managers,
    drafts,
    unaddressed,
    awaiting,
    audit,
  });
  const broadcast = createBroadcast({
    ...publishing,
    posted,
    managers,
    albums,
    audit,
    drafts,
    unaddressed,
    awaiting,
    remember,
    refusePosts,
    askWhen: scheduled.askWhen,
  });
  const recall = createRecall({
    ...publishing,
    amended,
    posted,
    amending: slips<Amending>('amending', 7),
    awaiting,
    audit,
    managers,
    findTold,
    getStory,
    inMessage: fates.inMessage,
  });
  const channels = createChannels({ managers, audit, remember, titles });
  const template = createTemplate({ tuning, audit, findLatest, topicWords, awaiting });
  const review = createReview({
    reviewing: publishing.reviewing,
    tuning,
    managers,
    titles,
    awaiting,
    audit,
  });
  const settings = createSettings({ tuning, zoneAt, zoneOfCity });
  const importCommand = createImport({ importing, orders: slips<ImportOrder>('import', 1) });
  const help = createHelp(() => commands);
  const commands: readonly Command[] = [
    latest,
    followCommand,
    unfollowCommand,
    createFollowing({ list, unfollow, tuning }),
    createSources({ catalogue, follow, has, talk }),
    createFilter({ list, tuning }),
    createMute({ list, tuning }),
    createUnmute({ list, tuning }),
    createTop({ list, tuning }),
    createDigest({ list, tuning, digestNow }),
    createQuiet({ tuning }),
    savedCommand,
    createWhy({ ...explaining, findTold, inMessage: fates.inMessage }),
    broadcast,
    recall,
    scheduled,
    channels,
    createStats({ ...stats, managers, titles, isOperator: publishing.isOperator }),
    template,
    createMode({ list, tuning }),
    createPace({ tuning }),
    review,
    settings,
    createExport({ list, writeList, knownOf }),
    importCommand,
    createForget({ forget: forgetChat, managedOf, slips: slips<{ chatId: number }>('forget', 1) }),
    help,
    createAdmin(operating),
    createCard({
      ...explaining,
      offerAmend: recall.offerCard,
      saved,
      telling,
      findRelated,
      languageOf,
      unfollow,
      followKnown,
      followTopic,
      tuning,
      putDone: done.put,
      getDone: done.get,
      takeDone: done.take,
    }),
    createStart({ catalogue, has, followKnown, list, chatTitles, showSaved: savedCommand.run, talk }),
  ];
  // What is clear comes first; what may be a post, before a guess at what else it may be.
  const hearers = [
    channels.hear,
    createTyped({
      awaiting,
      answers: [broadcast.typed, scheduled.typed, recall.typed, template.typed, review.typed],
    }),
    importCommand.hear,
    help.hearAsked,
    latest.hear,
    unfollowCommand.hear,
    settings.hear,
    followCommand.hear,
    broadcast.hear,
    help.hearGreeting,
    createSharedLink({ catalogue, talk }),
    latest.hearWords,
    help.hear,
  ].filter((hear) => hear !== undefined);
  return { commands, hearers, inline: createInline({ findAbout, findSources, styleOf }) };
};
