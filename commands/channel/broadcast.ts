import { textsFor } from '../../src/i18n/texts.ts';
import type { Button } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { BroadcastPost, Draft } from '../../src/publishing/broadcast-post.ts';
import type { Command, Press } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

type BroadcastNeeds = {
  broadcastPost: BroadcastPost;
  /** Messages of a person's albums: Telegram tells of each on its own, and a reply names only one. */
  albums: {
    note(chatId: number, album: string, messageId: number): Promise<void>;
    messages(chatId: number, album: string): Promise<number[]>;
  };
  /** Kept for a day; `take` gives a draft once only. */
  drafts: {
    put(draft: Draft): Promise<string>;
    get(id: string): Promise<Draft | undefined>;
    take(id: string): Promise<Draft | undefined>;
  };
};

export const createBroadcast = (needs: BroadcastNeeds): Command => ({
  name: 'broadcast',
  descriptions: { id: 'Kirim pesan ke kanal atau grup Anda', en: 'Post a message to your channel or group' },
  usage: { id: '@kanal (membalas pesan)', en: '@channel (in reply to a message)' },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const { replied } = ask;
    if (replied === undefined || ask.text === '') return void (await ask.reply(words(texts.broadcast.usage)));
    const target = await targetToChange(ask);
    if (target === undefined) return;
    if (target.title === undefined) return void (await ask.reply(words(texts.broadcast.usage)));
    const album = replied.album === undefined ? [] : await needs.albums.messages(ask.chat.id, replied.album);
    // What is previewed is what is sent, whatever becomes of the message meanwhile.
    const previewed = await ask.copyHere(album.length > 0 ? album : [replied.messageId]);
    if (previewed === undefined) return void (await ask.reply(words(texts.broadcast.uncopied)));
    const id = await needs.drafts.put({
      targetChatId: target.chat.id,
      targetTitle: target.title,
      fromChatId: ask.chat.id,
      messageIds: previewed,
      userId: ask.userId,
    });
    await ask.reply(words(texts.broadcast.preview(target.title), choiceOf(id, texts.broadcast)));
  },
  press: async (press) => {
    const { broadcast: texts } = textsFor(press.settings.language);
    const [choice, id = ''] = press.data.split(':');
    const draft = await needs.drafts.get(id);
    if (draft === undefined || draft.userId !== press.userId) return press.toast(texts.expired);
    if (choice === 'yes') return confirmed(press, id, draft, needs);
    await needs.drafts.take(id);
    await press.edit(press.messageId, words(texts.cancelled));
  },
  hear: async ({ chat, album, messageId }) => {
    if (album !== undefined) await needs.albums.note(chat.id, album, messageId);
    return false;
  },
});

/** Posts a draft, and says in place of the preview's question what became of it; one that could not be posted can be tried again. */
const confirmed = async (
  press: Press,
  id: string,
  draft: Draft,
  { broadcastPost, drafts }: BroadcastNeeds,
): Promise<void> => {
  const { broadcast: texts } = textsFor(press.settings.language);
  const say = (html: string, buttons?: Button[][]) => press.edit(press.messageId, words(html, buttons));
  // The rights may have changed since the preview.
  const target = await pressedTarget(press, draft.targetChatId);
  if (target === undefined) return;
  let report: Promise<'posted' | 'waiting' | 'failed'>;
  try {
    ({ report } = await broadcastPost(id, draft, target.settings));
  } catch (error) {
    await say(texts.failed(draft.targetTitle), choiceOf(id, texts));
    throw error;
  }
  // Whoever presses twice has it posted once.
  if ((await drafts.take(id)) === undefined) return press.toast(texts.expired);
  const outcome = await report;
  if (outcome === 'failed')
    return say(texts.failed(draft.targetTitle), choiceOf(await drafts.put(draft), texts));
  await say(outcome === 'posted' ? texts.posted(draft.targetTitle) : texts.waiting(draft.targetTitle));
};

const choiceOf = (draftId: string, { confirm, cancel }: { confirm: string; cancel: string }): Button[][] => [
  [
    { text: confirm, callback: `broadcast:yes:${draftId}` },
    { text: cancel, callback: `broadcast:no:${draftId}` },
  ],
];
