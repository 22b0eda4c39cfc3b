import type { ChatFacts } from '../../../src/audience/chat.ts';
import { expect, it } from 'vitest';
import { chatOf, commandsOf, createWorld, feedOf, story } from '../../commands/fakes.ts';
import { createStage, supergroup } from '../fakes.ts';

const one = feedOf(1, { stories: [story({ id: 'a' })] });
/** A bot whose chats have all gone away once. */
const gone = () => ({
  ...commandsOf(createWorld([one])),
  settingsOf: async (about: ChatFacts) => ({ ...chatOf(about), state: 'gone' as const }),
});

it('a gone person who writes to Kabar is active again', async () => {
  const stage = createStage(gone());
  await stage.say('/latest');
  expect(stage.texts()).toHaveLength(1);
  expect(stage.states).toEqual([[7, 'active']]);
});
it('a gone group whose administrator uses Kabar is active again', async () => {
  const stage = createStage(gone(), (method) => {
    if (method === 'getChat') return { ...supergroup, permissions: { can_send_messages: true } };
    return method === 'getChatMember' ? { status: 'administrator' } : undefined;
  });
  await stage.say('/latest', { chat: supergroup });
  expect(stage.states).toEqual([[-100, 'active']]);
});
