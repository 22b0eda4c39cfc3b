import type { Following, FollowResult } from '../../src/audience/following.ts';
import type { Topics } from '../../src/audience/topics/topics.ts';
import { parseAddresses } from '../../src/feed/address.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import { sourceOfChannel, telegramAddress } from '../../src/feed/discovery/telegram-name.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, Command, Press } from '../../src/telegram/command.ts';
import { pressedOffers, writeChoice, type Choice } from '../shared/choice.ts';
import { showSamples, type Asker } from '../shared/follow-outcome.ts';
import { followerOf, mostRead, type FollowTalk } from '../shared/follow-talk.ts';
import { isLong } from '../shared/spoken-wish.ts';
import { pressedTarget, targetToChange, type Target } from '../shared/target.ts';
import { mendedScheme, offeredInTalk, parseWanted, type Wanted } from '../shared/wanted.ts';

type FollowNeeds = {
  follow: Following['follow'];
  followTopic: Topics['follow'];
  moveHere: Following['moveHere'];
  list: Following['list'];
  has: Following['has'];
  getChoice(id: string): Promise<Choice | undefined>;
  /** Words that a button stands for. */
  getWords(id: string): Promise<{ about: string } | undefined>;
  catalogue: Catalogue;
  talk: FollowTalk;
};

/** Words that are to be followed across every feed: "topik gempa banten". */
const topicWish = /^(?:topik|topic|tema)\s*:?\s+(.+)$/is;
/** A wish to follow in a person's own words: "tolong ikuti detik ya", "please follow the bbc". */
const wish =
  /^(?:(?:tolong|mohon|please|pls)\s+)?(?:ikuti|ikutin|langganan|follow|subscribe(?:\s+to)?)\s+(.+?)(?:\s+(?:ya|dong|please))?[.!]*$/is;

export const createFollow = (needs: FollowNeeds): Command => ({
  name: 'follow',
  aliases: ['ikuti'],
  descriptions: { id: 'Ikuti sumber', en: 'Follow a news source' },
  usage: { id: '[@kanal] alamat atau nama …', en: '[@channel] address or name …' },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    if (await saidOfChannel(ask, needs)) return;
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const [, topic] = topicWish.exec(target.rest) ?? [];
    if (isTopicAlone(target.rest, needs)) return askTopic(ask, target);
    if (topic !== undefined) return topicWanted(ask, target, topic, needs);
    const wanted = parseWanted(target.rest, needs.catalogue, mostRead);
    if (wanted.length > 0) await needs.talk.followAll(ask, target, wanted);
    else await ask.reply(words(textsFor(ask.settings.language).follow.usage(target.elsewhere)));
  },
  press: (press) => {
    if (press.data.startsWith('move:')) return movePressed(press, needs);
    return press.data.startsWith('topic:') ? topicPressed(press, needs) : choicePressed(press, needs);
  },
  hear: async (heard) => {
    if (heard.isForwarded || heard.text === '') return false;
    const target = { chat: heard.chat, settings: heard.settings, rest: heard.text };
    if (/^\S+$/.test(heard.text.trim()) && (await saidOfChannel(heard, needs))) return true;
    const [, wished] = wish.exec(heard.text.trim()) ?? [];
    const [, topic] = topicWish.exec(wished ?? '') ?? [];
    if (wished !== undefined && isTopicAlone(wished, needs)) {
      await askTopic(heard, target);
      return true;
    }
    if (topic !== undefined) {
      await topicWanted(heard, target, topic, needs);
      return true;
    }
    // A text that mentions an address among other words may be a post for /broadcast, or a headline somebody shared.
    const said = wished ?? (isNothingButAddresses(heard.text) ? heard.text : undefined);
    const wanted = said === undefined ? [] : parseWanted(said, needs.catalogue, mostRead);
    // "Ikuti keseruan acara kami ..." may be a post.
    const isProse = wished !== undefined && isLong(wished) && !wanted.some(isKnown);
    if (wanted.length > 0 && !isProse) {
      await needs.talk.followAll(heard, target, wanted);
      return true;
    }
    const offered = offeredInTalk(heard.text, needs.catalogue);
    if (offered.length > 0) await needs.talk.tell(heard, target, offered);
    return offered.length > 0;
  },
});

/**
 * Answers for a channel of Telegram that somebody wants to follow: Kabar cannot, but the paper's site may be known. A channel
 * where the person may post is not meant so. False where no such channel is named.
 */
const saidOfChannel = async (ask: Ask, { catalogue, talk }: FollowNeeds): Promise<boolean> => {
  const [said = '', ...more] = ask.text.trim().split(/\s+/);
  const channel = telegramAddress(said);
  if (channel === undefined || (channel.name !== undefined && more.length > 0)) return false;
  if (channel.name !== undefined && (await ask.rightsIn(`@${channel.name}`)).ok) return false;
  const source = channel.name === undefined ? undefined : sourceOfChannel(channel.name, catalogue);
  const target = { chat: ask.chat, settings: ask.settings, rest: '' };
  await talk.tell(ask, target, [
    { kind: 'failed', why: 'telegram-channel', address: said },
    ...(source === undefined ? [] : offeredInTalk(source.name, catalogue)),
  ]);
  return true;
};

/** Follows what was chosen, says so, and marks it on its button. */
const choicePressed = async (press: Press, { follow, has, getChoice, talk }: FollowNeeds): Promise<void> => {
  const [id = '', which = ''] = press.data.split(':');
  const { follow: texts, buttonExpired } = textsFor(press.settings.language);
  const choice = await getChoice(id);
  if (choice === undefined) return press.toast(buttonExpired);
  const target = await pressedTarget(press, choice.chatId);
  if (target === undefined) return;
  const urls = choice.offers.map(({ url }) => url);
  const pressed = pressedOffers(choice, await has(target.chat.id, urls), which);
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
    else
      trouble.push(
        texts.failed(offer.url, result.kind === 'failed' ? result.why : 'not-a-feed', offer.title),
      );
  }
  const followed = await has(target.chat.id, urls);
  const { language } = press.settings;
  await press.edit(
    press.messageId,
    writeChoice(choice, { id, followed, language, chatTitle: target.title, trouble }),
  );
  await showSamples(press, target, results, { isHeaded: false });
  await talk.askWhich(press, target, results, press.reply);
};

/** Whether a topic is wanted, and no words of one are there; a source may be called so. */
const isTopicAlone = (said: string, { catalogue }: Pick<FollowNeeds, 'catalogue'>): boolean =>
  /^(?:topik|topic|tema)\s*:?$/i.test(said.trim()) && catalogue.named(said.trim()) === undefined;

const askTopic = async (ask: Asker, { elsewhere }: Target): Promise<void> =>
  void (await ask.reply(words(textsFor(ask.settings.language).follow.whichTopic(elsewhere))));

/** Follows words across every feed, and says so. */
const topicWanted = async (
  ask: Asker,
  target: Target,
  words_: string,
  { followTopic }: FollowNeeds,
): Promise<void> => {
  const { follow: texts } = textsFor(ask.settings.language);
  const result = await followTopic(target.chat, words_, followerOf(ask, target));
  if (result === undefined) return void (await ask.reply(words(texts.badTopic(target.elsewhere))));
  const { already, title } = result;
  await ask.reply(words(already ? texts.already(title, target.title) : texts.topicOk(title, target.title)));
};

/** Follows the words that no source goes by, as a topic. */
const topicPressed = async (press: Press, needs: FollowNeeds): Promise<void> => {
  const [, id = '', chatId = ''] = press.data.split(':');
  const wanted = await needs.getWords(id);
  if (wanted === undefined) return press.toast(textsFor(press.settings.language).buttonExpired);
  const target = await pressedTarget(press, Number(chatId));
  if (target === undefined) return;
  await press.clearButtons();
  await topicWanted(press, target, wanted.about, needs);
};

/** Moves a source to the forum topic in which the button stands. */
const movePressed = async (press: Press, { moveHere, list }: FollowNeeds): Promise<void> => {
  const { follow: texts, buttonExpired } = textsFor(press.settings.language);
  const target = await pressedTarget(press, 0);
  if (target === undefined) return;
  const sourceId = press.data.slice('move:'.length);
  const source = (await list(press.chat.id)).find((one) => one.sourceId === sourceId);
  if (source === undefined || !(await moveHere(press.chat.id, sourceId, press.threadId)))
    return press.toast(buttonExpired);
  await press.edit(press.messageId, words(texts.movedHere(source.title)));
};

/** It can be followed as it was said. */
const isKnown = (one: Wanted): boolean =>
  one.kind === 'address' || (one.kind === 'choice' && one.about !== 'unknown');

const isNothingButAddresses = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .every((word) => parseAddresses(mendedScheme(word)).length === 1);
