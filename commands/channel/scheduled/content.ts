import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Heard } from '../../../src/telegram/command.ts';
import { noteAct } from '../broadcast/running.ts';
import type { ScheduledNeeds } from './needs.ts';

/** A message takes the place of what is scheduled. */
export const heardContent = async (heard: Heard, id: string, needs: ScheduledNeeds): Promise<void> => {
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
