import { Keyv } from 'keyv';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/audience/decision.ts';
import { writeQuestion, type Asked } from '../../src/publishing/review/question.ts';
import { isOpen, reviewId, type Review } from '../../src/publishing/review/review.ts';
import { createReviews } from '../../src/publishing/review/reviews.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { createKeyValue } from '../../src/store/keyv/key-value.ts';
import { createReviewStore } from '../../src/store/publishing/reviews.ts';
import type { Story } from '../../src/story/story.ts';
import { channel, chatOf, story as storyOf } from '../commands/fakes.ts';

const minute = 60_000;
const now = Date.UTC(2023, 4, 5, 6, 23);
const chat = { ...chatOf(channel), follows: [{ sourceId: 'f1', slot: 0, since: 1, review: true as const }] };
const place = { campaignId: 's1', page: 0, index: 0 };
const dewi = { userId: 7, name: 'Dewi' };
const eko = { userId: 8, name: 'Eko' };
const story = storyOf({
  id: 's1',
  headline: 'Harga cabai naik di Pasar Rau Serang',
  lead: 'Pedagang menjual cabai lebih mahal pekan ini.',
});

/** Reviews over a store in memory, with one story that was asked about. */
const open = async () => {
  const clock = { now: () => now };
  const lock = createLock();
  const stories = new Map<string, Story>([['s1', story]]);
  const store = createReviewStore(createKeyValue(new Keyv()), lock);
  const reviews = createReviews({
    clock,
    lock,
    store,
    stories: { get: async (id) => stories.get(id) },
    getChat: async () => undefined,
  });
  await reviews.ask(chat.id, place, now + 30 * minute);
  return { reviews, store, id: reviewId(chat.id, 's1') };
};

describe('a story that editors look through', () => {
  it('is one review, however often it is asked about', async () => {
    const { reviews, store, id } = await open();
    await reviews.ask(chat.id, place, now + 60 * minute);
    expect(await store.open()).toEqual([id]);
    expect(await reviews.get(id)).toMatchObject({ storyId: 's1', askedAt: now, until: now + 60 * minute });
    expect(await reviews.verdict(chat, story)).toBeUndefined();
  });

  it('is not asked about once more when its group becomes a supergroup, and what was said of it counts there', async () => {
    const clock = { now: () => now };
    const lock = createLock();
    const store = createReviewStore(createKeyValue(new Keyv()), lock);
    const moved = { ...chat, id: -1_000_777, formerId: -777 };
    const chats = new Map([
      [-777, moved],
      [moved.id, moved],
    ]);
    let isMoved = false;
    const reviews = createReviews({
      clock,
      lock,
      store,
      stories: { get: async () => story },
      getChat: async (id) => (isMoved ? chats.get(id) : undefined),
    });
    await reviews.ask(-777, place, now + 30 * minute);
    isMoved = true;
    await reviews.ask(moved.id, place, now + 30 * minute);
    const [review, ...others] = await reviews.waitingIn(moved.id);
    expect(others).toEqual([]);
    expect(review).toMatchObject({ id: reviewId(-777, 's1') });
    expect(await store.open()).toEqual([review?.id]);
    await reviews.decide(review?.id ?? '', { kind: 'declined' }, dewi);
    expect(await reviews.verdict(moved, story)).toEqual({ kind: 'declined' });
    expect(await reviews.verdict(moved, { ...story, id: 's2' })).toEqual({ kind: 'declined' });
  });

  it('is decided by the first of two who press at once', async () => {
    const { reviews, id } = await open();
    const [first, second] = await Promise.all([
      reviews.decide(id, { kind: 'publish', by: 7 }, dewi),
      reviews.decide(id, { kind: 'declined' }, eko),
    ]);
    expect([first.isFirst, second.isFirst]).toEqual([true, false]);
    expect(second.review?.decided).toEqual({ userId: 7, name: 'Dewi', at: now });
    expect(await reviews.verdict(chat, story)).toEqual({ kind: 'publish', by: 7 });
    expect(await reviews.waitingIn(chat.id)).toEqual([]);
  });

  it('can be decided otherwise as long as it waits for its time or its turn', async () => {
    const { reviews, id } = await open();
    const later: Verdict = { kind: 'at', at: now + minute, by: 7 };
    expect((await reviews.decide(id, later, dewi)).isFirst).toBe(true);
    expect((await reviews.decide(id, { kind: 'slot', by: 8 }, eko)).isFirst).toBe(true);
    expect((await reviews.decide(id, { kind: 'publish', by: 7 }, dewi)).isFirst).toBe(true);
    expect((await reviews.decide(id, { kind: 'slot', by: 8 }, eko)).isFirst).toBe(false);
  });

  it.each<[string, Partial<Story>, boolean]>([
    ['itself, as it was corrected', { id: 's1', headline: 'Cabai mahal', lead: 'Lain sama sekali.' }, true],
    ['the same words under another address', { id: 's2', url: 'https://news.example/lain' }, true],
    ['other words at the same address', { id: 's2', headline: 'Cabai', url: story.url ?? '' }, true],
    ['another story', { id: 's2', headline: 'Jembatan baru dibuka', lead: 'Lebih cepat.' }, false],
  ])('that is skipped keeps away %s: %o', async (_, more, isDeclined) => {
    const { reviews, id } = await open();
    await reviews.decide(id, { kind: 'declined' }, dewi);
    const other = { ...story, url: `https://news.example/${more.id}`, ...more };
    expect(await reviews.verdict(chat, other)).toEqual(isDeclined ? { kind: 'declined' } : undefined);
    expect(await reviews.verdict({ ...chat, id: -5 }, other)).toBeUndefined();
  });

  it('has the words and the picture of its editors until it is decided', async () => {
    const { reviews, id } = await open();
    expect(await reviews.worded(chat, story)).toEqual({ story });
    expect(await reviews.reword(id, { headline: 'Cabai mahal' }, dewi)).toBe(true);
    expect(await reviews.reword(id, { photo: 'file' }, eko)).toBe(true);
    expect(await reviews.worded(chat, story)).toEqual({
      story: { ...story, headline: 'Cabai mahal' },
      photo: 'file',
    });
    await reviews.decide(id, { kind: 'publish', by: 7 }, dewi);
    expect(await reviews.reword(id, { headline: 'Lain' }, eko)).toBe(false);
  });

  it('is asked anew where whoever decided may not post any more', async () => {
    const { reviews, store, id } = await open();
    await reviews.decide(id, { kind: 'publish', by: 7 }, dewi);
    await store.markOver(id);
    await reviews.reopen(chat.id, 's1');
    expect(await store.open()).toEqual([id]);
    expect(await reviews.verdict(chat, story)).toBeUndefined();
    expect((await reviews.get(id))?.withdrawn).toBe('Dewi');
    expect((await reviews.decide(id, { kind: 'publish', by: 8 }, eko)).isFirst).toBe(true);
    expect((await reviews.get(id))?.withdrawn).toBeUndefined();
  });
});

describe('the question to an editor', () => {
  const review: Review = {
    id: 'r1',
    chatId: chat.id,
    storyId: 's1',
    place,
    askedAt: now,
    until: now + 30 * minute,
    shown: [],
  };
  const asked: Asked = {
    review,
    story,
    chatTitle: 'Kabar <Serang>',
    otherwise: 'expire',
    warnings: { lastHour: { count: 0, at: 0 } },
  };
  const reader = { language: 'en' as const, timeZone: 'Asia/Jakarta' };
  const labels = (one: Asked, at = now) =>
    (writeQuestion(one, reader, at).buttons ?? []).flat().map(({ text }) => text);

  it('warns of a similar post, and of others in the same hour', () => {
    const warnings = {
      similarAt: now - 120 * minute,
      lastHour: { count: 2, at: now - 10 * minute },
    };
    const { plain } = writeQuestion({ ...asked, warnings }, reader, now);
    expect(plain).toMatch(/Similar to what was posted there 2 hours ago/);
    expect(plain).toMatch(/2 posts there within this hour, the latest at .*13:13/);
    expect(plain).toMatch(/Without a decision it expires/);
    expect(writeQuestion(asked, reader, now).plain).not.toMatch(/Similar|within this hour/);
  });

  it('says who decided and when, and has a button that does nothing', () => {
    const decided = { userId: 7, name: 'Dewi', at: now };
    const published = { ...review, verdict: { kind: 'publish' as const, by: 7 }, decided };
    const { plain, buttons } = writeQuestion({ ...asked, review: published }, reader, now);
    expect(plain).toMatch(/Published by Dewi, .*13:23/);
    expect(buttons).toEqual([[{ text: '✓ Publish', isDisabled: true }]]);
    expect(isOpen(published, now)).toBe(false);
  });

  it('keeps its buttons while the story waits for its time, but for those that word it', () => {
    const verdict = { kind: 'at' as const, at: now + minute, by: 7 };
    const waiting = {
      ...asked,
      review: { ...review, verdict, decided: { userId: 7, name: 'Dewi', at: now } },
    };
    expect(labels(asked)).toContain('Edit');
    expect(labels(waiting)).toEqual(['Publish', 'Skip', 'Schedule', 'Next free slot']);
    expect(labels(waiting, now + minute)).toEqual(['✓ Publish']);
  });
});
