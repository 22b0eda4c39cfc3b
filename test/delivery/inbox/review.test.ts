import { expect, it } from 'vitest';
import type { Story } from '../../../src/story/story.ts';
import { reviewId } from '../../../src/publishing/review/review.ts';
import { createLife, sourceId, story } from '../life.ts';
import { scene } from '../scene.ts';

const minute = 60_000;
const crash: Partial<Story> = {
  headline: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  lead: 'Truk boks menghantam bus PO Sumber Rejeki di Km 92 Tol Cipali, Senin dini hari. Empat penumpang meninggal dunia dan tujuh lainnya luka-luka.',
};

/** A channel whose one source is looked through, and another that is not. */
const open = async () => {
  const opened = await scene([1], {}, { kind: 'channel' });
  const { life } = opened;
  await life.chats.update(
    1,
    (chat) => chat && { ...chat, follows: chat.follows.map((follow) => ({ ...follow, review: true })) },
  );
  const chat = async () => {
    const found = await life.chats.get(1);
    if (found === undefined) throw new Error('the channel is gone');
    return found;
  };
  return { ...opened, chat };
};
const dewi = { userId: 7, name: 'Dewi' };

it('a story that editors look through waits for them, and comes once it is hastened after their decision', async () => {
  const { life, telegram, clock } = await open();
  await life.publish(sourceId, [{ ...story(1), seenAt: clock.now() }]);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toBeUndefined();
  const [review] = await life.reviews.waitingIn(1);
  expect(review).toMatchObject({ id: reviewId(1, 's1'), chatId: 1, storyId: 's1' });
  await life.reviews.decide(review?.id ?? '', { kind: 'publish', by: 7 }, dewi);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toBeUndefined();
  if (review !== undefined) await life.hasten(1, review.place);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toHaveLength(1);
  life.kill();
});

it('a story whose editor may not post any more is asked about anew, and keeps no other waiting', async () => {
  const targets: { by?: number }[] = [];
  const { life, telegram, clock, disk } = await open();
  telegram.targets = [];
  telegram.answer = (_chatId, accept) => {
    const { by } = telegram.targets?.at(-1) ?? {};
    if (by !== undefined) targets.push({ by });
    return by === 7
      ? { kind: 'not-allowed', why: 'no administrator' }
      : { kind: 'sent', messageId: accept() };
  };
  await life.publish(sourceId, [{ ...story(1), seenAt: clock.now() }]);
  await clock.advance(minute);
  const [review] = await life.reviews.waitingIn(1);
  if (review === undefined) throw new Error('nobody was asked');
  await life.reviews.decide(review.id, { kind: 'publish', by: 7 }, dewi);
  await life.hasten(1, review.place);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toBeUndefined();
  expect(await life.receiptAt(review.place)).toMatchObject({ kind: 'held', why: 'review' });
  expect(await life.reviews.waitingIn(1)).toMatchObject([{ withdrawn: 'Dewi' }]);
  life.kill();
  const next = createLife(disk, telegram, clock, () => 0.5);
  await next.start();
  await next.reviews.decide(review.id, { kind: 'publish', by: 8 }, { userId: 8, name: 'Eko' });
  await next.hasten(1, review.place);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toHaveLength(1);
  expect(targets).toEqual([{ by: 7 }, { by: 8 }]);
  next.kill();
});

it('editors are warned of another report that was posted, and not asked about one that is the same', async () => {
  const { life, telegram, clock, chat } = await open();
  await life.audience.follow(await chat(), { sourceId: 'f2', since: 0 });
  const seen = { seenAt: clock.now(), publishedAt: clock.now() };
  const other = {
    ...story(2),
    ...seen,
    sourceId: 'f2',
    url: 'https://koran.id/2',
    headline: 'Polisi Periksa Sopir Truk yang Tabrak Bus di Tol Cipali',
    lead: 'Polisi memeriksa sopir truk boks yang menghantam bus PO Sumber Rejeki. Sopir mengaku mengantuk setelah semalam menyetir dari Surabaya membawa muatan keramik.',
  };
  const same = { ...story(3), ...seen, ...crash, url: other.url };
  const [first] = await life.reports.assign([other]);
  await life.publish('f2', first === undefined ? [] : [first]);
  await clock.advance(minute);
  expect(telegram.chats.get(1)).toHaveLength(1);
  const mine = await life.reports.assign([{ ...story(1), ...seen, ...crash }, same]);
  expect(mine).toMatchObject([
    { clusterId: 's1', affairId: first?.clusterId },
    { clusterId: first?.clusterId },
  ]);
  await life.publish(sourceId, mine);
  await clock.advance(minute);
  expect((await life.reviews.waitingIn(1)).map(({ storyId }) => storyId)).toEqual(['s1']);
  expect(await life.toldAt(mine[0] ?? other, await chat())).toHaveLength(1);
  life.kill();
});
