import type { Asked } from '../../commands/shared/by-title.ts';
import { createBanList } from '../../src/audience/bans.ts';
import type { Act, Audit } from '../../src/audience/audit.ts';
import type { Chat, ChatFacts } from '../../src/audience/chat.ts';
import type { Message } from '../../src/message/message.ts';
import type { Story } from '../../src/story/story.ts';
import type { Ask, Press, Rights } from '../../src/telegram/command.ts';
import { createAdmin } from '../../commands/operator/admin.ts';
import { createCardCommands } from '../../src/app/people/commands/cards.ts';
import { createChannelCommands } from '../../src/app/people/commands/channels.ts';
import { createNewsCommands } from '../../src/app/people/commands/news.ts';
import { orderCommands } from '../../src/app/people/commands/order.ts';
import { createPostCommands } from '../../src/app/people/commands/posts.ts';
import { createRecordCommands } from '../../src/app/people/commands/records.ts';
import { createTuningCommands } from '../../src/app/people/commands/tuning.ts';
import { createCatalogue, type Source } from '../../src/feed/catalogue/catalogue.ts';
import { createFollowTalk } from '../../commands/shared/follow-talk.ts';
import type { Choice, Offer } from '../../commands/shared/choice.ts';
import type { Followed, Following, FollowResult } from '../../src/audience/following.ts';
import { topicOf } from '../../src/audience/topics/topic.ts';
import type { Topics } from '../../src/audience/topics/topics.ts';
import type { Publishing } from '../../src/app/managing/publishing.ts';
import type { Broadcast, BroadcastStore } from '../../src/publishing/broadcast.ts';
import type { SavedStore, SavedStory } from '../../src/audience/saved.ts';
import type { Managers } from '../../src/audience/managers.ts';
import type { FindAbout } from '../../src/search/find.ts';
import type { FindLatest } from '../../src/search/latest.ts';
import type { FindTold } from '../../src/search/told.ts';
import type { Tuning } from '../../src/audience/tuning.ts';
import { stemsOf } from '../../src/text/stems.ts';
import type { AlbumStore } from '../../src/store/albums.ts';
import type { SlipStore } from '../../src/store/slips.ts';

export const now = Date.UTC(2023, 4, 5, 6, 23);

export const story = (facts: Partial<Story> & { id: string }): Story => ({
  sourceId: 'f1',
  sourceTitle: 'iNews Banten',
  url: `https://news.example/${facts.id}`,
  headline: `Berita ${facts.id}`,
  lead: 'Isi berita.',
  publishedAt: now - 60_000,
  seenAt: now,
  categories: [],
  ...facts,
});

export type FakeFeed = Followed & { stories?: Story[] };

export const feedOf = (number: number, facts: Partial<FakeFeed> = {}): FakeFeed => ({
  sourceId: `f${String(number).padStart(15, '0')}`,
  title: `Koran ${number}`,
  address: `https://koran${number}.example/rss`,
  ...facts,
});

/** A source of the catalogue whose sections are these feeds. */
export const sourceOf = (name: string, feeds: FakeFeed[], more: Partial<Source> = {}): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  feeds: feeds.map(({ title, address }) => ({
    title,
    url: address,
    topics: ['general'],
    list: 'kabar',
    checked: false,
  })),
  ...more,
});

/** Slips over a plain map, found again by a short id. */
export const createSlips = <T>(kept = new Map<string, T>()): SlipStore<T> => ({
  put: async (slip) => {
    const id = `slip${kept.size + 1}`;
    kept.set(id, slip);
    return id;
  },
  get: async (id) => kept.get(id),
  set: async (id, slip) => void kept.set(id, slip),
  take: async (id) => {
    const slip = kept.get(id);
    kept.delete(id);
    return slip;
  },
});

/** What people saved, in memory. */
export const createSavedList = (): SavedStore => {
  const lists = new Map<number, SavedStory[]>();
  const listOf = (chatId: number) => lists.get(chatId) ?? [];
  return {
    add: async (chatId, saved) => {
      if (listOf(chatId).some(({ story }) => story.id === saved.story.id)) return 'already';
      lists.set(
        chatId,
        [...listOf(chatId), saved].sort((one, two) => two.at - one.at),
      );
      return 'saved';
    },
    remove: async (chatId, storyId) => {
      const found = listOf(chatId).find(({ story }) => story.id === storyId);
      lists.set(
        chatId,
        listOf(chatId).filter((one) => one !== found),
      );
      return found;
    },
    get: async (chatId, storyId) => listOf(chatId).find(({ story }) => story.id === storyId),
    clear: async (chatId) => void lists.delete(chatId),
    list: async (chatId, offset, limit) => ({
      saved: listOf(chatId).slice(offset, offset + limit),
      count: listOf(chatId).length,
    }),
  };
};

/** Who manages what, in memory. */
export const createManagers = (known: Record<number, number[]> = {}): Managers => ({
  forget: async (id) => void delete known[id],
  languageOf: async () => undefined,
  note: async (userId, chatId) => void (known[userId] = [chatId, ...(known[userId] ?? [])]),
  leave: async (userId, chatId) =>
    void (known[userId] = (known[userId] ?? []).filter((one) => one !== chatId)),
  chatsOf: async (userId) => known[userId] ?? [],
  managersOf: async (chatId) =>
    Object.entries(known).flatMap(([userId, chats]) => (chats.includes(chatId) ? [Number(userId)] : [])),
});

/** What was done with chats, in memory. */
export const createAudit = (kept = new Map<number, Act[]>()): Audit => ({
  note: async (chatId, act) => void kept.set(chatId, [act, ...(kept.get(chatId) ?? [])]),
  list: async (chatId) => kept.get(chatId) ?? [],
});

/** What was posted, in memory. */
export const createPosted = (kept = new Map<string, Broadcast>()): BroadcastStore => ({
  get: async (id) => kept.get(id),
  put: async (broadcast) => void kept.set(broadcast.id, broadcast),
  live: async () => [],
  markLive: async () => {},
  markEnded: async () => {},
  recentIn: async (chatId) =>
    [...kept.values()]
      .filter(({ to }) => to.kind === 'chats' && to.chats.some(({ id }) => id === chatId))
      .map(({ id }) => id),
  noteIn: async () => {},
});

/** What a person was asked last, in memory. */
export const createAwaited = (
  kept = new Map<number, { kind: string; id: string }>(),
): {
  ask(userId: number, question: { kind: string; id: string }): Promise<void>;
  of(userId: number): Promise<{ kind: string; id: string } | undefined>;
  end(userId: number): Promise<void>;
} => ({
  ask: async (userId, question) => void kept.set(userId, question),
  of: async (userId) => kept.get(userId),
  end: async (userId) => void kept.delete(userId),
});

/** Publishing that keeps what it was asked to post. `operator`: the id of the one operator. */
export const createFakePublishing = (
  posted: BroadcastStore = createPosted(),
  operator?: number,
): Publishing => ({
  start: async () => {},
  idle: async () => {},
  scheduling: {
    put: posted.put,
    cancel: async (broadcast) => posted.put({ ...broadcast, state: 'cancelled' }),
    list: async () => [],
    start: () => {},
    idle: async () => {},
  },
  reviewing: {
    get: async () => undefined,
    waitingIn: async () => [],
    decide: async () => ({ isFirst: false, review: undefined }),
    reword: async () => false,
    storyOf: async () => undefined,
    words: async () => [],
    leaveOut: async () => ({ isFirst: false, review: undefined }),
  },
  broadcasts: {
    launch: async (broadcast) => void ((await posted.get(broadcast.id)) ?? (await posted.put(broadcast))),
    pause: async () => {},
    resume: async () => {},
    stop: async () => {},
    start: async () => {},
    idle: async () => {},
  },
  withdrawStory: async () => {},
  amendments: {
    launch: async () => {},
    pause: async () => {},
    resume: async () => {},
    stop: async () => {},
    start: async () => {},
    idle: async () => {},
  },
  sent: {
    postAt: async () => undefined,
    postFrom: async () => undefined,
    postsIn: async () => [],
    count: async () => ({ sent: 0, old: 0, waiting: 0 }),
    countStory: async () => ({ sent: 0, old: 0, waiting: 0 }),
    campaignsOf: async () => [],
    cardsIn: async () => [],
  },
  isOperator: (userId) => userId === operator,
  reach: async (to) => (to.kind === 'chats' ? to.chats.length : 1_000),
  isPaid: false,
  perSecond: () => 25,
  readTrait: async () => undefined,
  sendTable: async () => {},
});

export const createAlbums = (): AlbumStore => {
  const albums = new Map<string, number[]>();
  return {
    note: async (chatId, album, messageId) =>
      void albums.set(`${chatId}:${album}`, [...(albums.get(`${chatId}:${album}`) ?? []), messageId]),
    messages: async (chatId, album) => albums.get(`${chatId}:${album}`) ?? [],
  };
};

/** A world of feeds, none followed yet. Each address is found by its exact words. `pages`: what offers several. */
export const createWorld = (
  feeds: FakeFeed[] = [],
  { sources = [], pages = {} }: { sources?: Source[]; pages?: Record<string, Offer[]> } = {},
) => {
  const followed = new Map<number, string[]>();
  const asked: { chatId: number; sourceId: string; by: { userId: number; threadId?: number } }[] = [];
  const listOf = (chatId: number) => followed.get(chatId) ?? [];
  const join = (chat: ChatFacts, feed: FakeFeed, by: { userId: number; threadId?: number }): FollowResult => {
    const already = listOf(chat.id).includes(feed.sourceId);
    if (!already) followed.set(chat.id, [...listOf(chat.id), feed.sourceId]);
    asked.push({ chatId: chat.id, sourceId: feed.sourceId, by });
    const sample = feed.stories?.[0];
    const { sourceId, title, address } = feed;
    return { kind: 'followed', already, sourceId, title, address, ...(sample && { sample }) };
  };
  const following: Following = {
    follow: async (chat, address, by) => {
      const feed = feeds.find((one) => one.address === address);
      const offers = pages[address];
      if (offers !== undefined) return { kind: 'choice', address, offers };
      return feed === undefined ? { kind: 'failed', why: 'not-a-feed', address } : join(chat, feed, by);
    },
    followKnown: async (chat, sourceId, by) => {
      const feed = feeds.find((one) => one.sourceId === sourceId);
      return feed === undefined
        ? { kind: 'failed', why: 'not-found', address: sourceId }
        : join(chat, feed, by);
    },
    moveHere: async (chatId, sourceId) => listOf(chatId).includes(sourceId),
    unfollow: async (chatId, sourceId) => {
      const had = listOf(chatId).includes(sourceId);
      followed.set(
        chatId,
        listOf(chatId).filter((one) => one !== sourceId),
      );
      return had;
    },
    list: async (chatId) =>
      listOf(chatId).flatMap((sourceId) => feeds.filter((feed) => feed.sourceId === sourceId)),
    has: async (chatId, addresses) =>
      addresses.map((address) =>
        feeds.some((feed) => feed.address === address && listOf(chatId).includes(feed.sourceId)),
      ),
  };
  const findLatest: FindLatest = async ({ chatId, limit, offset, sourceId }) => {
    const found = feeds
      .filter((feed) => listOf(chatId).includes(feed.sourceId) && (!sourceId || feed.sourceId === sourceId))
      .flatMap(({ stories = [] }) => stories);
    const next = offset + limit;
    return { stories: found.slice(offset, next), ...(found.length > next && { next }) };
  };
  /** Each word that is asked for must stand in the headline; every source is public. */
  const findAbout: FindAbout = async ({ query, scope, sourceIds, limit, offset }) => {
    const followedHere = scope.chatId === undefined ? [] : listOf(scope.chatId);
    const found = feeds
      .filter(({ sourceId }) => scope.in === 'everywhere' || followedHere.includes(sourceId))
      .filter(({ sourceId }) => sourceIds?.includes(sourceId) ?? true)
      .flatMap(({ stories = [] }) => stories)
      .filter(({ headline }) => query.terms.flat().every((stem) => stemsOf(headline).includes(stem)));
    const next = offset + limit;
    return {
      stories: found.slice(offset, next),
      ...(found.length > next && { next }),
      isPartial: false,
    };
  };
  const findSources = async (name: string): Promise<string[]> =>
    feeds.flatMap(({ title, sourceId }) =>
      title.toLowerCase().includes(name.toLowerCase()) ? sourceId : [],
    );
  const choices = createSlips<Choice>();
  const queries = createSlips<{ about: string }>();
  const talk = () =>
    createFollowTalk({
      follow: following.follow,
      has: following.has,
      moveHere: following.moveHere,
      arrange: async () => {},
      putChoice: choices.put,
      putWords: queries.put,
    });
  const followTopic: Topics['follow'] = async (chat, words) => {
    const topic = topicOf(words);
    if (topic === undefined) return undefined;
    const already = listOf(chat.id).includes(topic.id);
    followed.set(chat.id, [...new Set([...listOf(chat.id), topic.id])]);
    return { already, sourceId: topic.id, title: topic.words };
  };
  /** Makes a chat follow these, in this order. */
  const follow = (chatId: number, ...list: FakeFeed[]) =>
    void followed.set(
      chatId,
      list.map(({ sourceId }) => sourceId),
    );
  return {
    following,
    followTopic,
    searching: { findLatest, findAbout, findSources },
    choices,
    getWords: queries.get,
    talk,
    catalogue: createCatalogue(sources),
    followed,
    asked,
    follow,
  };
};

export const chatOf = ({ id, kind, title, username }: ChatFacts): Chat => ({
  id,
  kind,
  title,
  ...(username !== undefined && { username }),
  language: 'en',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [],
});

export const person: ChatFacts = { id: 7, kind: 'private', title: 'Ann' };
export const group: ChatFacts = { id: -100, kind: 'supergroup', title: 'Warga Serang' };
export const channel: ChatFacts = {
  id: -1_001,
  kind: 'channel',
  title: 'Kabar Serang',
  username: 'kabarserang',
};

/** The rights of somebody who may post in a chat. */
export const mayPostIn = (chat: ChatFacts): Rights => ({ ok: true, chat, settings: chatOf(chat) });

/** What somebody says in a chat, and everything that Kabar answers there. */
export const createTalk = (
  options: {
    chat?: ChatFacts;
    userId?: number;
    admin?: boolean;
    rights?: (handle: string) => Rights;
    linked?: number;
    /** The person has no private chat with Kabar. */
    isClosed?: boolean;
    copyHere?: Ask['copyHere'];
  } = {},
) => {
  const { chat = person, userId = 7 } = options;
  const sent: { id: number; message: Message }[] = [];
  const copied: number[][] = [];
  const files: { name: string; text: string }[] = [];
  const toasts: string[] = [];
  const privately: Message[] = [];
  const base: Omit<Ask, 'text'> = {
    chat,
    settings: chatOf(chat),
    userId,
    name: 'Ann',
    now,
    botName: 'KabarBot',
    reply: async (message) => {
      sent.push({ id: sent.length + 1, message });
      return sent.length;
    },
    replyAside: async (message) => {
      sent.push({ id: sent.length + 1, message });
      return sent.length;
    },
    edit: async (messageId, message) => {
      const found = sent.find(({ id }) => id === messageId);
      if (found === undefined) sent.push({ id: messageId, message });
      else found.message = message;
    },
    replyPrivately: async (message) => {
      if (options.isClosed) return false;
      privately.push(message);
      return true;
    },
    sendFile: async ({ name, bytes, caption }) => {
      files.push({ name, text: new TextDecoder().decode(bytes) });
      sent.push({ id: sent.length + 1, message: caption });
      return sent.length;
    },
    sendPicture: async ({ caption }) => {
      sent.push({ id: sent.length + 1, message: caption });
      return sent.length;
    },
    isAdmin: async () => options.admin ?? chat.kind === 'private',
    rightsIn: async (handle) => options.rights?.(handle) ?? { ok: false, why: 'not-found' },
    linkedChat: async () => options.linked,
    later: (work) => work(),
    copyHere:
      options.copyHere ??
      (async (messageIds) => {
        copied.push(messageIds);
        return messageIds.map((id) => id + 1_000);
      }),
  };
  return {
    sent,
    copied,
    files,
    toasts,
    privately,
    ask: (text: string, more: Partial<Ask> = {}): Ask => ({ ...base, text, ...more }),
    press: (data: string, more: Partial<Press> = {}): Press => ({
      ...base,
      data: data.slice(data.indexOf(':') + 1),
      messageId: sent.length,
      clearButtons: async () => {
        const pressed = sent.at(-1);
        if (pressed !== undefined) delete pressed.message.buttons;
      },
      putButtons: async (buttons) => {
        const pressed = sent.at(-1);
        if (pressed !== undefined) pressed.message.buttons = buttons;
      },
      toast: async (text) => void toasts.push(text),
      ...more,
    }),
    texts: () => sent.map(({ message }) => message.plain),
    last: () => sent.at(-1)?.message.plain ?? '',
    buttons: () => (sent.at(-1)?.message.buttons ?? []).flat(),
    /** Callback data of the last message's button with these words. */
    data: (words: string): string => {
      const button = (sent.at(-1)?.message.buttons ?? []).flat().find(({ text }) => text === words);
      return button !== undefined && 'callback' in button ? button.callback : '';
    },
  };
};

/** Every command over this world, as the bot has them. */
export const commandsOf = (
  { following, followTopic, searching, catalogue }: ReturnType<typeof createWorld>,
  albums: AlbumStore = createAlbums(),
  managers: Managers = createManagers(),
  managed: Chat[] = [],
): ReturnType<typeof orderCommands> => {
  const slips = <T>() => createSlips<T>();
  const tuning: Tuning = { chat: async (about) => chatOf(about), follows: async () => undefined };
  const findTold: FindTold = { named: async () => [], around: async () => [] };
  const getStory = async () => undefined;
  const awaiting = createAwaited();
  const audit = createAudit();
  const remember = async () => {};
  const publishing = createFakePublishing();
  const { list } = following;
  const managedOf = async () => managed;
  const posts = createPostCommands({
    publishing,
    posted: createPosted(),
    amended: { get: async () => undefined, lastOf: async () => undefined },
    managers,
    audit,
    awaiting,
    albums,
    remember,
    refusePosts: async () => {},
    findTold,
    getStory,
    inMessage: async () => [],
    slips,
  });
  const cards = createCardCommands({
    following,
    followTopic,
    tuning,
    saved: createSavedList(),
    getStory,
    fates: {
      of: async () => ({ kind: 'not followed' }),
      sentAt: async () => undefined,
      inMessage: async () => [],
    },
    reportedBy: async () => [],
    findTold,
    findRelated: async () => [],
    telling: () => [],
    languageOf: async () => undefined,
    offerAmend: posts.recall.offerCard,
    slips,
  });
  return orderCommands({
    news: createNewsCommands({
      following,
      arrange: async () => {},
      followTopic,
      searching,
      catalogue,
      tuning,
      styleOf: async () => ({ language: 'en', timeZone: 'Asia/Jakarta' }),
      chatTitles: async () => [],
      showSaved: cards.saved.run,
      slips,
    }),
    tuning: createTuningCommands({ list, tuning, digestNow: async () => 0 }),
    cards,
    records: createRecordCommands({
      list,
      importing: {
        plan: async () => ({ why: 'not-opml' }),
        carryOut: async () => ({ followed: { sources: 0, topics: 0 }, already: 0, failed: [] }),
      },
      writeList: async () => '',
      knownOf: async () => Promise.reject(new Error('nothing is known here')),
      forgetChat: async () => {},
      managedOf,
      slips,
    }),
    posts,
    channels: createChannelCommands({
      managers,
      audit,
      remember,
      titles: async (ids) => ids.map(() => undefined),
      tuning,
      awaiting,
      findLatest: searching.findLatest,
      topicWords: () => undefined,
      reviewing: publishing.reviewing,
      stats: {
        makeReport: async () => ({ text: { html: '', plain: '' } }),
        weekly: { turn: async () => 'on', isOn: async () => false },
        countMembers: async () => {},
        findSource: async () => undefined,
        sourceTitle: async () => undefined,
        timeZone: 'Asia/Jakarta',
      },
      isOperator: publishing.isOperator,
    }),
    admin: createAdmin({
      isOperator: () => false,
      figures: () => Promise.reject(new Error('nobody is an operator here')),
      feedsInTrouble: async () => ({ feeds: [], found: 0 }),
      onItsWay: async () => [],
      bans: createBanList(
        { get: async () => ({ chats: [], feeds: [] }), put: async () => {} },
        { update: async () => undefined },
      ),
      named: async () => undefined,
      feedOf: async () => undefined,
      wakeFeed: async () => {},
    }),
    awaiting,
    titles: { managedOf, list, catalogue, slips: slips<Asked>() },
  });
};
