import { codePoints, cut, short } from '../../src/text/escape.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';

/** A feed that a person may choose. */
export type Offer = { title: string; url: string };

/** Feeds of which a person may choose some. */
export type Choice = {
  /** The chat that would follow. */
  chatId: number;
  /** `page`: feeds that a page links to; `source`: those of a source, and of others like it; `unknown`: what a name may have meant. */
  about: 'page' | 'source' | 'unknown';
  /** The page, the source, or what the person wrote. */
  name: string;
  offers: Offer[];
  /** How many of the offers, from the first, "all" means: the source's own sections, not its neighbours. Absent: all of them. */
  own?: number;
};

/** Labels up to this long stand two in a row (characters). */
const narrow = 16;
const widest = 40;

/** What a message with a choice is made of. */
export type ChoiceState = {
  /** Of its slip. */
  id: string;
  /** For each offer whether the chat follows it. */
  followed: boolean[];
  language: Language;
  /** Title of the chat that would follow, where it is another one. */
  chatTitle?: string | undefined;
  /** HTML of what went wrong with the last press. */
  trouble?: string[];
};

/** The question, what is followed of it by now, and a button for each feed. Callback data is at most 64 bytes: name, slip, number. */
export const writeChoice = (choice: Choice, state: ChoiceState): Message => {
  const { follow: texts } = textsFor(state.language);
  const { about, name, offers } = choice;
  const question = {
    page: texts.choosePage(name),
    source: offers.length === 1 ? texts.offer(name) : texts.chooseSource(name),
    unknown: texts.didYouMean(name),
  }[about];
  const chosen = offers.filter((_, at) => state.followed[at]).map(labelOf);
  const lines = [
    question,
    ...(chosen.length > 0 ? [chosenLine(choice, chosen, state)] : []),
    ...(state.trouble ?? []),
  ];
  return words(lines.join('\n\n'), buttonsOf(choice, state, texts));
};

/** The line that lists the followed feeds; titles of sections stand behind the name of their source. */
const chosenLine = ({ about, name, offers }: Choice, chosen: string[], state: ChoiceState): string => {
  const { follow: texts } = textsFor(state.language);
  return about === 'unknown' || offers.length === 1
    ? texts.ok(chosen, state.chatTitle)
    : texts.okSections(name, chosen, state.chatTitle);
};

/** Each offer is a button; those followed keep theirs, with a mark, so that nothing moves under the finger. */
const buttonsOf = (
  { about, offers, own = offers.length }: Choice,
  { id, followed }: ChoiceState,
  texts: { take: string; all: string },
): Button[][] => {
  const button = (offer: Offer, at: number): Button => {
    const label = about === 'source' && offers.length === 1 ? texts.take : labelOf(offer);
    return { text: followed[at] ? `✓ ${labelOf(offer)}` : label, callback: `follow:${id}:${at}` };
  };
  const buttons = offers.map(button);
  const perRow = buttons.every(({ text }) => codePoints(text) <= narrow) ? 2 : 1;
  const rows = buttons.flatMap((_, at) => (at % perRow === 0 ? [buttons.slice(at, at + perRow)] : []));
  const left = offers.slice(0, own).filter((_, at) => !followed[at]).length;
  const isWhole = about !== 'unknown' && left > 1;
  return isWhole ? [...rows, [{ text: texts.all, callback: `follow:${id}:all` }]] : rows;
};

/** A title as a button can show it; where a page gives none, the address. */
const labelOf = ({ title, url }: Offer): string =>
  cut(short(title.replace(/^https?:\/\/(www\.)?/, ''), 60) || short(url, 60), widest);

/** The offers that a press means; undefined where it means none of these. */
export const pressedOffers = (
  { offers, own = offers.length }: Pick<Choice, 'offers' | 'own'>,
  followed: boolean[],
  which: string,
): { offer: Offer; isFollowed: boolean }[] | undefined => {
  const all = offers.map((offer, at) => ({ offer, isFollowed: followed[at] === true }));
  if (which === 'all') return all.slice(0, own).filter(({ isFollowed }) => !isFollowed);
  const one = /^\d{1,2}$/.test(which) ? all[Number(which)] : undefined;
  return one && [one];
};
