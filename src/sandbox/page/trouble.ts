import type { Telegram } from '../telegram/index.ts';

/** What may be wrong with Telegram. */
export const weathers = ['fine', 'slow', 'flood', 'down'] as const;
export type Weather = (typeof weathers)[number];

/** What the page can do to Telegram, people and rights. Its functions throw where they are asked for what is not there. */
export type Trouble = {
  weather(): Weather;
  setWeather(weather: string): void;
  block(personId: number, isBlocked: boolean): void;
  /** What Kabar is in a chat: `full`: it may do everything, `mute`: it may not post, `out`: it was removed. */
  standing(chatId: number, how: string): void;
};

/** The world's own limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
const usual = { overall: { perSecond: 30 }, perGroup: { perMinute: 20 } };

export const createTrouble = (
  telegram: Telegram,
  people: { id: number; block(): void; unblock(): void }[],
): Trouble => {
  let weather: Weather = 'fine';
  telegram.limits(usual);

  const weathersNow: Record<Weather, () => void> = {
    fine: () => {},
    slow: () => telegram.faults({ latencyMs: [900, 1_800] }),
    flood: () => telegram.limits({ overall: { perSecond: 1, burst: 1 }, retryAfter: 4 }),
    down: () => telegram.faults({ errorShare: 1 }),
  };
  const standings: Record<string, (chatId: number, isChannel: boolean) => void> = {
    full: (chatId) => telegram.addBot(chatId, { rights: true }),
    mute: (chatId, isChannel) => {
      if (isChannel) telegram.promoteBot(chatId, { can_edit_messages: true, can_post_messages: false });
      else telegram.restrictBot(chatId);
    },
    out: (chatId) => telegram.kickBot(chatId),
  };

  return {
    weather: () => weather,
    setWeather: (given) => {
      weather = weathers.find((one) => one === given) ?? 'fine';
      telegram.faults({});
      telegram.limits(usual);
      weathersNow[weather]();
    },
    block: (personId, isBlocked) => {
      const person = people.find(({ id }) => id === personId);
      if (person === undefined) throw new Error('there is no such person');
      if (isBlocked) person.block();
      else person.unblock();
    },
    standing: (chatId, how) => {
      const place = telegram.places().find(({ id }) => id === chatId);
      const set = Object.hasOwn(standings, how) ? standings[how] : undefined;
      if (place === undefined || place.type === 'private' || set === undefined)
        throw new Error('nobody can do that there');
      set(chatId, place.type === 'channel');
    },
  };
};
