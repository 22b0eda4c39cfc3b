import type { FeedFailure } from '../http/failure.ts';
import type { Language } from '../message/message.ts';

/** Why somebody may not act on a chat: the closed set. */
export type RightsProblem =
  'not-admin' | 'cannot-post' | 'bot-absent' | 'bot-cannot-post' | 'not-found' | 'not-private';

/** One line of the list of what a chat follows. Times are formatted. */
export type FollowingItem = {
  title: string;
  address: string;
  lastNews?: string;
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
    more: string;
    photo: string;
    ranFirst: string;
    alsoAt: string;
    untitled: string;
    /** `source` may be empty. */
    retracted(source: string): string;
  };
  bundle: { heading(count: number): string; left(count: number): string };
  feedFailure: Record<FeedFailure, string>;
  rights: Record<RightsProblem, string>;
  start: {
    /** HTML; no name: a group or a channel. */
    greeting(name?: string): string;
    suggestions: string;
    addToGroup: string;
    addToChannel: string;
  };
  /** HTML. */
  help: { heading: string };
  follow: {
    /** HTML. */
    usage: string;
    tooMany(limit: number): string;
    working: string;
    /** `chatTitle`: where the news go, if not to the chat that asked. */
    ok(title: string, chatTitle?: string): string;
    already(title: string, chatTitle?: string): string;
    /** Stands above the newest story. */
    sample: string;
    failed(address: string, why: FeedFailure): string;
    /** No source goes by that name, and none is like it. */
    unknown(said: string): string;
    /** Stands above buttons with the sources that are like it. */
    didYouMean(said: string): string;
    choosePage(site: string): string;
    chooseSource(name: string): string;
    /** A source of one feed; its button is `take`. */
    offer(name: string): string;
    take: string;
    all: string;
    /** What is followed of a choice by now. */
    chosen(titles: string[], chatTitle?: string): string;
  };
  unfollow: { choose: string; done(title: string): string; nothing: string; unknown: string };
  following: {
    empty: string;
    heading(count: number): string;
    item(item: FollowingItem): string;
  };
  latest: {
    heading: string;
    about(words: string): string;
    none: string;
    noneAbout(words: string): string;
    nothingFollowed: string;
    more: string;
  };
  broadcast: {
    usage: string;
    preview(targetTitle: string): string;
    uncopied: string;
    confirm: string;
    cancel: string;
    posted(targetTitle: string): string;
    cancelled: string;
    expired: string;
    failed(targetTitle: string): string;
  };
  /** HTML. Told to the person who added Kabar to a channel; `handle`: its @name or id. */
  channelReady(chatTitle: string, handle: string): string;
  /** Plain text: words about a feed itself. */
  notices: Record<'failing' | 'back' | 'ended', (title: string) => string>;
  settings: {
    /** HTML. */
    heading(chatTitle: string, timeZone: string): string;
    badZone: string;
    together: string;
    single: string;
    /** One report of an event, or each source's. */
    once: string;
    every: string;
  };
  unknownCommand: string;
  plainText: string;
  onlyAdmins: string;
  accessRefused: string;
  buttonExpired: string;
  /** Told once to who asks more than can be answered. */
  tooMuch: string;
  failure: string;
  /** Told once to the person who connected the chat. `why`: Telegram's own words. */
  deliveryPaused(chatTitle: string, why: string): string;
};
