import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Broadcast } from '../../src/publishing/broadcast.ts';
import { mostScheduled } from '../../src/publishing/scheduling.ts';
import type { Command, Heard, Press } from '../../src/telegram/command.ts';
import { pressedTarget } from '../shared/target.ts';
import type { Asker } from './broadcast/draft.ts';
import { mayPress } from './broadcast/refusal.ts';
import { noteAct } from './broadcast/running.ts';
import type { AnyMessage } from './typed.ts';
import { heardContent } from './scheduled/content.ts';
import { neverButton, type ScheduledNeeds } from './scheduled/needs.ts';
import { confirmed, heardWhen } from './scheduled/time.ts';
import { itemPage, listPage } from './scheduled-pages.ts';

/** What is scheduled: look through it, change it, move it, cancel it. */
export const createScheduled = (
  needs: ScheduledNeeds,
): Command & {
  askWhen(press: Press, draftId: string): Promise<void>;
  typed: { when: (heard: Heard, id: string) => Promise<void | false>; content: AnyMessage };
} => ({
  name: 'scheduled',
  aliases: ['jadwal'],
  descriptions: { id: 'Kiriman yang dijadwalkan', en: 'Posts that are scheduled' },
  usage: { id: '', en: '' },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    await ask.reply(await listOf(ask, await needs.managers.chatsOf(ask.userId), needs));
  },
  press: (press) => pressed(press, needs),
  askWhen: async (press, draftId) => {
    await needs.awaiting.ask(press.userId, { kind: 'when', id: draftId });
    const { schedule: texts } = textsFor(press.settings.language);
    await press.reply(words(texts.ask, neverButton(texts)));
  },
  typed: {
    when: (heard, id) => heardWhen(heard, id, needs),
    content: { takesAnything: true, hear: (heard, id) => heardContent(heard, id, needs) },
  },
});

/** What the person has scheduled, and what is for these chats. */
const listOf = async (ask: Asker, chatIds: number[], { scheduling, posted }: ScheduledNeeds) => {
  const due = (await scheduling.list(ask.userId, chatIds)).slice(0, mostScheduled);
  const found = await Promise.all(due.map(({ id }) => posted.get(id)));
  return listPage(
    found.filter((one) => one !== undefined),
    ask.settings,
  );
};

const pressed = async (press: Press, needs: ScheduledNeeds): Promise<void> => {
  const [choice = '', id = ''] = press.data.split(':');
  const { schedule: texts } = textsFor(press.settings.language);
  if (choice === 'list')
    return press.edit(
      press.messageId,
      await listOf(press, await needs.managers.chatsOf(press.userId), needs),
    );
  if (choice === 'chat') {
    const target = await pressedTarget(press, Number(id));
    if (target?.title === undefined) return;
    return press.edit(press.messageId, await listOf(press, [target.chat.id], needs));
  }
  if (choice === 'never') {
    await needs.awaiting.end(press.userId);
    return press.edit(press.messageId, words(texts.neverMind));
  }
  if (choice === 'yes') return confirmed(press, id, needs);
  const broadcast = await needs.posted.get(id);
  const isWaiting = broadcast?.state === 'scheduled' || broadcast?.state === 'asks';
  if (broadcast === undefined || !isWaiting) return press.toast(texts.gone);
  if (!(await mayPress(press, broadcast.to, needs.isOperator))) return;
  await changed(press, choice, broadcast, needs);
};

/** What becomes of one that is scheduled. */
const changed = async (
  press: Press,
  choice: string,
  broadcast: Broadcast,
  needs: ScheduledNeeds,
): Promise<void> => {
  const { schedule: texts, broadcast: others } = textsFor(press.settings.language);
  switch (choice) {
    case 'show':
      return press.edit(press.messageId, itemPage(broadcast, press.settings));
    case 'look': {
      // The copies stand in the private chat of whoever scheduled it.
      const shown = press.chat.id === broadcast.fromChatId && (await press.copyHere(broadcast.messageIds));
      return shown ? undefined : press.toast(others.uncopied);
    }
    case 'move': {
      const { id: _id, state: _state, status: _status, startedAt: _at, ...draft } = broadcast;
      const id = await needs.drafts.put({ ...draft, userId: press.userId, replaces: broadcast.id });
      await needs.awaiting.ask(press.userId, { kind: 'when', id });
      return void (await press.reply(words(texts.ask, neverButton(texts))));
    }
    case 'content':
      await needs.awaiting.ask(press.userId, { kind: 'content', id: broadcast.id });
      return void (await press.reply(words(texts.askContent, neverButton(texts))));
    case 'now': {
      const { schedule: _schedule, ...post } = broadcast;
      const status = { chatId: press.chat.id, messageId: press.messageId };
      await needs.scheduling.cancel(broadcast);
      await needs.broadcasts.launch({ ...post, id: `${post.id}-now`, state: 'live', status });
      return noteAct(press, broadcast, 'posted', needs);
    }
    case 'drop':
      await needs.scheduling.cancel(broadcast);
      await noteAct(press, broadcast, 'cancelled', needs);
      return press.edit(press.messageId, words(texts.cancelled(broadcast.about)));
    default:
      return press.toast(texts.gone);
  }
};
