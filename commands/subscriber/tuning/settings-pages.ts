import type { Chat } from '../../../src/audience/chat.ts';
import { lookOf } from '../../../src/audience/settings/look.ts';
import { indonesianZones, zoneLabel } from '../../../src/audience/zones.ts';
import { languages, type Language } from '../../../src/i18n/language.ts';
import { textsFor, type Elsewhere } from '../../../src/i18n/texts.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import { writeQuiet, writeTimes } from './times.ts';

/** The pages of /settings behind the first one. */
export type SettingsPage = 'look' | 'sound' | 'times';

/** A button of the page that sets something; what is set carries a tick. */
const option =
  (chat: Chat) =>
  (text: string, isOn: boolean, data: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `settings:${data}:${chat.id}`,
  });

/** The first page: language, zone, bundles, similar stories, and the ways to the others. */
export const mainPage = (chat: Chat, language: Language, to?: Elsewhere): Message => {
  const texts = textsFor(language);
  const { settings } = texts;
  const button = option(chat);
  const isSingle = chat.singleCards === true;
  const isEvery = chat.everyReport === true;
  const isSequence = !isEvery && chat.inSequence === true;
  return words(settings.heading(chat.title, zoneLabel(chat.timeZone), to), [
    languages.map((one) => button(texts.languages[one], chat.language === one, `language:${one}`)),
    indonesianZones.map(([label, name]) => button(label, chat.timeZone === name, `zone:${label}`)),
    [button(settings.together, !isSingle, 'single:no'), button(settings.single, isSingle, 'single:yes')],
    [
      button(settings.once, !isEvery && !isSequence, 'every:no'),
      button(settings.inSequence, isSequence, 'every:sequence'),
      button(settings.every, isEvery, 'every:yes'),
    ],
    [
      button(`${settings.look} ›`, false, 'page:look'),
      button(`${settings.sound} ›`, false, 'page:sound'),
      button(`${settings.times} ›`, false, 'page:times'),
    ],
  ]);
};

/** A page behind the first one. */
export const subPage = (page: SettingsPage, chat: Chat, language: Language, to?: Elsewhere): Message => {
  const { settings } = textsFor(language);
  const button = option(chat);
  const back = [button(`‹ ${settings.back}`, false, 'page:main')];
  const { hasLead, picture } = lookOf(chat);
  const look = picture === 'none' ? (hasLead ? 'text' : 'compact') : hasLead ? 'full' : undefined;
  const { sound = 'always', hidesSource = false } = chat;
  switch (page) {
    case 'look':
      return words(settings.lookHeading, [
        (['full', 'compact', 'text'] as const).map((one) =>
          button(settings.looks[one], look === one, `look:${one}`),
        ),
        [
          button(settings.sourceShown, !hidesSource, 'source:shown'),
          button(settings.sourceHidden, hidesSource, 'source:hidden'),
        ],
        back,
      ]);
    case 'sound':
      return words(settings.soundHeading, [
        (['always', 'breaking', 'never'] as const).map((one) =>
          button(settings.sounds[one], sound === one, `sound:${one}`),
        ),
        back,
      ]);
    case 'times':
      return words(timesText(chat, language, to), [
        [button(settings.breaking, chat.breakingAtOnce === true, 'breaking:turn')],
        back,
      ]);
  }
};

const timesText = ({ digest, quiet }: Chat, language: Language, to: Elsewhere | undefined): string => {
  const { tuning } = textsFor(language);
  return [
    `${tuning.digest.shown(digest && writeTimes(digest, language), undefined)}\n${tuning.changeDigest(to)}`,
    `${tuning.quiet.shown(quiet && writeQuiet(quiet, language), quiet?.isSilent === true)}\n${tuning.changeQuiet(to)}`,
  ].join('\n\n');
};
