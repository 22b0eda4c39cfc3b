import type { Followed } from '../../src/audience/following.ts';
import { isTopic, topicOf } from '../../src/audience/topics/topic.ts';
import { writeLatest } from '../../src/message/headlines.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { FindLatest } from '../../src/search/latest.ts';
import { isPlain, parseSearch } from '../../src/search/query.ts';
import type { Ask, Command, Hearer } from '../../src/telegram/command.ts';
import { findFollowed } from '../shared/find.ts';
import type { FollowTalk } from '../shared/follow-talk.ts';
import { pressedTarget, targetToRead, type Target } from '../shared/target.ts';
import { offeredInTalk } from '../shared/wanted.ts';
import { answerNamed } from './named-search.ts';
import {
  answerSearch,
  otherIn,
  readingMeant,
  readingsOf,
  type SearchNeeds,
  type SearchPage,
  type SearchSlip,
} from './search-talk.ts';

const usual = 5;
const most = 10;
/** Longest search (characters). */
const longest = 200;

type LatestNeeds = SearchNeeds & {
  talk: FollowTalk;
  find: FindLatest;
  getWords(id: string): Promise<SearchSlip | undefined>;
};

/** `hearWords` takes a few words that name nothing else, and of which there is news, for a search. */
export const createLatest = (needs: LatestNeeds): Command & { hearWords: Hearer } => ({
  name: 'latest',
  aliases: ['berita', 'terbaru', 'cari', 'search'],
  descriptions: { id: 'Berita terbaru, atau cari berita', en: 'The newest headlines, or search' },
  usage: { id: '[jumlah | sumber | kata]', en: '[number | source | words]' },
  chatFirst: { or: 'words' },
  scope: 'everywhere',
  run: async (ask) => {
    const target = await targetToRead(ask);
    if (target === undefined) return;
    const said = target.rest.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed();
    const chatId = target.title === undefined ? await readerOf(ask, needs) : target.chat.id;
    const number = /^\d{1,3}$/.test(said) ? Number(said) : undefined;
    const page = {
      chatId,
      offset: 0,
      limit: Math.min(most, Math.max(1, number ?? usual)),
      ...inOther(target),
    };
    if (number !== undefined || said === '')
      return void (await ask.reply(await newest(ask, page, undefined, needs)));
    const readings = readingsOf(said, { limit: page.limit, most });
    for (const { about, limit } of isPlain(parseSearch(said)) ? readings : []) {
      const [source, ...others] = findFollowed(await needs.list(chatId), about).filter(
        ({ sourceId }) => !isTopic(sourceId) || topicOf(about)?.id === sourceId,
      );
      const known = source === undefined ? needs.catalogue.named(about) : undefined;
      if (known !== undefined) return notFollowed(ask, known.name, { ...target, rest: about }, needs);
      if (source !== undefined && others.length === 0)
        return void (await ask.reply(await newest(ask, { ...page, limit }, source, needs)));
    }
    const meant = await readingMeant(readings, { chatId, at: ask.now }, needs);
    await search(ask, { ...page, ...meant }, { ...target, rest: meant.about }, needs);
  },
  hear: async (heard) => {
    const said = heard.isForwarded ? null : wish.exec(heard.text.trim());
    if (said === null) return false;
    await heard.reply(
      await newest(heard, { chatId: heard.chat.id, offset: 0, limit: usual }, undefined, needs),
    );
    return true;
  },
  hearWords: async (heard) => {
    const { text, isForwarded, isEdited, wordless, chat, now } = heard;
    if (isForwarded || isEdited || wordless !== undefined || !fewWords.test(text.trim())) return false;
    const query = parseSearch(text);
    const asked = {
      query,
      scope: { in: 'everywhere', chatId: chat.id } as const,
      at: now,
      offset: 0,
      limit: 1,
    };
    const target = { chat, settings: heard.settings, rest: text.trim() };
    const page = { chatId: chat.id, offset: 0, limit: usual, about: text.trim() };
    if ((await needs.findAbout(asked)).stories.length === 0) {
      const named = await answerNamed(heard, page, needs);
      if (named === undefined || !('message' in named) || !named.isFound) return false;
    }
    await search(heard, page, target, needs);
    return true;
  },
  press: async (press) => {
    const [offset = '', limit = '', what = '', other] = press.data.split(':');
    const { buttonExpired } = textsFor(press.settings.language);
    const target = other === undefined ? hereOf(press) : await pressedTarget(press, Number(other));
    if (target === undefined) return;
    const chatId = target.title === undefined ? await readerOf(press, needs) : target.chat.id;
    const page = {
      chatId,
      offset: wholeOf(offset, 0, 1_000) ?? 0,
      limit: wholeOf(limit, 1, most) ?? usual,
      ...inOther(target),
    };
    const id = what.slice(1);
    // The next page brings buttons of its own.
    await press.clearButtons();
    if (/^[aq]/.test(what)) {
      const slip = await needs.getWords(id);
      if (slip === undefined) return press.toast(buttonExpired);
      const found = { ...page, ...slip, queryId: id, isEverywhere: what.startsWith('a') };
      return search(press, found, { ...target, rest: slip.about }, needs);
    }
    const source = (await needs.list(chatId)).find(({ sourceId }) => sourceId === id);
    if (what !== '' && source === undefined) return press.toast(buttonExpired);
    await press.reply(await newest(press, page, source, needs));
  },
});

/** Four words at most, and no question or exclamation: what people type into a box for a search. */
const fewWords = /^[\p{L}\p{N}][\p{L}\p{N}'’-]*(?:\s+[\p{L}\p{N}'’-]+){0,3}$/u;

/** A question for the news in a person's own words: "berita hari ini apa?", "any news?". */
const wish =
  /^(?:(?:ada|apa)\s+)?(?:berita(?:\s+(?:apa|saja|terbaru|terkini|hari ini|sekarang|baru))*|kabar(?:\s+(?:terbaru|terkini|hari ini))+)(?:\s*(?:apa|dong|ya))?[?!.]*$|^(?:(?:what(?:'s| is)|any)\s+)?(?:the\s+)?(?:latest\s+)?(?:news|headlines)(?:\s+today)?[?!.]*$/i;

const hereOf = ({ chat, settings }: Omit<Ask, 'text'>): Target => ({ chat, settings, rest: '' });

const inOther = ({ elsewhere }: Target) => (elsewhere === undefined ? {} : { elsewhere });

/** `target`: the chat that is meant, with what was said of it. */
const search = async (
  ask: Omit<Ask, 'text'>,
  page: SearchPage,
  target: Target,
  needs: LatestNeeds,
): Promise<void> => {
  const answer: { message: Message } | { notFollowed: string; buttons?: Button[][] } =
    (await answerNamed(ask, page, needs)) ?? (await answerSearch(ask, page, needs));
  if ('message' in answer) await ask.reply(answer.message);
  else {
    const meant = { ...target, rest: answer.notFollowed };
    await notFollowed(ask, answer.notFollowed, meant, needs, answer.buttons);
  }
};

/** Says that a source that Kabar knows is not followed in the chat, and offers to follow it there. `buttons`: what else can be done. */
const notFollowed = async (
  ask: Omit<Ask, 'text'>,
  name: string,
  target: Target,
  { catalogue, talk }: LatestNeeds,
  buttons: Button[][] = [],
): Promise<void> => {
  await ask.reply(words(textsFor(ask.settings.language).latest.notFollowed(name, target.title), buttons));
  const isAllowed = ask.chat.kind === 'private' || (await ask.isAdmin());
  if (isAllowed) await talk.tell(ask, target, offeredInTalk(target.rest, catalogue));
};

/** Whatever a button says, a whole number within bounds; undefined where it says none. */
const wholeOf = (digits: string, least: number, most: number): number | undefined =>
  /^\d{1,6}$/.test(digits) ? Math.min(most, Math.max(least, Number(digits))) : undefined;

/** The newest stories of what is followed, or of one source of it. */
const newest = async (
  { settings, now, chat }: Pick<Ask, 'settings' | 'now' | 'chat'>,
  page: Omit<SearchPage, 'about'>,
  source: Followed | undefined,
  needs: LatestNeeds,
): Promise<Message> => {
  const { latest: texts } = textsFor(settings.language);
  const { chatId, offset, limit } = page;
  const { stories, next, isGeneral } = await needs.find({
    chatId,
    offset,
    limit,
    ...(source && { sourceId: source.sourceId }),
  });
  if (stories.length === 0) {
    const isFollowing = (await needs.list(page.chatId)).length > 0;
    if (isFollowing) return words(texts.none(page.elsewhere?.title));
    const isPrivate = chat.kind === 'private';
    return words(isPrivate ? texts.nothingFollowed(page.elsewhere) : texts.nothingFollowedInGroup);
  }
  const more = source === undefined ? '' : `s${source.sourceId}`;
  const heading = words(texts.heading(page.elsewhere?.title)).plain;
  return writeLatest(
    stories,
    { language: settings.language, timeZone: settings.timeZone },
    {
      heading: source === undefined ? heading : `${heading} · ${source.title}`,
      first: page.offset + 1,
      now,
      ...(isGeneral && {
        note: chat.kind === 'private' ? texts.general(page.elsewhere) : texts.generalInGroup,
      }),
      ...(next !== undefined && { next: `latest:${next}:${page.limit}:${more}${otherIn(page)}` }),
    },
  );
};

/** The chat whose follows count: this one, or in a discussion group that follows nothing itself its channel. */
const readerOf = async (
  ask: Pick<Ask, 'chat' | 'settings' | 'linkedChat'>,
  needs: Pick<LatestNeeds, 'list'>,
): Promise<number> => {
  if (ask.chat.kind !== 'supergroup' || ask.settings.follows.length > 0) return ask.chat.id;
  const linked = await ask.linkedChat();
  return linked !== undefined && (await needs.list(linked)).length > 0 ? linked : ask.chat.id;
};
