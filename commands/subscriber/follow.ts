import type { Following, FollowResult } from '../../src/audience/following.ts';
import { parseAddresses } from '../../src/feed/address.ts';
import type { Catalogue } from '../../src/feed/discovery/catalogue.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command, Press } from '../../src/telegram/command.ts';
import { pressedOffers, writeChoice, type Choice } from '../shared/choice.ts';
import { followerOf, mostWanted, showSamples, type FollowTalk } from '../shared/follow-talk.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';
import { namedAlone, parseWanted } from '../shared/wanted.ts';

type FollowNeeds = {
  follow: Following['follow'];
  has: Following['has'];
  getChoice(id: string): Promise<Choice | undefined>;
  catalogue: Catalogue;
  talk: FollowTalk;
};

export const createFollow = (needs: FollowNeeds): Command => ({
  name: 'follow',
  descriptions: { id: 'Ikuti sumber berita', en: 'Follow a news source' },
  usage: { id: '[@kanal] alamat atau nama …', en: '[@channel] address or name …' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const wanted = parseWanted(target.rest, needs.catalogue, mostWanted);
    if (wanted.length > 0) await needs.talk.followAll(ask, target, wanted);
    else await ask.reply(words(textsFor(ask.settings.language).follow.usage));
  },
  press: (press) => followPressed(press, needs),
  hear: async (heard) => {
    if (heard.isForwarded) return false;
    const target = { chat: heard.chat, settings: heard.settings, rest: heard.text };
    if (isNothingButAddresses(heard.text)) {
      await needs.talk.followAll(heard, target, parseWanted(heard.text, needs.catalogue, mostWanted));
      return true;
    }
    const named = namedAlone(heard.text, needs.catalogue);
    if (named !== undefined) await needs.talk.tell(heard, target, [named]);
    return named !== undefined;
  },
});

/** Follows what was chosen, and marks it on its button. */
const followPressed = async (press: Press, { follow, has, getChoice, talk }: FollowNeeds): Promise<void> => {
  const [id = '', which = ''] = press.data.split(':');
  const { follow: texts, buttonExpired } = textsFor(press.settings.language);
  const choice = await getChoice(id);
  if (choice === undefined) return press.toast(buttonExpired);
  const target = await pressedTarget(press, choice.chatId);
  if (target === undefined) return;
  const urls = choice.offers.map(({ url }) => url);
  const pressed = pressedOffers(choice.offers, await has(target.chat.id, urls), which);
  if (pressed === undefined) return press.toast(buttonExpired);
  const [only] = pressed;
  if (pressed.length === 1 && only?.isFollowed)
    await press.toast(texts.already(only.offer.title, target.title));

  const results: FollowResult[] = [];
  const trouble: string[] = [];
  for (const { offer, isFollowed } of pressed) {
    if (isFollowed) continue;
    const result = await follow(target.chat, offer.url, followerOf(press, target));
    // Behind a button may be a page that asks anew; not a dozen of them at once.
    const isQuestion = result.kind === 'choice' && which !== 'all';
    if (result.kind === 'followed' || isQuestion) results.push(result);
    else trouble.push(texts.failed(offer.title, result.kind === 'failed' ? result.why : 'not-a-feed'));
  }
  const followed = await has(target.chat.id, urls);
  const { language } = press.settings;
  await press.edit(
    press.messageId,
    writeChoice(choice, { id, followed, language, chatTitle: target.title, trouble }),
  );
  await showSamples(press, results);
  await talk.askWhich(press, target, results, press.reply);
};

/** A text that only mentions an address is no wish to follow it: it may be a post for /broadcast. */
const isNothingButAddresses = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .every((word) => parseAddresses(word).length === 1);
