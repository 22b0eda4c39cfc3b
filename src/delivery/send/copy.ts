import type { Chat } from '../../audience/chat.ts';
import { textsFor } from '../../i18n/texts.ts';
import { words } from '../../message/words.ts';
import type { PostContent } from '../campaign.ts';
import type { Outcome } from '../outcome.ts';
import type { Lane } from '../pacing/lanes.ts';
import type { Permit } from '../pacing/pacer.ts';
import type { SendPort, Target } from '../ports.ts';
import type { TakeLeave } from './leave.ts';
import { verdict } from './verdict.ts';

/**
 * Copies a post; to subscribers with a button that stops such posts, which after an album comes in a message of its own. Gives
 * what became of it.
 */
export const copyPost = async (
  target: Target,
  { fromChatId, messageIds, by: author, meant }: PostContent,
  { language }: Chat,
  { lane, permit }: { lane: Lane; permit: Permit },
  { port, takeLeave }: { port: Pick<SendPort, 'copy' | 'send'>; takeLeave: TakeLeave },
): Promise<Outcome> => {
  const { stop, stopAbove } = textsFor(language).posts;
  const buttons = meant && [[{ text: stop, callback: 'broadcast:mute' }]];
  const isAlbum = messageIds.length > 1;
  const outcome = await port.copy(target, {
    fromChatId,
    messageIds,
    ...(author !== undefined && { by: author }),
    ...(buttons !== undefined && !isAlbum && { buttons }),
  });
  permit.done(verdict(outcome));
  if (outcome.kind !== 'sent' || buttons === undefined || !isAlbum) return outcome;
  const leave = await takeLeave(lane, target.chatId);
  if (leave === undefined) return outcome;
  const way = await port.send({ ...target, isSilent: true }, words(stopAbove, buttons));
  leave.done(verdict(way));
  // A post without its way out is still a post that was sent; the next one has it.
  return way.kind === 'sent' ? { ...outcome, more: [...(outcome.more ?? []), way.messageId] } : outcome;
};
