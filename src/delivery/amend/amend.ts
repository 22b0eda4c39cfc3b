import type { Chat } from '../../audience/chat.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Button } from '../../message/message.ts';
import type { AmendmentContent, Place } from '../campaign.ts';
import type { Outcome } from '../outcome.ts';
import type { SendPort } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { AmendCard } from './card.ts';
import {
  afterNote,
  amendWhys,
  originalOf,
  receiptAt,
  withAge,
  type SentReceipt,
  type Step,
} from './original.ts';

/** Changes what one chat has, or takes it back. Doing it twice is doing it once. Undefined: Kabar is stopping. */
export type Amend = (
  content: AmendmentContent,
  at: { place: Place; chat: Chat },
  step: Step,
) => Promise<Outcome | undefined>;

export const createAmend =
  ({
    port,
    recorder,
    amendCard,
    clock,
  }: {
    port: Pick<SendPort, 'reword' | 'remove' | 'refuses'>;
    recorder: Pick<Recorder, 'open'>;
    amendCard: AmendCard;
    clock: Pick<Clock, 'now'>;
  }): Amend =>
  async (content, { place, chat }, step) => {
    const original = originalOf(content, place);
    const receipt = original && (await receiptAt(original, recorder));
    if (original === undefined || receipt?.kind !== 'sent') return { kind: 'unchanged', isMissing: true };
    // What a group has kept from before it became a supergroup no bot can reach.
    if (receipt.chatId !== chat.id) return { kind: 'unchangeable', why: amendWhys.moved };
    const { act, form, by } = content;
    /** The first request, in a chat where whoever asks for it may. */
    const allowed = (work: () => Promise<Outcome>) =>
      step(async () => (by === undefined ? undefined : await port.refuses(chat.id, by)) ?? work());
    if (form === 'card') return amendCard(act, { place: original, receipt, chat }, { allowed, step });
    if (act.kind === 'recall') return recall(receipt, { form, chat, port, allowed, step, now: clock.now() });
    if (form === 'fixed') return { kind: 'unchangeable', why: amendWhys.fixed };
    const { more = [] } = receipt;
    const { blank = [], isToSubscribers } = content;
    const stop = textsFor(chat.language).posts.stop;
    const buttons: Button[][] | undefined =
      isToSubscribers && more.length === 0 ? [[{ text: stop, callback: 'broadcast:mute' }]] : undefined;
    const first = await allowed(() =>
      port.reword(chat.id, receipt.messageId, { form, html: act.html, ...(buttons && { buttons }) }),
    );
    if (first?.kind !== 'sent' && first?.kind !== 'unchanged') return first;
    for (const index of blank) {
      const messageId = more[index - 1];
      if (messageId === undefined) continue;
      const other = await step(() => port.reword(chat.id, messageId, { form: 'caption', html: '' }));
      if (other?.kind !== 'sent' && other?.kind !== 'unchanged') return other;
    }
    return first;
  };

/** Deletes a message. Of one that is too old for that, a text can still say that it was taken back. */
const recall = async (
  { messageId, more, at }: SentReceipt,
  {
    form,
    chat,
    port,
    allowed,
    step,
    now,
  }: {
    form: AmendmentContent['form'];
    chat: Chat;
    port: Pick<SendPort, 'reword' | 'remove'>;
    allowed: Step;
    step: Step;
    now: number;
  },
): Promise<Outcome | undefined> => {
  const removed = withAge(await allowed(() => port.remove(chat.id, messageId, more)), at, now);
  if (removed?.kind !== 'unchangeable' || form !== 'text') return removed;
  const html = textsFor(chat.language).amend.note;
  return afterNote(await step(() => port.reword(chat.id, messageId, { form: 'text', html })), removed);
};
