import { expect, it } from 'vitest';
import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { createLedger } from './ledger.ts';

const message = (text: string): ViewMessage => ({ chat_id: 7, text }) as ViewMessage;
const call = (at: number, status: number) => ({ method: 'sendMessage', params: { chat_id: 7 }, at, status });

it('a message with several stories counts for each of them', () => {
  const ledger = createLedger();
  ledger.took(message('Satu Z1QAZ dan Z2QBZ, Z1QAZ'), 100);
  expect(ledger.came(7, 'Z1QAZ')).toEqual([100]);
  expect(ledger.came(7, 'Z2QBZ')).toEqual([100]);
  expect(ledger.came(8, 'Z1QAZ')).toEqual([]);
});

it('a copy may be repeated where its own answer was cut, and not where another was', () => {
  const ledger = createLedger();
  ledger.took(message('Z1QAZ'), 100_000);
  ledger.took(message('Z1QAZ'), 900_000);
  ledger.cut([call(50_000, 0), call(100_000, 200)]);
  expect(ledger.mayRepeat(7, 'Z1QAZ')).toBe(false);
  ledger.cut([call(50_000, 0), call(100_000, 200), call(100_001, 0)]);
  expect(ledger.mayRepeat(7, 'Z1QAZ')).toBe(true);
});

it('a copy may be repeated where the bot was killed soon after it, and not before it', () => {
  const ledger = createLedger();
  ledger.took(message('Z1QAZ'), 1_000_000);
  ledger.took(message('Z1QAZ'), 2_000_000);
  ledger.killed(999_999);
  expect(ledger.mayRepeat(7, 'Z1QAZ')).toBe(false);
  ledger.killed(1_000_500);
  expect(ledger.mayRepeat(7, 'Z1QAZ')).toBe(true);
});

it('a chat is shut until it is opened', () => {
  const ledger = createLedger();
  ledger.shut(7, 10);
  expect(ledger.shutOf(7)).toEqual([{ from: 10, to: Infinity }]);
  ledger.opened(7, 20);
  expect(ledger.shutOf(7)).toEqual([{ from: 10, to: 20 }]);
});

it('a chat that is opened for no time stays shut', () => {
  const ledger = createLedger();
  ledger.shut(7, 10_000);
  ledger.opened(7, 20_000);
  ledger.shut(7, 20_000);
  expect(ledger.shutOf(7)).toEqual([{ from: 10_000, to: Infinity }]);
  ledger.opened(7, 30_000);
  ledger.shut(7, 40_000);
  expect(ledger.shutOf(7)).toHaveLength(2);
});
