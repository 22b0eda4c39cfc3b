import { expect, it } from 'vitest';
import type { Change } from '../../src/sandbox/telegram/world.ts';
import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { createAmbush, type Moment } from './ambush.ts';
import type { Stage } from './stage.ts';

const open = () => {
  let take: (message: ViewMessage, change: Change) => void = () => {};
  const stage = {
    telegram: { onChange: (listener: typeof take) => ((take = listener), () => {}) },
    chats: [
      { id: 7, habit: { settings: { digest: { at: [420] } } } },
      { id: 8, habit: {} },
    ],
  } as unknown as Stage;
  const sprung: Moment[] = [];
  const ambush = createAmbush(stage, (moment) => sprung.push(moment));
  return {
    ambush,
    sprung,
    came: (chat_id: number, text = 'Z1QAZ') => take({ chat_id, text } as ViewMessage, 'sent'),
  };
};

it('an ambush springs once, at the message of its kind that it waits for', () => {
  const { ambush, sprung, came } = open();
  ambush.lay('digest', 2);
  ambush.begin();
  for (const chat of [8, 8, 7, 8]) came(chat);
  came(7, 'Selamat datang');
  expect(sprung).toEqual([]);
  came(7);
  came(7);
  expect(sprung).toEqual(['digest']);
});

it('messages of two steps do not add up, and between steps none counts', () => {
  const { ambush, sprung, came } = open();
  ambush.lay('fan-out', 2);
  came(8);
  came(8);
  ambush.begin();
  came(8);
  ambush.begin();
  came(8);
  expect(sprung).toEqual([]);
  came(8);
  expect(sprung).toEqual(['fan-out']);
});
