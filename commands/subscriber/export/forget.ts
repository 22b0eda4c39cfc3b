import { countFollows } from '../../../src/audience/topics/topic.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import type { ForgetChat } from '../../../src/audience/record/forget.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command, Press } from '../../../src/telegram/command.ts';
import { pressedTarget, targetLeft, targetToChange } from '../../shared/target.ts';

type ForgetNeeds = {
  forget: ForgetChat;
  /** What is kept of the chats that a person is known to manage. */
  managedOf(userId: number): Promise<Chat[]>;
  /** Of who has said yes once: it holds for a day. */
  slips: {
    put(slip: { chatId: number }): Promise<string>;
    take(id: string): Promise<{ chatId: number } | undefined>;
  };
};

/** Deletes all that Kabar keeps of a chat, once somebody who may has said yes twice. */
export const createForget = (needs: ForgetNeeds): Command => ({
  name: 'forget',
  aliases: ['lupakan'],
  descriptions: { id: 'Hapus semua data obrolan ini', en: 'Delete everything about this chat' },
  usage: { id: '[@kanal]', en: '[@channel]' },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target =
      (await targetLeft(ask, ask.text, needs.managedOf)) ?? (await targetToChange(ask, { isAlone: true }));
    if (target === undefined) return;
    const { forget: texts } = textsFor(ask.settings.language).exporting;
    const { id } = target.chat;
    const { kind, follows } = target.settings;
    await ask.reply(
      words(texts.ask({ kind, followed: countFollows(follows) }, target.elsewhere), [
        [
          { text: texts.yes, callback: `forget:once:${id}` },
          { text: texts.keep, callback: `forget:keep:${id}` },
        ],
      ]),
    );
  },
  press: (press) => pressed(press, needs),
});

const pressed = async (press: Press, { forget, slips, managedOf }: ForgetNeeds): Promise<void> => {
  const [what = '', chatId = '', slip = ''] = press.data.split(':');
  const target = (await targetLeft(press, chatId, managedOf)) ?? (await pressedTarget(press, Number(chatId)));
  if (target === undefined) return;
  const { exporting, buttonExpired } = textsFor(press.settings.language);
  const { forget: texts } = exporting;
  const { id } = target.chat;
  if (what === 'keep') return press.edit(press.messageId, words(texts.kept));
  if (what === 'once') {
    const said = await slips.put({ chatId: id });
    // Under the finger that has just said yes stands what keeps everything.
    const buttons = [
      [{ text: texts.keep, callback: `forget:keep:${id}` }],
      [{ text: texts.forever, callback: `forget:twice:${id}:${said}` }],
    ];
    return press.edit(press.messageId, words(texts.sure(target.title), buttons));
  }
  if ((await slips.take(slip))?.chatId !== id) return press.toast(buttonExpired);
  await press.later(async () => {
    await forget(id);
    await press.edit(press.messageId, words(texts.done(target.title)));
  });
};
