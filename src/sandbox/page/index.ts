import type { Newsroom } from '../newsroom/index.ts';
import type { Site } from '../site.ts';
import type { Telegram } from '../telegram/index.ts';
import { createActs } from './acts.ts';
import { readAssets } from './assets.ts';
import { createCast, setStage } from './cast.ts';
import { openDesk } from './desk.ts';
import { answerRequests } from './requests.ts';
import { withCard } from './shown.ts';
import { createStream } from './stream.ts';
import { createTrouble } from './trouble.ts';

/** Something that happens inside the bot, as the page shows it. */
export type InsideEvent = { kind: string } & Record<string, unknown>;

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

/** Events from inside that somebody sees who comes later. */
const remembered = 300;

/** Puts the demo's page at the root of a site: a chat client with a newsroom beside it. */
export const openPage = ({ site, telegram, newsroom, now, pass }: PageParts): Page => {
  const cast = createCast(telegram);
  const desk = openDesk(newsroom);
  const trouble = createTrouble(telegram, cast.people);
  const stream = createStream();
  const events: (InsideEvent & { at: number })[] = [];
  const lasting = new Map<string, InsideEvent & { at: number }>();
  let isPassing = false;
  let isSet = false;

  const surroundings = () => ({
    now: now(),
    isPassing,
    isSet,
    places: telegram.places(),
    desk: desk.view(),
    weather: trouble.weather(),
    menus: Object.fromEntries(telegram.menus()),
    hasInline: telegram.hears('inline_query'),
  });
  let told = '';
  const tellSurroundings = () => {
    const now = surroundings();
    told = JSON.stringify(now.places);
    stream.tell({ type: 'surroundings', ...now });
  };
  const unlisten = telegram.onChange((message, change) => {
    stream.tell({ type: 'message', change, message: withCard(message, newsroom) });
    if (JSON.stringify(telegram.places()) !== told) tellSurroundings();
  });

  const letPass = async (ms: number) => {
    isPassing = true;
    tellSurroundings();
    await pass(ms).finally(() => {
      isPassing = false;
      tellSurroundings();
    });
  };

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
      events: [...lasting.values(), ...events],
      ...surroundings(),
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
    pass: letPass,
    tellSurroundings,
  });

  return {
    url: `${site.url}/`,
    papers: desk.view().feeds.map(({ title, url, language }) => ({ title, url, language })),
    inside: (event) => {
      const told = { ...event, at: now() };
      // Of what goes on all the time only the last counts.
      if (event.kind === 'rate') lasting.set('rate', told);
      else if (event.kind === 'look') lasting.set(String(event['feedId']), told);
      else events.push(told);
      if (events.length > remembered) events.shift();
      stream.tell({ type: 'inside', event: told });
    },
    begin: async () => {
      const papers = desk.view().feeds.slice(0, 2);
      await setStage(
        telegram,
        cast,
        papers.map(({ title }) => title),
      );
      isSet = true;
      tellSurroundings();
    },
    close: () => {
      unlisten();
      stream.close();
    },
  };
};
