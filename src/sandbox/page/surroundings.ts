import type { Telegram } from '../telegram/index.ts';
import type { Desk, ViewDesk } from './desk.ts';
import type { Stream } from './stream.ts';
import type { Trouble, Weather } from './trouble.ts';

/** How things stand around the chats, as the page shows it. */
export type ViewSurroundings = {
  now: number;
  /** Whether time is let pass just now. */
  isPassing: boolean;
  /** Whether the people who are there from the start have done what they do. */
  isSet: boolean;
  places: ReturnType<Telegram['places']>;
  desk: ViewDesk;
  weather: Weather;
  menus: Record<string, unknown>;
  hasInline: boolean;
};

/** How things stand, and telling every page of it. */
export type Surroundings = {
  view(): ViewSurroundings;
  tell(): void;
  /** Tells it where a place has changed since it was told last. */
  tellIfMoved(): void;
  /** Lets time pass (milliseconds), and tells that it does. */
  letPass(ms: number): Promise<void>;
  /** From now on the stage is set. */
  set(): void;
};

/** How things stand around the chats of a page. `tell`: tells every open page. */
export const createSurroundings = ({
  telegram,
  desk,
  trouble,
  now,
  pass,
  tell,
}: {
  telegram: Telegram;
  desk: Desk;
  trouble: Trouble;
  now(): number;
  pass(ms: number): Promise<void>;
  tell: Stream['tell'];
}): Surroundings => {
  let isPassing = false;
  let isSet = false;
  /** The places as they were told last. */
  let told = '';
  const view = () => ({
    now: now(),
    isPassing,
    isSet,
    places: telegram.places(),
    desk: desk.view(),
    weather: trouble.weather(),
    menus: Object.fromEntries(telegram.menus()),
    hasInline: telegram.hears('inline_query'),
  });
  const tellAll = () => {
    const seen = view();
    told = JSON.stringify(seen.places);
    tell({ type: 'surroundings', ...seen });
  };
  return {
    view,
    tell: tellAll,
    tellIfMoved: () => {
      if (JSON.stringify(telegram.places()) !== told) tellAll();
    },
    letPass: async (ms) => {
      isPassing = true;
      tellAll();
      await pass(ms).finally(() => {
        isPassing = false;
        tellAll();
      });
    },
    set: () => {
      isSet = true;
      tellAll();
    },
  };
};
