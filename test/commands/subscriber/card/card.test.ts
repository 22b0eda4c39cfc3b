import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../commands/subscriber/card/card.ts';
import type { Done } from '../../../../commands/subscriber/card/undo.ts';
import type { Chat, Follow } from '../../../../src/audience/chat.ts';
import { textsFor } from '../../../../src/i18n/texts.ts';
import type { Story } from '../../../../src/story/story.ts';
import {
  channel,
  chatOf,
  createSavedList,
  createSlips,
  createTalk,
  createWorld,
  feedOf,
  group,
  person,
  story as storyOf,
} from '../../fakes.ts';

const id = 'sAbCdEfGhIjKlMnO';
const feed = feedOf(1);
const story = storyOf({ id, sourceId: feed.sourceId, sourceTitle: feed.title });
const follow: Follow = { sourceId: feed.sourceId, slot: 3, since: 0 };
const texts = textsFor('en').actions;

/** A chat that follows the story's source, and the command over it. */
const setUp = (
  options: Parameters<typeof createTalk>[0] = {},
  stories: Story[] = [story],
  settings: Partial<Chat> = {},
  done = createSlips<Done>(),
) => {
  const { chat: facts = person } = options;
  const world = createWorld([feed]);
  world.follow(facts.id, feed);
  let chat: Chat = { ...chatOf(facts), follows: [follow], ...settings };
  const saved = createSavedList();
  const topics: string[] = [];
  const command = createCard({
    offerAmend: async () => {},
    ...world.following,
    followTopic: async (_chat, words) => {
      topics.push(words);
      return { already: false, sourceId: 't1', title: words };
    },
    getStory: async (storyId) => stories.find((one) => one.id === storyId),
    fateOf: async () => ({ kind: 'sent', by: feed.sourceId, at: 0, isDigest: false }),
    reportedBy: async () => [],
    saved,
    telling: () => ['banjir', 'serang'],
    findRelated: async () => [],
    languageOf: async () => undefined,
    tuning: {
      chat: async (_about, change) => (chat = { ...chat, ...change(chat) } as Chat),
      follows: async (_id, sourceIds, change) => {
        const follows = chat.follows.map((one) =>
          sourceIds.includes(one.sourceId) ? ({ ...one, ...change(one) } as Follow) : one,
        );
        return (chat = { ...chat, follows });
      },
    },
    putDone: done.put,
    getDone: done.get,
    takeDone: done.take,
  });
  const talk = createTalk(options);
  const press = (data: string) => command.press?.(talk.press(data, { settings: chat }));
  return { ...talk, world, saved, topics, press, chat: () => chat };
};

describe('a press on a card', () => {
  it.each(['open', 'close', 'mute', 'words', 'save', 'unfollow', 'related', 'why'])(
    'of a story that is not kept any more is told so: %s',
    async (what) => {
      const { press, toasts } = setUp({}, []);
      await press(`card:${what}:${id}`);
      expect(toasts).toEqual([texts.tooOld]);
    },
  );

  it.each([
    'card:nothing:' + id,
    'card:constructor:' + id,
    'card:word:' + id,
    'card:undo:nothing',
    'card:undo',
  ])('that makes no sense changes nothing and is answered: %s', async (data) => {
    const { press, toasts, sent, chat } = setUp();
    await press(data);
    expect(toasts).toHaveLength(1);
    expect(sent).toEqual([]);
    expect(chat().follows).toEqual([follow]);
  });

  it('in a channel shows nobody’s card to everybody, and does nothing', async () => {
    const { press, toasts, sent } = setUp({ chat: channel, admin: true });
    await press(`card:${id}`);
    await press(`card:mute:${id}`);
    expect(toasts).toEqual([story.headline, textsFor('en').buttonExpired]);
    expect(sent).toEqual([]);
  });

  it('by a member of a group changes nothing of what is followed', async () => {
    const { press, toasts, chat, world } = setUp({ chat: group, admin: false });
    for (const what of ['mute', 'words', 'unfollow']) await press(`card:${what}:${id}`);
    await press(`card:word:${id}:banjir`);
    expect(toasts).toEqual(Array.from({ length: 4 }, () => textsFor('en').onlyAdmins));
    expect(chat().follows).toEqual([follow]);
    expect(chat().filter).toBeUndefined();
    expect(world.followed.get(group.id)).toEqual([feed.sourceId]);
  });

  it('where the source is not followed says so', async () => {
    const { press, toasts } = setUp({}, [story], { follows: [] });
    await press(`card:mute:${id}`);
    await press(`card:unfollow:${id}`);
    expect(toasts).toEqual([texts.notFollowedHere, texts.notFollowedHere]);
  });
});

describe('muting from a card', () => {
  it('leaves a longer mute as it is, and undoing puts back what was there', async () => {
    const long = 9e15;
    const { press, chat, data, last } = setUp({}, [story], { follows: [{ ...follow, mutedUntil: long }] });
    await press(`card:mute:${id}`);
    expect(chat().follows[0]?.mutedUntil).toBe(long);
    await press(data(texts.undo));
    expect(chat().follows[0]?.mutedUntil).toBe(long);
    expect(last()).toMatch(/Undone/);
  });

  it('mutes the topic where that is what brought the story', async () => {
    const topic = { ...follow, sourceId: 't1' };
    const { press, chat } = setUp({}, [{ ...story, sourceId: 'f9', topics: ['t1'] }], { follows: [topic] });
    await press(`card:mute:${id}`);
    expect(chat().follows[0]?.mutedUntil).toBeGreaterThan(0);
  });
});

describe('muting a word from a card', () => {
  it('adds to the filter what is not there in another form, and undoing takes it out alone', async () => {
    const { press, chat, data, toasts } = setUp({}, [story], { filter: [{ any: ['gempa'] }] });
    await press(`card:word:${id}:banjir`);
    expect(chat().filter).toEqual([{ any: ['gempa'] }, { not: true, any: ['banjir'] }]);
    const undo = data(texts.undo);
    await press(`card:word:${id}:banjirnya`);
    expect(toasts).toEqual([texts.wordKnown('banjirnya')]);
    await press(undo);
    expect(chat().filter).toEqual([{ any: ['gempa'] }]);
    await press(undo);
    expect(toasts.at(-1)).toBe(texts.nothingToUndo);
  });

  it('leaves a full filter as it is', async () => {
    const filter = Array.from({ length: 30 }, (_, at) => ({ not: true as const, any: [`kata${at}`] }));
    const { press, chat, toasts } = setUp({}, [story], { filter });
    await press(`card:word:${id}:banjir`);
    expect(chat().filter).toEqual(filter);
    expect(toasts).toEqual([texts.tooManyWords(30)]);
  });
});

describe('saving from a card', () => {
  it('keeps it for the person who presses, and shows their copy once the story is gone', async () => {
    const stories = [story];
    const { press, saved, privately, toasts, sent } = setUp(
      { chat: group, userId: 9, admin: false },
      stories,
    );
    await press(`card:save:${id}`);
    expect((await saved.list(9, 0, 5)).count).toBe(1);
    expect(privately).toHaveLength(1);
    expect(toasts).toEqual([texts.savedFromGroup]);
    expect(sent).toEqual([]);
    stories.pop();
    await press(`card:open:${id}`);
    expect(toasts).toHaveLength(1);
  });

  it('tells a person without a private chat how to get there, and nobody else in the group', async () => {
    const { press, saved, sent, toasts } = setUp({ chat: group, userId: 9, isClosed: true });
    await press(`card:save:${id}`);
    expect((await saved.list(9, 0, 5)).count).toBe(1);
    expect(toasts).toEqual([texts.savedUnopened]);
    expect(sent).toEqual([]);
  });

  it('is not said to be undone where nothing is saved any more', async () => {
    const { press, saved, last, data } = setUp();
    await press(`card:save:${id}`);
    await saved.clear(person.id);
    await press(data(texts.undo));
    expect(last()).toBe(texts.nothingToUndo);
  });
});

describe('unfollowing from a card', () => {
  it('is undone with what was chosen for the source', async () => {
    const chosen = { ...follow, top: 5, mutedUntil: 9e15, threadId: 4 };
    const { press, data, world, chat } = setUp({}, [story], { follows: [chosen] });
    await press(`card:unfollow:${id}`);
    expect(world.followed.get(person.id)).toEqual([]);
    await press(data(texts.undo));
    expect(world.asked).toEqual([
      { chatId: person.id, sourceId: feed.sourceId, by: { userId: 7, threadId: 4 } },
    ]);
    expect(chat().follows[0]).toMatchObject({ top: 5, mutedUntil: 9e15 });
  });

  it('of a topic is undone by its words', async () => {
    const topic = { ...follow, sourceId: 't1' };
    const { press, data, topics } = setUp({}, [{ ...story, sourceId: 'f9', topics: ['t1'] }], {
      follows: [topic],
    });
    await press(`card:unfollow:${id}`);
    await press(data(texts.undo));
    expect(topics).toHaveLength(1);
  });

  it('is undone only in the chat where it was done', async () => {
    const done = createSlips<Done>();
    const here = setUp({}, [story], {}, done);
    const there = setUp({ chat: group, admin: true }, [story], {}, done);
    await here.press(`card:unfollow:${id}`);
    const button = here.data(texts.undo);
    await there.press(button);
    expect(there.toasts).toEqual([texts.nothingToUndo]);
    expect(there.world.asked).toEqual([]);
    await here.press(button);
    expect(here.world.asked).toHaveLength(1);
  });
});
