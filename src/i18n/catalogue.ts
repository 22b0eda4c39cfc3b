import type { FeedNotice } from '../feed/notice.ts';
import type { Subject } from '../feed/catalogue/subjects.ts';
import type { FeedFailure } from '../http/failure.ts';
import type { AmendTexts } from './channel/amend.ts';
import type { ChannelTexts } from './channel/channels.ts';
import type { Language } from './language.ts';
import type { OperatorTexts } from './operator/operator.ts';
import type { PacingTexts } from './channel/pacing.ts';
import type { PostTexts } from './channel/posts.ts';
import type { ReviewTexts } from './channel/reviews.ts';
import type { ScheduleTexts } from './channel/schedule.ts';
import type { StatsTexts } from './channel/stats.ts';
import type { TemplateTexts } from './channel/template.ts';
import type { ActionsTexts } from './actions.ts';
import type { Elsewhere, Followed, FollowCount } from './parts.ts';
import type { ExportTexts } from './export.ts';
import type { TuningTexts } from './tuning.ts';
import type { WhyTexts } from './why.ts';

/** Why somebody may not act on a chat: the closed set. */
export type RightsProblem =
  'not-admin' | 'cannot-post' | 'bot-absent' | 'bot-cannot-post' | 'not-found' | 'not-private';

/** Why something could not be followed: the feed's own trouble, or Kabar is just being stopped. */
export type FollowFailure = FeedFailure | 'stopping';

/** One line of the list of what a chat follows. Times are formatted. */
export type FollowingItem = {
  title: string;
  address: string;
  /** What the chat has chosen for it, in words. */
  wishes?: string[];
  /** Words across every feed. */
  isTopic?: true;
  lastNews?: string;
  /** How many stories were too old to be told when they first appeared. */
  passedOver?: number;
  failing?: { since: string; why: FeedFailure };
};

/**
 * Everything that Kabar says. Functions give Telegram HTML with what they are given escaped; strings carry no markup and serve
 * as message, button or answer alike (answers to a button: 200 characters at most), except where marked HTML.
 * `card` and `bundle` are plain text: the writers escape them.
 */
export type Texts = {
  /** Names of the languages, each in its own. */
  languages: Record<Language, string>;
  card: {
    /** Opens the article, or its film. */
    more: string;
    watch: string;
    photo: string;
    ranFirst: string;
    alsoAt: string;
    untitled: string;
    /** `source` may be empty. */
    retracted(source: string): string;
  };
  /** Plain text. */
  digest: {
    heading(count: number, minutes: number): string;
    /** Heads a further message, from its first number on. */
    goesOn(from: number, of: number): string;
    /** Stands above what several papers report. */
    shared: string;
    outlets(count: number): string;
    left(count: number): string;
  };
  bundle: { heading(count: number): string; left(count: number): string };
  feedFailure: Record<FeedFailure, string>;
  rights: Record<RightsProblem, string>;
  /** Of several chats that were named, the one that a sentence (HTML) is about. */
  about(named: string, sentence: string): string;
  /** A command that is about one chat named more; `named`: the first. */
  oneChatOnly(named: string): string;
  /** Several chats of a person have a title (plain text). */
  sameTitle(title: string, count: number): string;
  start: {
    /** HTML; no name: a group. */
    greeting(name?: string): string;
    /** To who was here before. `followed`: how much is followed; `chats`: titles of channels and groups that the person manages. */
    welcomeBack(name: string, followed: FollowCount): string;
    /** Kabar is in these chats of the person's already. */
    alreadyIn(chatTitles: string[]): string;
    /** To a group that Kabar comes back to. */
    groupBack(followed: FollowCount): string;
    suggestions: string;
    addToGroup: string;
    addToChannel: string;
  };
  /** HTML. */
  help: { heading: string };
  follow: {
    usage(to?: Elsewhere): string;
    /** Of too many at once the first are taken; these are left. */
    onlyFirst(limit: number, left: string[]): string;
    /** Of so many at once none is taken. */
    tooMany(limit: number, to?: Elsewhere): string;
    working: string;
    /** `chatTitle`: where the news go, if not to the chat that asked. */
    ok(titles: string[], chatTitle?: string): string;
    /** Sections of one source. */
    okSections(source: string, sections: string[], chatTitle?: string): string;
    already(title: string, chatTitle?: string): string;
    /** It is followed in another forum topic of the chat. */
    movedHere(title: string): string;
    /** Stands above the newest story of so many sources. */
    sample(count: number, chatTitle?: string): string;
    /** `title`: of a source that Kabar named itself, so that no address is to blame. */
    failed(address: string, why: FollowFailure, title?: string): string;
    /** No source goes by that name, and none is like it. */
    unknown(said: string): string;
    /** Stands above buttons with the sources that are like it. */
    didYouMean(said: string): string;
    /** Words are followed across every feed. */
    topicOk(topic: string, chatTitle?: string): string;
    badTopic(to?: Elsewhere): string;
    /** No words were given. */
    whichTopic(to?: Elsewhere): string;
    /** Plain text: follows words that no source goes by. */
    asTopic(words: string): string;
    choosePage(site: string): string;
    chooseSource(name: string): string;
    /** A source of one feed; its button is `take`. */
    offer(name: string): string;
    take: string;
    all: string;
  };
  unfollow: {
    choose(chatTitle?: string): string;
    done(dropped: Followed[], chatTitle?: string): string;
    nothing(chatTitle?: string): string;
    unknown(said: string, to?: Elsewhere): string;
    /** Asked once more before everything goes. */
    confirmAll(followed: FollowCount, chatTitle?: string): string;
    all: string;
    keep: string;
    kept: string;
  };
  following: {
    empty(to?: Elsewhere): string;
    /** To who may not change what the group follows. */
    emptyInGroup: string;
    /** What counts for all that is followed, in words. HTML. */
    forAll(wishes: {
      filter?: string | undefined;
      digest?: string | undefined;
      quiet?: string | undefined;
    }): string[];
    heading(followed: FollowCount, chatTitle?: string): string;
    /** What to do about a failing feed stands there only for who may change what is followed. */
    item(item: FollowingItem, isManager: boolean): string;
  };
  /** The menu of sources that Kabar knows. */
  sources: {
    /** Stands above the first page of the menu. */
    home(to?: Elsewhere): string;
    byTopic: string;
    byPlace: string;
    whichTopic: string;
    whichPlace: string;
    back: string;
    topics: Record<Subject, string>;
    /** Stands above the sources that were found; `about`: names of a topic and a place. `chatTitle`: where the news would go. */
    found(about: string, count: number, chatTitle?: string): string;
    /** Nothing is known about that; others may stand below. */
    /** `isNear`: sources of something near it stand below. */
    noneAbout(about: string, isNear: boolean): string;
    unknown(said: string, to?: Elsewhere): string;
  };
  latest: {
    heading(chatTitle?: string): string;
    about(words: string, chatTitle?: string): string;
    none(chatTitle?: string): string;
    noneAbout(words: string, chatTitle?: string): string;
    /** Nor in any other source. */
    noneAnywhere(words: string): string;
    aboutEverywhere(words: string): string;
    /** Of one source. */
    aboutFrom(words: string, source: string): string;
    noneFrom(words: string, source: string): string;
    /** Looks in every source, not only in those that are followed. */
    everywhere: string;
    /** The same for these words, of more that were typed. Plain text. */
    everywhereFor(words: string): string;
    /** HTML. There are no words to look for. */
    noWords: string;
    /** HTML. Behind "since:" stands no time that has been. */
    badSince(said: string): string;
    /** Behind "source:" stands a name that nothing goes by. */
    unknownSource(said: string, to?: Elsewhere): string;
    /** Stands below an answer while the index is being made. */
    indexing: string;
    nothingFollowed(to?: Elsewhere): string;
    /** In a group: members may not follow anything themselves. */
    nothingFollowedInGroup: string;
    /** Stands below the news of the general sources, where nothing is followed. */
    general(to?: Elsewhere): string;
    generalInGroup: string;
    /** A source that Kabar knows, and nobody follows here. */
    notFollowed(title: string, chatTitle?: string): string;
    more: string;
  };
  /** In other chats, as "@bot words". Plain text. */
  inline: {
    heading: string;
    /** A button that opens the chat with Kabar (64 characters at most). */
    open: string;
    none: string;
    badSince: string;
  };
  broadcast: {
    usage: string;
    preview(targetTitle: string): string;
    /** Which chat a message is to go to. */
    whereTo: string;
    /** The person manages no chat that Kabar knows of. */
    noChats: string;
    uncopied: string;
    confirm: string;
    cancel: string;
    /** A chat, where it stands in a sentence. */
    target(title: string): string;
    posted(targetTitle: string): string;
    /** It is not in the chat yet, and goes there by itself. */
    waiting(targetTitle: string): string;
    cancelled: string;
    expired: string;
    /** Its button was pressed once more. */
    done: Record<'sent' | 'scheduled', string>;
    failed(targetTitle: string): string;
    /** The store failed: nothing was sent, and it can be tried again. */
    unsent: string;
  };
  operator: OperatorTexts;
  posts: PostTexts;
  amend: AmendTexts;
  schedule: ScheduleTexts;
  channels: ChannelTexts;
  template: TemplateTexts;
  stats: StatsTexts;
  pacing: PacingTexts;
  reviews: ReviewTexts;
  /** HTML. Told to the person who added Kabar to a channel; `handle`: its @name or id. */
  channelReady(chatTitle: string, handle: string, followed: FollowCount): string;
  /** A command was typed as a post of a channel. */
  channelCommand: {
    /** HTML. Said in private before the answer; `isGone`: the post was taken off the channel. */
    heard(chatTitle: string, said: string, isGone: boolean): string;
    /** HTML. A post, where Kabar may write to no administrator. `botName`: without the @. */
    unreachable(botName: string, said: string): string;
  };
  /** HTML. Kabar was added to a channel, or lost the right, and may not post there; told to who manages it. */
  postingLost: {
    noRight(chatTitle: string, isChannel: boolean): string;
    removed(chatTitle: string): string;
    back(chatTitle: string): string;
  };
  /** Stands where stories were missed while Kabar could not post. */
  missedMeanwhile(count: number): string;
  /** Plain text: words about a feed itself. */
  notices: Record<FeedNotice, (title: string) => string>;
  settings: {
    /** HTML. */
    heading(chatTitle: string, timeZone: string, to?: Elsewhere): string;
    badZone(said: string, to?: Elsewhere): string;
    together: string;
    single: string;
    /** One report of an event, or each source's. */
    /** Similar stories: none of them, each as a reply to the first, or all on their own. */
    once: string;
    inSequence: string;
    every: string;
    /** Names of the pages behind the first, and the way back. */
    look: string;
    sound: string;
    times: string;
    back: string;
    lookHeading: string;
    looks: Record<'full' | 'compact' | 'text', string>;
    sourceShown: string;
    sourceHidden: string;
    soundHeading: string;
    sounds: Record<'always' | 'breaking' | 'never', string>;
    breaking: string;
  };
  tuning: TuningTexts;
  actions: ActionsTexts;
  why: WhyTexts;
  exporting: ExportTexts;
  /** `like`: the command that may be meant, without its slash. */
  unknownCommand(like?: string): string;
  plainText: {
    /** Answers a greeting. */
    hello: string;
    question: string;
    latest: string;
    follow: string;
    unfollow: string;
  };
  thanks: string;
  /** A voice message or the like came. */
  onlyText: string;
  onlyAdmins: string;
  /** `userId`: to be given to the operator. */
  accessRefused(userId: number): string;
  buttonExpired: string;
  /** Told once to who asks more than can be answered. */
  tooMuch: string;
  failure: string;
  /** HTML. Told once to the person who connected the chat. */
  deliveryPaused: {
    closedTopic(chatTitle: string): string;
    deletedTopic(chatTitle: string): string;
    noRight(chatTitle: string): string;
  };
};
