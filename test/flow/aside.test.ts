import { afterEach, beforeEach, expect, it } from 'vitest';
import { textsFor } from '../../src/i18n/texts.ts';
import { createStage, type Stage } from './stage.ts';

const patience = { timeoutMs: 30_000 };

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it('in a group only who asked sees the settings and a refusal, and the page changes in its place', async () => {
  const { telegram } = stage;
  const first = await stage.run();
  const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
  const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
  const group = telegram.group({ title: 'Warga', owner: ani });
  telegram.setMember(group, umar, 'member');
  telegram.addBot(group, { by: ani });
  const { message_id: greeted } = await telegram.waitFor(group.id, /Halo!/, patience);

  umar.send('/settings', { chat: group });
  const refusal = await telegram.waitFor(group.id, textsFor('id').onlyAdmins, {
    ...patience,
    after: greeted,
  });
  expect(refusal.receiver).toBe(umar.id);

  ani.send('/settings', { chat: group });
  const page = await telegram.waitFor(group.id, /Pengaturan · Warga/, patience);
  expect(page.receiver).toBe(ani.id);
  const count = telegram.view(group.id).length;
  await ani.press(page, 'English');
  const changed = await telegram.waitFor(group.id, /Settings · Warga/, patience);
  expect(changed).toMatchObject({ message_id: page.message_id, receiver: ani.id });
  expect(telegram.view(group.id)).toHaveLength(count);

  await first.kill('SIGKILL');
  await stage.run();
  await ani.press(page, 'Bahasa Indonesia');
  const again = await telegram.waitFor(group.id, /Pengaturan · Warga/, patience);
  expect(again.message_id).toBe(page.message_id);
});
