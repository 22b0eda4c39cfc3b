import type { Audit } from '../../../src/audience/audit.ts';
import type { AmendCounts } from '../../../src/i18n/channel/amend.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import {
  amendmentOfCards,
  amendmentOfPost,
  type Amendment,
  type AmendmentStore,
} from '../../../src/publishing/amend/amendment.ts';
import type { Amendments } from '../../../src/publishing/amend/amendments.ts';
import { writeAmendProgress } from '../../../src/publishing/amend/report.ts';
import { isOld } from '../../../src/publishing/amend/sent.ts';
import type { Broadcast, BroadcastStore } from '../../../src/publishing/broadcast.ts';
import { codePoints, escapeHtml } from '../../../src/text/escape.ts';
import type { Heard, Press } from '../../../src/telegram/command.ts';
import type { Asker, Slips } from '../broadcast/draft.ts';
import { mayPress } from '../broadcast/refusal.ts';
import { noteAct } from '../broadcast/running.ts';
import type { StoryEverywhereNeeds } from './story-everywhere.ts';
import type { MeantNeeds } from './meant.ts';
import { keyOf, longestOf, questionPage, type Amending } from './slip.ts';

export type RecallNeeds = MeantNeeds &
  StoryEverywhereNeeds & {
    amendments: Amendments;
    amended: Pick<AmendmentStore, 'get' | 'lastOf'>;
    posted: Pick<BroadcastStore, 'get'>;
    amending: Slips<Amending>;
    awaiting: { ask(userId: number, question: { kind: string; id: string }): Promise<void> };
    audit: Pick<Audit, 'note'>;
    isOperator(userId: number): boolean;
  };

/** Why the person may not change a post; undefined: they may, as its author or as an operator. */
export const refusedPost = (
  ask: Asker,
  { userId, name }: Broadcast,
  { isOperator }: RecallNeeds,
): string | undefined =>
  ask.userId === userId || isOperator(ask.userId)
    ? undefined
    : textsFor(ask.settings.language).amend.onlyAuthor(name);

/** Whether the person may change it now, and nobody is just doing so; else they are told why not. */
export const isFree = async (
  press: Press,
  slip: Amending,
  isEdit: boolean,
  needs: RecallNeeds,
): Promise<boolean> => {
  const { amend: texts, rights: problems } = textsFor(press.settings.language);
  const say = async (text: string) => {
    await press.toast(text);
    return false;
  };
  const last = await needs.amended.lastOf(keyOf(slip));
  if (last?.state === 'live') return say(texts.busy);
  if (isEdit && slip.kind === 'post' && last?.kind === 'recall') return say(texts.recalled);
  if (slip.kind === 'card') {
    const rights = await Promise.all(slip.chats.map(({ id }) => press.rightsIn(String(id))));
    const refused = rights.find((one) => !one.ok);
    return refused === undefined || rights.some((one) => one.ok) ? true : say(problems[refused.why]);
  }
  const broadcast = await needs.posted.get(slip.broadcastId);
  if (broadcast === undefined) return say(texts.expired);
  const refusal = refusedPost(press, broadcast, needs);
  if (refusal !== undefined) return say(refusal);
  return needs.isOperator(press.userId) || mayPress(press, broadcast.to, needs.isOperator);
};

/** How many chats have it; undefined: it is not known any more, or in no chat, and the person was told. */
export const countsOf = async (
  ask: Asker,
  slip: Amending,
  { sent, posted }: RecallNeeds,
): Promise<AmendCounts | undefined> => {
  const { amend: texts } = textsFor(ask.settings.language);
  if (slip.kind === 'card') {
    const old = slip.chats.filter(({ at }) => isOld(at, ask.now)).length;
    return { sent: slip.chats.length, old, waiting: 0 };
  }
  const broadcast = await posted.get(slip.broadcastId);
  const counts = broadcast && (await sent.count(broadcast, ask.now));
  if (counts !== undefined && counts.sent + counts.waiting > 0) return counts;
  await ask.reply(words(texts.nowhere));
  return undefined;
};

export const askWords = async (
  press: Press,
  id: string,
  slip: Amending,
  { awaiting }: RecallNeeds,
): Promise<void> => {
  const { amend: texts } = textsFor(press.settings.language);
  if (longestOf(slip) === undefined) return press.toast(texts.cannotEdit);
  await awaiting.ask(press.userId, { kind: 'amend', id });
  await press.reply(words(texts.askWords(slip.about)));
};

/** The new words were typed: they are shown as they will look, and a second yes is asked for. */
export const heardWords = async (heard: Heard, id: string, needs: RecallNeeds): Promise<void> => {
  const { language } = heard.settings;
  const { amend: texts } = textsFor(language);
  const slip = await needs.amending.get(id);
  const most = slip && longestOf(slip);
  if (slip?.userId !== heard.userId || most === undefined)
    return void (await heard.reply(words(texts.expired)));
  const again = async (problem: string) => {
    await needs.awaiting.ask(heard.userId, { kind: 'amend', id });
    await heard.reply(words(problem));
  };
  if (heard.text.trim() === '') return again(texts.noWords);
  if (codePoints(heard.text) > most) return again(texts.tooLong(most));
  const counts = await countsOf(heard, slip, needs);
  if (counts === undefined) return;
  const html = heard.html ?? escapeHtml(heard.text);
  await needs.amending.set(id, { ...slip, html });
  await heard.reply(words(html));
  await heard.reply(questionPage(id, slip, 'edit', counts, language));
};

/** The second yes: the change begins in the place of its question. Whoever presses twice has it begun once. */
export const confirmed = async (
  press: Press,
  id: string,
  isEdit: boolean,
  needs: RecallNeeds,
): Promise<void> => {
  const { amend: texts } = textsFor(press.settings.language);
  const slip = await needs.amending.get(id);
  if (slip === undefined || (isEdit && slip.html === undefined)) return press.toast(texts.expired);
  const counts = await countsOf(press, slip, needs);
  if (counts === undefined) return;
  const amendment = await amendmentFor(press, id, { ...slip, isEdit, reach: counts.sent }, needs);
  if (amendment === undefined) return press.toast(texts.expired);
  const none = { sent: 0, failed: 0, held: 0, skipped: 0 };
  await press.edit(
    press.messageId,
    writeAmendProgress(amendment, { state: 'going', counts: none }, press.settings.language),
  );
  await needs.amendments.launch(amendment);
  if ((await needs.amending.take(id)) === undefined) return;
  const broadcast = slip.kind === 'post' ? await needs.posted.get(slip.broadcastId) : undefined;
  const to = slip.kind === 'card' ? ({ kind: 'chats', chats: slip.chats } as const) : broadcast?.to;
  if (to !== undefined)
    await noteAct(press, { to, about: slip.about }, isEdit ? 'edited' : 'recalled', needs);
};

const amendmentFor = async (
  press: Press,
  id: string,
  slip: Amending & { isEdit: boolean; reach: number },
  needs: RecallNeeds,
): Promise<Amendment | undefined> => {
  const given = {
    id,
    userId: press.userId,
    reach: slip.reach,
    status: { chatId: press.chat.id, messageId: press.messageId },
    ...(slip.isEdit && slip.html !== undefined && { html: slip.html }),
  };
  if (slip.kind === 'card') return amendmentOfCards(slip.storyId, slip.about, slip.chats, given);
  const broadcast = await needs.posted.get(slip.broadcastId);
  return broadcast && amendmentOfPost(broadcast, given, needs.isOperator(press.userId));
};
