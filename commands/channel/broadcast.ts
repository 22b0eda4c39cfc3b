import type { AlbumStore } from '../../src/store/albums.ts';
import type { Button } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

/** An admin's post waiting for "Send". */
export type Draft = {
  targetChatId: number;
  targetTitle: string;
  fromChatId: number;
  messageIds: number[];
  userId: number;
};

type BroadcastNeeds = {
  albums: AlbumStore;
  /** Kept for a day; `take` gives a draft once only, so that a double press posts once. */
  drafts: {
    put(draft: Draft): Promise<string>;
    get(id: string): Promise<Draft | undefined>;
    take(id: string): Promise<Draft | undefined>;
  };
};

export const createBroadcast = ({ albums, drafts }: BroadcastNeeds): Command => ({
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
    const album = replied.album === undefined ? [] : await albums.messages(ask.chat.id, replied.album);
    const messageIds = album.length > 0 ? album : [replied.messageId];
    const draft = {
      targetChatId: target.chat.id,
      targetTitle: target.title,
      fromChatId: ask.chat.id,
      messageIds,
      userId: ask.userId,
    };
    if (!(await ask.copy(messageIds, ask.chat.id)))
      return void (await ask.reply(words(texts.broadcast.uncopied)));
    const id = await drafts.put(draft);
    await ask.reply(words(texts.broadcast.preview(target.title), choiceOf(id, texts.broadcast)));
  },
  press: async (press) => {
    const { broadcast: texts } = textsFor(press.settings.language);
    const [choice, id = ''] = press.data.split(':');
    const draft = await drafts.get(id);
    if (draft === undefined || draft.userId !== press.userId) return press.toast(texts.expired);
    if (choice !== 'yes') {
      await drafts.take(id);
      return press.edit(press.messageId, words(texts.cancelled));
    }
    // The rights may have changed since the preview.
    if ((await pressedTarget(press, draft.targetChatId)) === undefined) return;
    const taken = await drafts.take(id);
    if (taken === undefined) return press.toast(texts.expired);
    let isPosted = false;
    try {
      isPosted = await press.copy(taken.messageIds, taken.targetChatId);
    } finally {
      // Whatever went wrong, the draft can be sent again.
      if (!isPosted) {
        const buttons = choiceOf(await drafts.put(taken), texts);
        await press.edit(press.messageId, words(texts.failed(taken.targetTitle), buttons));
      }
    }
    if (isPosted) await press.edit(press.messageId, words(texts.posted(taken.targetTitle)));
  },
  hear: async ({ chat, album, messageId }) => {
    if (album !== undefined) await albums.note(chat.id, album, messageId);
    return false;
  },
});

const choiceOf = (draftId: string, { confirm, cancel }: { confirm: string; cancel: string }): Button[][] => [
  [
    { text: confirm, callback: `broadcast:yes:${draftId}` },
    { text: cancel, callback: `broadcast:no:${draftId}` },
  ],
];
