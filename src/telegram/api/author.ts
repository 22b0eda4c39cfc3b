import type { Outcome } from '../../delivery/outcome.ts';
import { readOutcome, type Answer } from './answer.ts';

const notAllowed: Outcome = {
  kind: 'not-allowed',
  why: 'whoever posts is no administrator there any more who may post',
};

/**
 * Reads the answer to getChatMember of somebody who posts: undefined where they are an administrator who may post
 * (https://core.telegram.org/bots/api#chatmemberadministrator; a group's administrators have no such right to lose), else what
 * becomes of the post. Trouble of Telegram's is no answer: then it is asked again.
 */
export const refusedAuthor = (answer: Answer): Outcome | undefined => {
  if (!answer.ok) {
    const outcome = readOutcome(answer);
    const isUnknown = outcome.kind === 'retry' && outcome.isRefusal === true;
    return isUnknown ? notAllowed : outcome;
  }
  const { result } = answer;
  if (typeof result !== 'object' || result === null || !('status' in result)) return notAllowed;
  if (result.status === 'creator') return undefined;
  const mayPost = !('can_post_messages' in result) || result.can_post_messages === true;
  return result.status === 'administrator' && mayPost ? undefined : notAllowed;
};
