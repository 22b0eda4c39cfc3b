import type { Audit } from '../../../src/audience/audit.ts';
import type { ActKind } from '../../../src/i18n/channels.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Broadcast, BroadcastStore, Draft } from '../../../src/publishing/broadcast.ts';
import type { Broadcasts } from '../../../src/publishing/broadcasts.ts';
import type { Press } from '../../../src/telegram/command.ts';
import type { Slips } from './draft.ts';
import { mayPress } from './refusal.ts';

export type RunningNeeds = {
  broadcasts: Broadcasts;
  posted: Pick<BroadcastStore, 'get'>;
  drafts: Slips<Draft>;
  audit: Pick<Audit, 'note'>;
  isOperator(userId: number): boolean;
  /** Sends the receipts of a post to a person, as a table. */
  sendTable(id: string, chatId: number, note: string): Promise<void>;
};

/** Notes in the history of each chat of a post what somebody did with it. */
export const noteAct = async (
  press: Pick<Press, 'now' | 'userId' | 'name'>,
  { to, about }: Pick<Draft, 'to' | 'about'>,
  what: ActKind,
  { audit }: { audit: Pick<Audit, 'note'> },
): Promise<void> => {
  if (to.kind !== 'chats') return;
  const act = { at: press.now, userId: press.userId, name: press.name, what, ...(about !== '' && { about }) };
  for (const { id } of to.chats) await audit.note(id, act);
};

/** Begins a post in the place of its question. The draft is taken once it is durable: whoever presses twice has it posted once. */
export const launch = async (press: Press, id: string, draft: Draft, needs: RunningNeeds): Promise<void> => {
  const status = { chatId: press.chat.id, messageId: press.messageId };
  await needs.broadcasts.launch({ ...draft, id, state: 'live', status, startedAt: press.now });
  if ((await needs.drafts.take(id)) === undefined)
    return press.toast(textsFor(press.settings.language).broadcast.expired);
  await noteAct(press, draft, 'posted', needs);
};

const acts: Partial<Record<string, ActKind>> = { pause: 'paused', go: 'resumed', stop: 'stopped' };

/** Pauses, resumes or stops a post that is under way, gives its receipts, or tries one again that came nowhere. */
export const pressedRunning = async (
  press: Press,
  choice: string,
  id: string,
  needs: RunningNeeds,
): Promise<void> => {
  const { broadcast: texts, posts } = textsFor(press.settings.language);
  const broadcast = await needs.posted.get(id);
  if (broadcast === undefined) return press.toast(texts.expired);
  if (!(await mayPress(press, broadcast.to, needs.isOperator))) return;
  if (choice === 'csv') return needs.sendTable(id, press.chat.id, posts.report.tableNote);
  if (choice === 'again') return again(press, broadcast, needs);
  if (broadcast.state !== 'live') return press.toast(texts.expired);
  if (choice === 'pause') await needs.broadcasts.pause(id);
  else if (choice === 'go') await needs.broadcasts.resume(id);
  else await needs.broadcasts.stop(id);
  const what = acts[choice];
  if (what !== undefined) await noteAct(press, broadcast, what, needs);
};

const again = async (press: Press, broadcast: Broadcast, needs: RunningNeeds): Promise<void> => {
  if (broadcast.state !== 'ended') return;
  const { userId, name, fromChatId, messageIds, form, about, to, reach } = broadcast;
  const draft = { userId, name, fromChatId, messageIds, form, about, to, reach };
  await launch(press, await needs.drafts.put(draft), draft, needs);
};
