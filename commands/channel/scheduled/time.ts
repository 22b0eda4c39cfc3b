import { readSchedule } from '../../../src/audience/settings/typed-schedule.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import { mostScheduled } from '../../../src/publishing/scheduling.ts';
import type { Heard, Press } from '../../../src/telegram/command.ts';
import { endPicker } from '../broadcast/over.ts';
import { mayPress } from '../broadcast/refusal.ts';
import { noteAct } from '../broadcast/running.ts';
import { confirmPage, itemPage } from '../scheduled-pages.ts';
import { neverButton, type ScheduledNeeds } from './needs.ts';

/** A time was typed for a draft, or for what it is to take the place of: it is echoed in full before it counts. */
export const heardWhen = async (
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
export const confirmed = async (press: Press, id: string, needs: ScheduledNeeds): Promise<void> => {
  const { schedule: texts, broadcast: others } = textsFor(press.settings.language);
  const draft = await needs.drafts.get(id);
  if (draft === undefined) {
    const isDone = (await needs.posted.get(id))?.userId === press.userId;
    return press.toast(isDone ? others.done.scheduled : others.expired);
  }
  if (draft.schedule === undefined || draft.userId !== press.userId) return press.toast(others.expired);
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
  await endPicker(draft, 'scheduled', needs.unaddressed);
  await noteAct(press, draft, before === undefined ? 'scheduled' : 'moved', needs);
  await press.edit(press.messageId, itemPage({ ...post, id: replaces ?? id }, press.settings, true));
};
