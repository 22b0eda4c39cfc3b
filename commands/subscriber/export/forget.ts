import type { ForgetChat } from '../../../src/audience/record/forget.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command, Press } from '../../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../../shared/target.ts';

type ForgetNeeds = {
  forget: ForgetChat;
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
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { forget: texts } = textsFor(ask.settings.language).exporting;
    const { id } = target.chat;
    await ask.reply(
      words(texts.ask(target.settings, target.elsewhere), [
        [
          { text: texts.yes, callback: `forget:once:${id}` },
          { text: texts.keep, callback: `forget:keep:${id}` },
        ],
      ]),
    );
  },
  press: (press) => pressed(press, needs),
});

const pressed = async (press: Press, { forget, slips }: ForgetNeeds): Promise<void> => {
  const [what = '', chatId = '', slip = ''] = press.data.split(':');
  const target = await pressedTarget(press, Number(chatId));
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
