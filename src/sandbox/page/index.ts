import type { Newsroom } from '../newsroom/index.ts';
import type { Site } from '../site.ts';
import type { Telegram } from '../telegram/index.ts';
import { createActs } from './acts.ts';
import { readAssets } from './assets.ts';
import { createCast, setStage } from './cast.ts';
import { openDesk } from './desk.ts';
import { createInside, type InsideEvent } from './inside.ts';
import { answerRequests } from './requests.ts';
import { withCard } from './shown.ts';
import { createStream } from './stream.ts';
import { createSurroundings } from './surroundings.ts';
import { createTrouble } from './trouble.ts';

export type PageParts = {
  site: Site;
  telegram: Telegram;
  newsroom: Newsroom;
  now(): number;
  /** Lets time pass (milliseconds). */
  pass(ms: number): Promise<void>;
};

export type Page = {
  /** Where it is. */
  url: string;
  /** The newsroom's papers, for a bot that is to know them by name. */
  papers: { title: string; url: string; language: 'id' | 'en' }[];
  /** Shows what happens inside the bot. */
  inside(event: InsideEvent): void;
  /** Lets the people who are there from the start do what they do. Rejects where the bot does not answer. */
  begin(): Promise<void>;
  close(): void;
};

/** Puts the demo's page at the root of a site: a chat client with a newsroom beside it. */
export const openPage = ({ site, telegram, newsroom, now, pass }: PageParts): Page => {
  const cast = createCast(telegram);
  const desk = openDesk(newsroom);
  const trouble = createTrouble(telegram, cast.people);
  const stream = createStream();
  const inside = createInside(now);
  const surroundings = createSurroundings({ telegram, desk, trouble, now, pass, tell: stream.tell });
  const unlisten = telegram.onChange((message, change) => {
    stream.tell({ type: 'message', change, message: withCard(message, newsroom) });
    surroundings.tellIfMoved();
  });

  answerRequests({
    site,
    assets: readAssets(),
    openStream: stream.open,
    state: () => ({
      bot: telegram.bot,
      people: cast.people.map(({ id, first_name, username, language_code }) => ({
        id,
        first_name,
        username,
        language_code,
      })),
      messages: telegram
        .places()
        .flatMap(({ id }) => telegram.view(id).map((one) => withCard(one, newsroom))),
      events: inside.events(),
      ...surroundings.view(),
    }),
    file: (id) => telegram.file(id),
    act: createActs(telegram, cast.people),
    sendFile: (personId, file, options) => {
      const person = cast.people.find(({ id }) => id === personId);
      if (person === undefined) throw new Error('nobody can do that');
      // Pictures go as pictures, as in every client.
      return /^image\/(?!svg)/.test(file.type)
        ? person.sendPhoto({ file }, options)
        : person.sendFile(file, options);
    },
    desk,
    trouble,
    pass: surroundings.letPass,
    tellSurroundings: surroundings.tell,
  });

  return {
    url: `${site.url}/`,
    papers: desk.view().feeds.map(({ title, url, language }) => ({ title, url, language })),
    inside: (event) => stream.tell({ type: 'inside', event: inside.note(event) }),
    begin: async () => {
      const papers = desk.view().feeds.slice(0, 2);
      await setStage(
        telegram,
        cast,
        papers.map(({ title }) => title),
      );
      surroundings.set();
    },
    close: () => {
      unlisten();
      stream.close();
    },
  };
};
