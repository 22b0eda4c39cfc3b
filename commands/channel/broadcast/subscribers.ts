import type { Trait } from '../../../src/audience/subscribers/meant.ts';
import { indonesianZones, zoneLabel } from '../../../src/audience/zones.ts';
import { languages, type Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Heard, Press } from '../../../src/telegram/command.ts';
import type { Slips, Unaddressed } from './draft.ts';

export type SubscriberNeeds = {
  unaddressed: Slips<Unaddressed>;
  awaiting: { ask(userId: number, question: { kind: string; id: string }): Promise<void> };
  /** What is typed as a source, a topic or a zone; undefined: nobody follows such a thing. */
  readTrait(said: string): Promise<Trait | undefined>;
};

/** The page on which an operator says which subscribers a post is for: all, only some, or all but some. */
export const audiencePage = (
  id: string,
  { only, except, isExcept = false }: Pick<Unaddressed, 'only' | 'except' | 'isExcept'>,
  language: Language,
): Message => {
  const texts = textsFor(language);
  const { audience } = texts.posts;
  const list = isExcept ? except : only;
  const button = (text: string, trait: Trait, data: string): Button => ({
    text: list.some((one) => isSame(one, trait)) ? `✓ ${text}` : text,
    callback: `broadcast:trait:${id}:${data}`,
  });
  const who = [
    only.length === 0 ? audience.all : audience.only(only.map((one) => traitWords(one, language))),
    ...(except.length === 0 ? [] : [audience.except(except.map((one) => traitWords(one, language)))]),
  ].join(', ');
  const mode = (text: string, isOn: boolean, data: string): Button => ({
    text: isOn ? `● ${text}` : `○ ${text}`,
    callback: `broadcast:mode:${id}:${data}`,
  });
  return words(audience.heading(who), [
    [mode(audience.modeOnly, !isExcept, 'only'), mode(audience.modeExcept, isExcept, 'except')],
    languages.map((one) =>
      button(texts.languages[one], { kind: 'language', language: one }, `language-${one}`),
    ),
    indonesianZones.map(([name, timeZone]) => button(name, { kind: 'zone', timeZone }, `zone-${name}`)),
    [
      { text: audience.source, callback: `broadcast:find:${id}` },
      { text: audience.clear, callback: `broadcast:clear:${id}` },
    ],
    [{ text: audience.next, callback: `broadcast:whom:${id}` }],
  ]);
};

/** A trait, mode or the way to a source was pressed. */
export const pressedAudience = async (
  press: Press,
  choice: string,
  { id, slip, value }: { id: string; slip: Unaddressed; value: string },
  { unaddressed, awaiting }: SubscriberNeeds,
): Promise<void> => {
  const { language } = press.settings;
  if (choice === 'find') {
    await awaiting.ask(press.userId, { kind: 'trait', id });
    return void (await press.reply(words(textsFor(language).posts.audience.askSource)));
  }
  if (choice === 'mode') slip.isExcept = value === 'except';
  if (choice === 'clear') Object.assign(slip, { only: [], except: [], isExcept: false });
  const trait = choice === 'trait' ? pressedTrait(value) : undefined;
  if (trait !== undefined) turn(slip, trait);
  await unaddressed.set(id, slip);
  await press.edit(press.messageId, audiencePage(id, slip, language));
};

/** A source, topic or zone was typed. */
export const heardTrait = async (
  heard: Heard,
  { id, slip }: { id: string; slip: Unaddressed },
  { unaddressed, awaiting, readTrait }: SubscriberNeeds,
): Promise<void> => {
  const { language } = heard.settings;
  const trait = await readTrait(heard.text);
  if (trait === undefined) {
    await awaiting.ask(heard.userId, { kind: 'trait', id });
    return void (await heard.reply(words(textsFor(language).posts.audience.unknown(heard.text))));
  }
  turn(slip, trait);
  await unaddressed.set(id, slip);
  await heard.reply(audiencePage(id, slip, language));
};

/** Adds a trait to the list that is being made, or takes it out again. */
const turn = (slip: Unaddressed, trait: Trait): void => {
  const key = slip.isExcept ? 'except' : 'only';
  const others = slip[key].filter((one) => !isSame(one, trait));
  slip[key] = others.length < slip[key].length ? others : [...others, trait];
};

const pressedTrait = (value: string): Trait | undefined => {
  const [kind, name] = value.split('-');
  const language = languages.find((one) => one === name);
  if (kind === 'language') return language && { kind: 'language', language };
  const timeZone = indonesianZones.find(([one]) => one === name)?.[1];
  return timeZone === undefined ? undefined : { kind: 'zone', timeZone };
};

const isSame = (one: Trait, two: Trait): boolean => keyOf(one) === keyOf(two);
const keyOf = (trait: Trait): string => {
  switch (trait.kind) {
    case 'language':
      return `language ${trait.language}`;
    case 'zone':
      return `zone ${trait.timeZone}`;
    case 'source':
      return `source ${trait.sourceId}`;
  }
};

const traitWords = (trait: Trait, language: Language): string => {
  switch (trait.kind) {
    case 'language':
      return textsFor(language).languages[trait.language];
    case 'zone':
      return zoneLabel(trait.timeZone);
    case 'source':
      return trait.title;
  }
};
