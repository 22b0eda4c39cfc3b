import { textsFor } from '../../../src/i18n/texts.ts';
import type { BroadcastStore, Draft } from '../../../src/publishing/broadcast.ts';
import type { Press } from '../../../src/telegram/command.ts';
import type { Slips, Unaddressed } from './draft.ts';

/** Notes in the question where a post goes what has become of it: who presses there once more is told. */
export const endPicker = async (
  { picker }: Pick<Draft, 'picker'>,
  done: NonNullable<Unaddressed['done']>,
  unaddressed: Slips<Unaddressed>,
): Promise<void> => {
  const slip = picker === undefined ? undefined : await unaddressed.get(picker);
  if (picker !== undefined && slip !== undefined) await unaddressed.set(picker, { ...slip, done });
};

/**
 * Answers a press on the question of a draft that is none any more: what has become of it. The buttons go, unless the message
 * has turned into the one that shows how far the post is, whose buttons are others.
 */
export const pressedTooLate = async (
  press: Press,
  id: string,
  { posted }: { posted: Pick<BroadcastStore, 'get'> },
): Promise<void> => {
  const { broadcast: texts } = textsFor(press.settings.language);
  const post = await posted.get(id);
  const isOwn = post?.userId === press.userId;
  if (!isOwn || post.status?.messageId !== press.messageId) await press.clearButtons();
  if (!isOwn || post.state === 'cancelled') return press.toast(texts.expired);
  const isOut = post.state === 'live' || post.state === 'ended';
  await press.toast(isOut ? texts.done.sent : texts.done.scheduled);
};
