import type { Audit } from '../../src/audience/audit.ts';
import type { Managers } from '../../src/audience/managers.ts';
import { readSchedule } from '../../src/audience/settings/typed-schedule.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Broadcast, BroadcastStore, Draft } from '../../src/publishing/broadcast.ts';
import type { Broadcasts } from '../../src/publishing/broadcasts.ts';
import { mostScheduled, type Scheduling } from '../../src/publishing/scheduling.ts';
import type { Command, Heard, Press } from '../../src/telegram/command.ts';
import { pressedTarget } from '../shared/target.ts';
import type { Asker, Slips } from './broadcast/draft.ts';
import { mayPress } from './broadcast/refusal.ts';
import { noteAct } from './broadcast/running.ts';
import { confirmPage, itemPage, listPage } from './scheduled-pages.ts';

type ScheduledNeeds = {
  scheduling: Scheduling;
  posted: Pick<BroadcastStore, 'get' | 'put'>;
  broadcasts: Pick<Broadcasts, 'launch'>;
  managers: Pick<Managers, 'chatsOf'>;
  drafts: Slips<Draft>;
  awaiting: {
    ask(userId: number, question: { kind: string; id: string }): Promise<void>;
    end(userId: number): Promise<void>;
  };
  audit: Pick<Audit, 'note'>;
  isOperator(userId: number): boolean;
};

/** What is scheduled: look through it, change it, move it, cancel it. */
export const createScheduled = (
  needs: ScheduledNeeds,
): Command & {
  askWhen(press: Press, draftId: string): Promise<void>;
  typed: Record<'when' | 'content', (heard: Heard, id: string) => Promise<void | false>>;
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
    content: (heard, id) => heardContent(heard, id, needs),
  },
});

/** The way out of a question that waits for what is typed. */
const neverButton = ({ never }: { never: string }): Button[][] => [
  [{ text: never, callback: 'scheduled:never' }],
];

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

/** A time was typed for a draft, or for what it is to take the place of: it is echoed in full before it counts. */
const heardWhen = async (
  heard: Heard,
  id: string,
  { drafts, posted, awaiting }: ScheduledNeeds,
): Promise<void | false> => {
  const { language, timeZone } = heard.settings;
  const { schedule: texts } = textsFor(language);
  const draft = await drafts.get(id);
  // It was sent or cancelled by a button meanwhile.
  if (draft?.userId !== heard.userId) return false;
  // What it is to take the place of may have gone out meanwhile.
  const before = draft.replaces === undefined ? undefined : await posted.get(draft.replaces);
  if (draft.replaces !== undefined && before?.state !== 'scheduled') return false;
  const typed = await readSchedule(heard.text, { language, timeZone, now: heard.now });
  if (typed.kind === 'problem') {
    await awaiting.ask(heard.userId, { kind: 'when', id });
    return void (await heard.reply(words(texts.problem[typed.why](typed.words), neverButton(texts))));
  }
  const { at, every } = typed;
  const timed = { ...draft, schedule: { at, timeZone, ...(every !== undefined && { every }) } };
  await drafts.set(id, timed);
  await heard.reply(confirmPage(id, timed, heard.settings));
};

/** The time was confirmed. The rights may have changed since it was typed, and the time may have come. */
const confirmed = async (press: Press, id: string, needs: ScheduledNeeds): Promise<void> => {
  const { schedule: texts, broadcast: others } = textsFor(press.settings.language);
  const draft = await needs.drafts.get(id);
  if (draft?.schedule === undefined || draft.userId !== press.userId) return press.toast(others.expired);
  if (draft.schedule.at <= press.now) return press.toast(texts.problem.past());
  if (!(await mayPress(press, draft.to, needs.isOperator))) return;
  const { replaces, ...post } = draft;
  const before = replaces === undefined ? undefined : await needs.posted.get(replaces);
  if (replaces !== undefined && before?.state !== 'scheduled') return press.toast(texts.gone);
  const { length: count } = await needs.scheduling.list(press.userId, []);
  if (before === undefined && count >= mostScheduled) return press.toast(texts.tooMany(mostScheduled));
  await needs.scheduling.put(
    before === undefined
      ? { ...post, id, state: 'scheduled' }
      : { ...before, schedule: draft.schedule, state: 'scheduled' },
  );
  // Whoever presses twice has it scheduled once: it has the draft's id.
  if ((await needs.drafts.take(id)) === undefined) return press.toast(others.expired);
  await noteAct(press, draft, before === undefined ? 'scheduled' : 'moved', needs);
  await press.edit(press.messageId, itemPage({ ...post, id: replaces ?? id }, press.settings, true));
};

/** A message takes the place of what is scheduled. */
const heardContent = async (heard: Heard, id: string, needs: ScheduledNeeds): Promise<void> => {
  const { schedule: texts, broadcast: others, rights: problems } = textsFor(heard.settings.language);
  const broadcast = await needs.posted.get(id);
  if (broadcast?.state !== 'scheduled') return void (await heard.reply(words(texts.gone)));
  const to = broadcast.to.kind === 'chats' ? broadcast.to.chats : [];
  const rights = await Promise.all(to.map((chat) => heard.rightsIn(String(chat.id))));
  const refused = rights.find((one) => !one.ok);
  const isOperators = broadcast.to.kind === 'subscribers' && needs.isOperator(heard.userId);
  if (refused !== undefined && !rights.some((one) => one.ok))
    return void (await heard.reply(words(problems[refused.why])));
  if (broadcast.to.kind === 'subscribers' && !isOperators)
    return void (await heard.reply(words(textsFor(heard.settings.language).posts.onlyOperator)));
  const copied = await heard.copyHere([heard.messageId]);
  if (copied === undefined) {
    await needs.awaiting.ask(heard.userId, { kind: 'content', id });
    return void (await heard.reply(words(others.uncopied)));
  }
  const { form = 'fixed', about = '' } = heard;
  const replaced = {
    ...broadcast,
    fromChatId: heard.chat.id,
    messageIds: copied,
    form,
    about,
    userId: heard.userId,
  };
  await needs.scheduling.put(replaced);
  await noteAct(heard, replaced, 'moved', needs);
  await heard.reply(words(texts.replaced));
};
