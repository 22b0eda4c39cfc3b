import { expect, it } from 'vitest';
import { createPorts, feedOf, story } from '../../commands/fakes.ts';
import { createStage, supergroup } from '../fakes.ts';

const one = feedOf(1, { stories: [story({ id: 'a' })] });

it('a person who writes is not gone, whatever was missed of their return', async () => {
  const { ports } = createPorts([one]);
  const { get } = ports.chats;
  ports.chats.get = async (about) => ({ ...(await get(about)), state: 'gone' });
  const stage = createStage(ports);
  await stage.say('/latest');
  expect(stage.texts()).toHaveLength(1);
  expect(stage.states).toEqual([[7, 'active']]);
});
it('nor is a group in which its administrator uses Kabar', async () => {
  const { ports } = createPorts([one]);
  const { get } = ports.chats;
  ports.chats.get = async (about) => ({ ...(await get(about)), state: 'gone' });
  const stage = createStage(ports, (method) => {
    if (method === 'getChat') return { ...supergroup, permissions: { can_send_messages: true } };
    return method === 'getChatMember' ? { status: 'administrator' } : undefined;
  });
  await stage.say('/latest', { chat: supergroup });
  expect(stage.states).toEqual([[-100, 'active']]);
});
