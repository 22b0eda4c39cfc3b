import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { sourceId, story, toldIn } from './life.ts';
import { scene } from './scene.ts';

const channelId = -1_001;
const hourMs = 3_600_000;

/** A channel that follows one source, on a Telegram that gives `refusal` while there is one. */
const channel = async (refusal: Outcome) => {
  const door: { refusal: Outcome | undefined } = { refusal };
  const { telegram, clock, life } = await scene(
    [channelId],
    { answer: (_chatId, accept) => door.refusal ?? { kind: 'sent', messageId: accept() } },
    { kind: 'channel', connectedBy: 9 },
  );
  return {
    clock,
    life,
    /** The number of each story that the channel has, a list a message. */
    messages: () => (telegram.chats.get(channelId) ?? []).map(toldIn),
    publish: async (...numbers: number[]) => {
      for (const number of numbers) {
        await life.publish(sourceId, [{ ...story(number), seenAt: clock.now() }]);
        await clock.advance(5_000);
      }
    },
    /** Telegram tells that the bot may post again. */
    open: async () => {
      door.refusal = undefined;
      await life.audience.setState(channelId, 'active');
      await life.wake(channelId);
      await clock.advance(120_000);
    },
  };
};

const refusals: [string, Outcome][] = [
  ['may not post', { kind: 'no-rights', why: 'need administrator rights' }],
  ['was removed', { kind: 'gone', why: 'bot was kicked from the channel chat' }],
];

it('a story that meets the daily attempt to post is kept for the rest of its own day', async () => {
  const { clock, life, messages, publish, open } = await channel({ kind: 'no-rights', why: 'no' });
  await publish(1);
  await clock.advance(23 * hourMs);
  await publish(2);
  await clock.advance(6 * hourMs);
  await open();
  expect(messages()).toEqual([[2]]);
  expect((await life.campaigns.receipts('s1', 0))[0]?.kind).toBe('rejected');
  life.kill();
});

describe.each(refusals)('a channel in which the bot %s', (_name, refusal) => {
  it('gets all that came meanwhile once that is over, the story that met the refusal first', async () => {
    const { life, messages, publish, open } = await channel(refusal);
    await publish(1, 2, 3);
    expect(messages()).toEqual([]);
    await open();
    expect(messages()).toEqual([[1], [2], [3]]);
    life.kill();
  });

  it('gets the newest twenty as cards of their own, and a count stands for the rest', async () => {
    const { life, messages, publish, open } = await channel(refusal);
    const numbers = Array.from({ length: 27 }, (_, at) => at + 1);
    await publish(...numbers);
    await open();
    expect(messages()).toEqual(numbers.slice(7).map((number) => [number]));
    expect(life.missed).toEqual([{ chatId: channelId, count: 7 }]);
    expect((await life.campaigns.receipts('s1', 0))[0]).toMatchObject({ why: 'missed while paused' });
    life.kill();
  });

  it('gets nothing that is older than a day, and nothing waits for ever', async () => {
    const { clock, life, messages, publish, open } = await channel(refusal);
    await publish(1);
    await clock.advance(23 * hourMs);
    await publish(2);
    await clock.advance(26 * hourMs);
    const kinds = async () => [
      (await life.campaigns.receipts('s1', 0))[0]?.kind,
      (await life.campaigns.receipts('s2', 0))[0]?.kind,
    ];
    for (const kind of await kinds()) expect(kind).toMatch(/^(rejected|gone)$/);
    await open();
    expect(messages()).toEqual([]);
    life.kill();
  });
});
