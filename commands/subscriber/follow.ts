import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import type { Message } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Story } from '../../src/story/story.ts';
import { pressedOffers, writeChoice } from '../shared/choice.ts';
import { words, type Ask, type Command } from '../../src/telegram/command.ts';
import type { FollowResult, Ports } from '../shared/ports.ts';
import { pressedTarget, targetToChange, type Target } from '../shared/target.ts';
import { parseWanted, type Wanted } from '../shared/wanted.ts';

/** Addresses and names in one message. */
export const most = 10;

type Asked = Omit<Ask, 'text'>;

export const follow: Command = {
  name: 'follow',
  descriptions: { id: 'Ikuti sumber berita', en: 'Follow a news source' },
  usage: { id: '[@kanal] alamat atau nama …', en: '[@channel] address or name …' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask, ports) => {
    const target = await targetToChange(ask, ports);
    if (target === undefined) return;
    const wanted = parseWanted(target.rest, ports.catalogue, most);
    if (wanted.length > 0) await followAll(ask, target, wanted, ports);
    else await ask.reply(words(textsFor(ask.settings.language).follow.usage));
  },
  press: async (press, ports) => {
    const [id = '', which = ''] = press.data.split(':');
    const { follow: texts, buttonExpired } = textsFor(press.settings.language);
    const choice = await ports.choices.get(id);
    if (choice === undefined) return press.toast(buttonExpired);
    const target = await pressedTarget(press, choice.chatId, ports);
    if (target === undefined) return;
    const urls = choice.offers.map(({ url }) => url);
    const pressed = pressedOffers(choice.offers, await ports.follows.has(target.chat.id, urls), which);
    if (pressed === undefined) return press.toast(buttonExpired);
    const [only] = pressed;
    if (pressed.length === 1 && only?.isFollowed)
      await press.toast(texts.already(only.offer.title, target.title));

    const results: FollowResult[] = [];
    const trouble: string[] = [];
    for (const { offer, isFollowed } of pressed) {
      if (isFollowed) continue;
      const result = await ports.follows.follow(target.chat, offer.url, byOf(press, target));
      // Behind a button may be a page that asks anew; not a dozen of them at once.
      const isQuestion = result.kind === 'choice' && which !== 'all';
      if (result.kind === 'followed' || isQuestion) results.push(result);
      else trouble.push(texts.failed(offer.title, result.kind === 'failed' ? result.why : 'not-a-feed'));
    }
    const followed = await ports.follows.has(target.chat.id, urls);
    const { language } = press.settings;
    await press.edit(
      press.messageId,
      writeChoice(choice, { id, followed, language, chatTitle: target.title, trouble }),
    );
    await showSamples(press, results);
    await question(press, target, results, ports, press.reply);
  },
};

/** Follows what is wanted, says what came of it, shows the newest story of each, and asks where there is a choice. */
export const followAll = async (
  ask: Asked,
  target: Target,
  wanted: Wanted[],
  ports: Ports,
): Promise<void> => {
  const { follow: texts } = textsFor(ask.settings.language);
  if (wanted.length > most) return void (await ask.reply(words(texts.tooMany(most))));
  const isSlow = wanted.some(({ kind }) => kind === 'address');
  const answer = isSlow ? await ask.reply(words(texts.working)) : undefined;
  const results: Outcome[] = [];
  for (const one of wanted)
    results.push(
      one.kind === 'address' ? await ports.follows.follow(target.chat, one.address, byOf(ask, target)) : one,
    );
  await tell(ask, target, results, ports, answer);
};

export const byOf = (ask: Asked, target: Target): { userId: number; threadId?: number } => ({
  userId: ask.userId,
  ...(target.title === undefined && ask.threadId !== undefined && { threadId: ask.threadId }),
});

type Outcome = FollowResult | Exclude<Wanted, { kind: 'address' }>;

/** Says what came of it, in place of the answer that asked for patience; each choice is a message of its own. */
export const tell = async (
  ask: Asked,
  target: Target,
  results: Outcome[],
  ports: Ports,
  answer?: number,
): Promise<void> => {
  const { follow: texts } = textsFor(ask.settings.language);
  let place = answer;
  const say = async (message: Message) => {
    if (place === undefined) await ask.reply(message);
    else await ask.edit(place, message);
    place = undefined;
  };

  const lines = results.flatMap((one) => {
    if (one.kind === 'choice') return [];
    if (one.kind === 'unknown') return [texts.unknown(one.name)];
    if (one.kind !== 'followed')
      return [texts.failed(one.address, one.kind === 'failed' ? one.why : one.kind)];
    return [one.already ? texts.already(one.title, target.title) : texts.ok(one.title, target.title)];
  });
  if (samplesOf(results).length > 0) lines.push(texts.sample);
  if (lines.length > 0) await say(words(lines.join('\n\n')));
  await showSamples(ask, results);
  await question(ask, target, results, ports, say);
};

/** Asks about each choice, in a message of its own. */
const question = async (
  ask: Asked,
  target: Target,
  results: Outcome[],
  ports: Ports,
  say: (message: Message) => Promise<unknown>,
): Promise<void> => {
  for (const one of results) {
    if (one.kind !== 'choice') continue;
    const { about, name } = 'about' in one ? one : { about: 'page' as const, name: siteOf(one.address) };
    const choice = { chatId: target.chat.id, about, name, offers: one.offers };
    const followed = await ports.follows.has(
      target.chat.id,
      choice.offers.map(({ url }) => url),
    );
    const id = await ports.choices.put(choice);
    const { language } = ask.settings;
    await say(writeChoice(choice, { id, followed, language, chatTitle: target.title }));
  }
};

const siteOf = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

const samplesOf = (results: Outcome[]): Story[] =>
  results.flatMap((one) => (one.kind === 'followed' && !one.already && one.sample ? [one.sample] : []));

const showSamples = async (ask: Asked, results: Outcome[]): Promise<void> => {
  const [only, ...others] = samplesOf(results);
  if (only === undefined) return;
  const style = { language: ask.settings.language, timeZone: ask.settings.timeZone };
  await ask.reply(
    others.length === 0 ? writeCard(only, style) : writeBundle([only, ...others], style).message,
  );
};
