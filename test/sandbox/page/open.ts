import { createNewsroom, type Newsroom } from '../../../src/sandbox/newsroom/index.ts';
import { openPage, type Page } from '../../../src/sandbox/page/index.ts';
import { openSite } from '../../../src/sandbox/site.ts';
import { createTelegram, type Telegram } from '../../../src/sandbox/telegram/index.ts';

/** The demo's page with nobody behind it: a test answers in the bot's place, over HTTP. */
export type Opened = {
  page: Page;
  telegram: Telegram;
  newsroom: Newsroom;
  /** How much time was let pass (milliseconds). */
  passed: number[];
  close(): Promise<void>;
};

export const openAlone = async (): Promise<Opened> => {
  const site = await openSite();
  const telegram = await createTelegram({ site });
  const newsroom = await createNewsroom({ site });
  const passed: number[] = [];
  const pass = async (ms: number) => {
    passed.push(ms);
    telegram.advance(ms);
  };
  const page = openPage({ site, telegram, newsroom, now: telegram.now, pass });
  return {
    page,
    telegram,
    newsroom,
    passed,
    close: async () => {
      page.close();
      await Promise.all([telegram.close(), newsroom.close()]);
      await site.close();
    },
  };
};
