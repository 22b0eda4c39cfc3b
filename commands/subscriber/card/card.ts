import { textsFor } from '../../../src/i18n/texts.ts';
import { writeCard } from '../../../src/message/card.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Command } from '../../../src/telegram/command.ts';

/** Buttons that stand for a story: in a digest, its number shows the full card. */
export const createCard = ({ getStory }: { getStory(id: string): Promise<Story | undefined> }): Command => ({
  name: 'card',
  descriptions: { id: 'Kartu berita', en: 'A story’s card' },
  usage: { id: '', en: '' },
  scope: 'everywhere',
  isHidden: true,
  run: async () => {},
  press: async (press) => {
    const { language, timeZone } = press.settings;
    const story = await getStory(press.data);
    if (story === undefined || story.recalledAt !== undefined)
      return press.toast(textsFor(language).buttonExpired);
    await press.reply(writeCard(story, { language, timeZone }));
  },
});
