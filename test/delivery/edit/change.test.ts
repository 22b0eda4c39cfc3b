import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import { sourceId, story } from '../life.ts';
import { scene } from '../scene.ts';

it('a story recalled from a bundle does not return with a waiting correction of another story in the bundle', async () => {
  let floods = 0;
  const { telegram, clock, life } = await scene([1], {
    edit: () => (floods-- > 0 ? { kind: 'flood', retryAfterMs: 20_000 } : { kind: 'sent', messageId: 1 }),
  });
  await life.publish(sourceId, [story(1), story(2)]);
  await clock.advance(10_000);
  floods = 1;
  await life.revise([{ ...story(1), headline: 'Satu, diralat' }]);
  await clock.advance(5_000); // the edit met a flood and waits
  await life.recall('s2');
  await clock.advance(10 * 60_000);
  const said = telegram.edits.map(({ message }) => message.plain);
  expect(said.at(-1)).toContain('Satu, diralat');
  expect(said.at(-1)).not.toContain('Berita <2>');
  life.kill();
});

it.each<[string, Outcome]>([
  [
    'whose messages Telegram refuses to delete',
    { kind: 'retry', why: '400 Bad Request: SOMETHING_NEW', isRefusal: true },
  ],
  ['in trouble', { kind: 'retry', why: '500' }],
])('a recall reaches all other chats despite some chats %s', async (_name, outcome) => {
  const ids = Array.from({ length: 600 }, (_, index) => index + 1);
  const removed = new Set<number>();
  const { clock, life } = await scene(ids, {
    remove: (chatId, messageId) => {
      // 25 of the first 256 chats, none beyond.
      if (chatId <= 250 && chatId % 10 === 0) return outcome;
      removed.add(chatId);
      return { kind: 'sent', messageId };
    },
  });
  await life.publish(sourceId, [story(1)]);
  await clock.advance(60_000);
  await life.recall('s1');
  await clock.advance(3_600_000);
  expect(removed.size).toBe(575);
  life.kill();
});

it('a correction whose markup Telegram refuses comes as plain text', async () => {
  let isFirst = true;
  const { telegram, clock, life } = await scene([1], {
    edit: () => {
      if (!isFirst) return { kind: 'sent', messageId: 1 };
      isFirst = false;
      return { kind: 'bad-markup', why: "400 Bad Request: can't parse entities" };
    },
  });
  await life.publish(sourceId, [story(1)]);
  await clock.advance(10_000);
  await life.revise([{ ...story(1), headline: 'Diralat' }]);
  await clock.advance(60_000);
  expect(telegram.edits.map(({ message }) => message.html)).toEqual([expect.stringContaining('Diralat')]);
  life.kill();
});
