import { textsFor } from '../../../src/i18n/texts.ts';
import type { Destination } from '../../../src/publishing/broadcast.ts';
import type { Press } from '../../../src/telegram/command.ts';

/**
 * Whether the person may still post where a draft or a post goes, in one of its chats at least, asked of Telegram now; else
 * they are told why not. In which of several chats it may appear is asked once more of each as it is posted there.
 */
export const mayPress = async (
  press: Press,
  to: Destination,
  isOperator: (userId: number) => boolean,
): Promise<boolean> => {
  const texts = textsFor(press.settings.language);
  if (to.kind === 'subscribers') {
    if (isOperator(press.userId)) return true;
    await press.toast(texts.posts.onlyOperator);
    return false;
  }
  let problem: keyof typeof texts.rights = 'not-found';
  for (const { id } of to.chats.toReversed()) {
    const rights = await press.rightsIn(String(id));
    if (rights.ok) return true;
    problem = rights.why;
  }
  await press.toast(texts.rights[problem]);
  return false;
};
