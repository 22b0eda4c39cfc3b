import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Broadcast } from '../../src/publishing/broadcast.ts';
import type { Story } from '../../src/story/story.ts';
import type { Command, Heard, Press } from '../../src/telegram/command.ts';
import { label } from './channels-pages.ts';
import type { Asker } from './broadcast/draft.ts';
import { chatsWithCard, findMeant, headlineIn } from './recall/meant.ts';
import { pressedStoryEverywhere } from './recall/story-everywhere.ts';
import { menuPage, questionPage, slipOfCard, slipOfPost, type Amending } from './recall/slip.ts';
import {
  askWords,
  confirmed,
  countsOf,
  heardWords,
  isFree,
  refusedPost,
  type RecallNeeds,
} from './recall/steps.ts';

/** Posts that are offered to who names none. */
const mostOffered = 8;

/** Changes or takes back what was posted, everywhere: a post of one's own, or a story's card in channels and groups of one's own. */
export const createRecall = (
  needs: RecallNeeds,
): Command & {
  typed: Record<'amend', (heard: Heard, id: string) => Promise<void>>;
  /** Asks in private what is to become of a story's card in the chats of the person's own. */
  offerCard(press: Press, story: Story): Promise<void>;
} => ({
  name: 'recall',
  aliases: ['tarik', 'ralat'],
  descriptions: { id: 'Ubah atau tarik kiriman di mana-mana', en: 'Change or take back a post everywhere' },
  usage: { id: '[tautan] (atau membalas kiriman)', en: '[link] (or in reply to a post)' },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.text === '' && ask.replied === undefined) return offerRecent(ask, needs);
    const meant = await findMeant(ask, needs);
    if (meant.kind === 'no-right') {
      const isMember = ask.chat.kind !== 'private' && meant.why === 'not-admin';
      return void (await ask.reply(words(isMember ? texts.onlyAdmins : texts.rights[meant.why])));
    }
    if (meant.kind === 'nothing') return void (await ask.reply(words(texts.amend.notFound)));
    const refusal =
      meant.kind === 'post'
        ? await offerPost(ask, meant.broadcast, needs)
        : await offerStory(ask, meant.story, needs);
    if (refusal !== undefined) await ask.reply(words(refusal));
  },
  press: (press) => pressed(press, needs),
  typed: { amend: (heard, id) => heardWords(heard, id, needs) },
  offerCard: async (press, story) => {
    const refusal = await offerStory(press, story, needs);
    if (refusal !== undefined) await press.toast(refusal);
  },
});

/** The person's latest posts, each a button. */
const offerRecent = async (ask: Asker, { sent }: RecallNeeds): Promise<void> => {
  const { amend: texts } = textsFor(ask.settings.language);
  const recent = await sent.postsIn(ask.userId, mostOffered);
  if (ask.chat.kind !== 'private' || recent.length === 0) return void (await ask.reply(words(texts.usage)));
  const rows = recent.map(({ id, about }, at) => [
    { text: label(about === '' ? `${at + 1}.` : about, at), callback: `recall:post:${id}` },
  ]);
  await ask.reply(words(`${texts.recent}\n${texts.usage}`, rows));
};

/** Asks what is to become of a post; gives why that is not asked. */
const offerPost = async (
  ask: Asker,
  broadcast: Broadcast,
  needs: RecallNeeds,
): Promise<string | undefined> => {
  const refusal = refusedPost(ask, broadcast, needs);
  if (refusal !== undefined) return refusal;
  const { sent } = await needs.sent.count(broadcast, ask.now);
  return put(ask, slipOfPost(ask.userId, broadcast), sent, needs);
};

/** Asks what is to become of a story's cards in the chats of the person's own; gives why that is not asked. */
const offerStory = async (ask: Asker, story: Story, needs: RecallNeeds): Promise<string | undefined> => {
  const chats = await chatsWithCard(ask, story, needs);
  // A sample was answered, not delivered: nothing leads to it.
  const isOperator = needs.isOperator(ask.userId);
  if (chats.length === 0 && !isOperator) return textsFor(ask.settings.language).amend.notFound;
  const count = chats.length > 0 ? chats.length : (await needs.sent.countStory(story, ask.now)).sent;
  return put(ask, slipOfCard(ask.userId, story, headlineIn(story, ask), chats), count, needs);
};

/** Shows the menu to the person alone. */
const put = async (
  ask: Asker,
  slip: Amending,
  chats: number,
  { amending, isOperator }: RecallNeeds,
): Promise<string | undefined> => {
  const id = await amending.put(slip);
  const menu = menuPage(id, slip, { chats, isOperator: isOperator(ask.userId) }, ask.settings.language);
  if (ask.chat.kind === 'private') await ask.reply(menu);
  else if (!(await ask.replyPrivately(menu))) return textsFor(ask.settings.language).rights['not-private'];
  return undefined;
};

const pressed = async (press: Press, needs: RecallNeeds): Promise<void> => {
  const [choice = '', id = '', value = ''] = press.data.split(':');
  const { amend: texts } = textsFor(press.settings.language);
  if (/^(?:pause|go|stop)$/.test(choice)) return pressedRunning(press, choice, id, needs);
  if (choice === 'post') return pressedPost(press, id, value, needs);
  const slip = await needs.amending.get(id);
  if (slip === undefined || slip.userId !== press.userId) return press.toast(texts.expired);
  if (choice === 'no') {
    await needs.amending.take(id);
    return press.edit(press.messageId, words(texts.kept));
  }
  if (choice === 'all' || value === 'all')
    return pressedStoryEverywhere(press, { id, slip, isSure: choice === 'yes' }, needs);
  if (!(await isFree(press, slip, choice === 'words' || value === 'edit', needs))) return;
  if (choice === 'words') return askWords(press, id, slip, needs);
  if (choice === 'take') return askRecall(press, id, slip, needs);
  if (choice === 'yes') return confirmed(press, id, value === 'edit', needs);
  return press.toast(texts.expired);
};

/** A button below the report of a post: what is to become of it was pressed already, or is asked. */
const pressedPost = async (
  press: Press,
  broadcastId: string,
  what: string,
  needs: RecallNeeds,
): Promise<void> => {
  const { amend: texts } = textsFor(press.settings.language);
  const broadcast = await needs.posted.get(broadcastId);
  if (broadcast === undefined) return press.toast(texts.expired);
  const refusal = refusedPost(press, broadcast, needs);
  if (refusal !== undefined) return press.toast(refusal);
  const slip = slipOfPost(press.userId, broadcast);
  if (what !== 'edit' && what !== 'recall') return void (await offerPost(press, broadcast, needs));
  if (!(await isFree(press, slip, what === 'edit', needs))) return;
  const id = await needs.amending.put(slip);
  if (what === 'edit') return askWords(press, id, slip, needs);
  await askRecall(press, id, slip, needs);
};

/** Asks for the second yes; to count takes a while where they are many. */
const askRecall = (press: Press, id: string, slip: Amending, needs: RecallNeeds): Promise<void> =>
  press.later(async () => {
    const counts = await countsOf(press, slip, needs);
    if (counts !== undefined)
      await press.reply(questionPage(id, slip, 'recall', counts, press.settings.language));
  });

/** Pauses, resumes or stops a change that is under way: whoever began it, or an operator. */
const pressedRunning = async (
  press: Press,
  choice: string,
  id: string,
  needs: RecallNeeds,
): Promise<void> => {
  const { amend: texts } = textsFor(press.settings.language);
  const amendment = await needs.amended.get(id);
  const isMine = amendment?.userId === press.userId || needs.isOperator(press.userId);
  if (amendment?.state !== 'live' || !isMine) return press.toast(texts.expired);
  if (choice === 'pause') await needs.amendments.pause(id);
  else if (choice === 'go') await needs.amendments.resume(id);
  else await needs.amendments.stop(id);
};
