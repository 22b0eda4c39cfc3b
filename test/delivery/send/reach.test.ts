import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import { createReach } from '../../../src/delivery/send/reach.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const unreached: Outcome = { kind: 'retry', why: 'reset', isUnreached: true };
const failed: Outcome = { kind: 'retry', why: '500' };
const setUp = () => {
  const clock = createSimulatedClock();
  return { clock, reach: createReach(clock) };
};

it('Telegram is out of reach after several requests in a row without an answer', () => {
  const { reach } = setUp();
  for (let count = 0; count < 5; count++) reach.note(1, unreached);
  expect(reach.isOut()).toBe(false);
  reach.note(1, unreached);
  expect(reach.isOut()).toBe(true);
});

it('failures of one chat do not mean that Telegram is out of reach, but failures of many chats in a row do', () => {
  const { reach } = setUp();
  for (let count = 0; count < 100; count++) reach.note(1, failed);
  expect(reach.isOut()).toBe(false);
  for (let chatId = 2; chatId <= 16; chatId++) reach.note(chatId, failed);
  expect(reach.isOut()).toBe(true);
});

it('any answer means that Telegram is back, and ends all waiting for it', async () => {
  const { reach } = setUp();
  for (let count = 0; count < 6; count++) reach.note(1, unreached);
  const waiting = reach.whenBack(new AbortController().signal);
  reach.note(2, { kind: 'gone', why: 'blocked' });
  await waiting;
  expect(reach.isOut()).toBe(false);
});

it('a request that waits for Telegram to come back is tried all the same after a while', async () => {
  const { clock, reach } = setUp();
  for (let count = 0; count < 6; count++) reach.note(1, unreached);
  let isTrying = false;
  void reach.whenBack(new AbortController().signal).then(() => (isTrying = true));
  await clock.advance(14_000);
  expect(isTrying).toBe(false);
  await clock.advance(2_000);
  expect(isTrying).toBe(true);
});
