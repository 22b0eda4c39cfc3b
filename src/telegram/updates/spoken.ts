import { distance } from '../../text/distance.ts';
import type { Command } from '../command.ts';

/** A command, the bot it is meant for where it says so, and what stands behind it. */
const form = /^\/(\w{1,32})(?:@(\w+))?(?:\s+|$)/;

/** What a text that begins like a command says. */
export type Spoken = {
  /** The command of that name, where there is one. */
  command: Command | undefined;
  /** Where there is none of that name, the one whose name is nearly that. */
  like?: string;
  /** Whether it was said by its own name, not by another one that people type for it. */
  isOwnName: boolean;
  /** It is meant for another bot. */
  isForAnother: boolean;
  /** What stands behind it. */
  rest: string;
};

/** Reads a text as a command; undefined: it does not begin like one. `botName`: without the @. */
export const spokenIn = (text: string, commands: readonly Command[], botName: string): Spoken | undefined => {
  const said = form.exec(text);
  if (said === null) return undefined;
  const [whole, name = '', bot] = said;
  const meant = name.toLowerCase();
  const command = commands.find(
    (one) => !one.isHidden && (one.name === meant || one.aliases?.includes(meant) === true),
  );
  const like = command === undefined ? nearest(meant, commands) : undefined;
  return {
    command,
    ...(like !== undefined && { like }),
    isOwnName: command?.name === meant,
    isForAnother: bot !== undefined && bot.toLowerCase() !== botName.toLowerCase(),
    rest: text.slice(whole.length).trim(),
  };
};

/** The name, or other name, of a command from which what was typed differs by a slip or two; undefined: there is none. */
const nearest = (typed: string, commands: readonly Command[]): string | undefined => {
  const most = typed.length < 5 ? 1 : 2;
  const [best] = commands
    .filter(({ isHidden, operatorsOnly }) => !isHidden && !operatorsOnly)
    .flatMap(({ name, aliases = [] }) => [name, ...aliases])
    .map((name) => ({ name, slips: distance(typed, name, most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((one, two) => one.slips - two.slips);
  return best?.name;
};
