/** Something that happens inside the bot, as the page shows it. */
export type InsideEvent = { kind: string } & Record<string, unknown>;
/** `at`: when it happened (milliseconds since the epoch). */
export type NotedEvent = InsideEvent & { at: number };

/** What has happened inside the bot, for somebody who comes later. */
export type Inside = {
  /** Remembers an event; gives it with its time. */
  note(event: InsideEvent): NotedEvent;
  /** What is remembered: first the last of what goes on all the time, then the rest, the oldest first. */
  events(): NotedEvent[];
};

/** Events from inside that somebody sees who comes later. */
const remembered = 300;

/** The memory of what happens inside the bot, with nothing in it yet. */
export const createInside = (now: () => number): Inside => {
  const events: NotedEvent[] = [];
  const lasting = new Map<string, NotedEvent>();
  return {
    note: (event) => {
      const noted = { ...event, at: now() };
      // Of what goes on all the time only the last counts.
      if (event.kind === 'rate') lasting.set('rate', noted);
      else if (event.kind === 'look') lasting.set(String(event['feedId']), noted);
      else events.push(noted);
      if (events.length > remembered) events.shift();
      return noted;
    },
    events: () => [...lasting.values(), ...events],
  };
};
