import type { Chat } from '../../../audience/chat.ts';
import type { Receipt } from '../../campaign.ts';
import type { Content } from '../../contents.ts';
import type { Outcome } from '../../outcome.ts';
import { amendWhys } from '../../amend/original.ts';

type Amendment = Extract<Content, { kind: 'amendment' }>;

/**
 * What became of a change in a chat at `at` (milliseconds since the epoch); undefined: it is to be tried again, or the chat is
 * gone. What can be changed there says nothing of whether the bot may post.
 */
export const amendedReceipt = (
  { act }: Amendment,
  { id: chatId }: Chat,
  outcome: Exclude<Outcome, { kind: 'migrated' }>,
  at: number,
): Receipt | undefined => {
  switch (outcome.kind) {
    case 'flood':
    case 'retry':
    case 'gone':
      return undefined;
    case 'sent':
      return { kind: 'sent', chatId, messageId: outcome.messageId, at };
    case 'unchanged':
      return act.kind === 'edit' && outcome.isMissing
        ? { kind: 'rejected', chatId, why: amendWhys.missing }
        : { kind: 'sent', chatId, messageId: 0, at };
    default:
      return { kind: 'rejected', chatId, why: outcome.why };
  }
};
