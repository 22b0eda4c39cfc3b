import type { Following } from '../../src/audience/following.ts';
import { aboutMeant, sourcesAbout, type About, type Fit } from '../../src/feed/catalogue/browse.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import { places } from '../../src/feed/catalogue/places.ts';
import { startingPoints } from '../../src/feed/catalogue/suggestions.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, Command, Press } from '../../src/telegram/command.ts';
import { followerOf, type FollowTalk } from '../shared/follow-talk.ts';
import { readButton, sourceKey, type Reader } from '../shared/source-buttons.ts';
import { onPage, writeFound, writeHome, writePlaces, writeTopics } from '../shared/source-menu.ts';
import { pressedTarget, targetToRead, type Target } from '../shared/target.ts';
import { offeredInTalk } from '../shared/wanted.ts';

type SourcesNeeds = {
  catalogue: Catalogue;
  follow: Following['follow'];
  has: Following['has'];
  talk: FollowTalk;
};

/** The catalogue by topic and place. Anybody may look; who follows must have the right to. */
export const createSources = (needs: SourcesNeeds): Command => ({
  name: 'sources',
  aliases: ['sumber'],
  descriptions: { id: 'Cari sumber menurut topik dan daerah', en: 'Find sources by topic and place' },
  usage: { id: '[@kanal] [topik | daerah]', en: '[@channel] [topic | place]' },
  chatFirst: { or: 'words' },
  scope: 'everywhere',
  run: async (ask) => {
    const target = await targetToRead(ask);
    if (target === undefined) return;
    const { sources: texts } = textsFor(ask.settings.language);
    const said = target.rest.replace(/\s+/g, ' ').trim().slice(0, 200);
    const reader = readerOf(ask, target);
    if (said === '')
      return void (await ask.reply(await home(texts.home(target.elsewhere), target, reader, needs)));
    const about = aboutMeant(said);
    if (about !== undefined) return void (await ask.reply(await list(about, 0, target, reader, needs)));
    const named = offeredInTalk(said, needs.catalogue);
    if (named.length > 0) return needs.talk.tell(ask, target, named);
    await ask.reply(words(texts.unknown(said, target.elsewhere), writeTopics(reader).buttons));
  },
  press: async (press) => {
    const said = readButton(press.data);
    const texts = textsFor(press.settings.language);
    if (said === undefined) return press.toast(texts.buttonExpired);
    const isFollow = said.kind === 'follow' || said.kind === 'start';
    const isElsewhere = said.chatId !== 0 && said.chatId !== press.chat.id;
    // Which sources a chat follows stands on the buttons, so that in another chat looking takes the rights, too.
    const target = isFollow || isElsewhere ? await pressedTarget(press, said.chatId) : here(press);
    if (target === undefined) return;
    const reader = readerOf(press, target);
    const show = async (page: Message) => press.edit(press.messageId, page);
    switch (said.kind) {
      case 'home':
        return show(await home(texts.sources.home(target.elsewhere), target, reader, needs));
      case 'topics':
        return show(writeTopics(reader));
      case 'places':
        return show(writePlaces(placesWithSources(needs.catalogue), said.offset, reader));
      case 'list':
        return show(await list(said.about, said.offset, target, reader, needs));
      case 'follow': {
        const { fits } = sourcesAbout(needs.catalogue, said.about, reader.language);
        const fit = fits.find(({ source }) => sourceKey(source.name) === said.key);
        if (fit === undefined) return press.toast(texts.buttonExpired);
        await followOne(press, target, fit, needs);
        return show(await list(said.about, said.offset, target, reader, needs));
      }
      case 'start': {
        const source = needs.catalogue.sources.find(({ name }) => sourceKey(name) === said.key);
        const [main] = source?.feeds ?? [];
        if (source === undefined || main === undefined) return press.toast(texts.buttonExpired);
        await followOne(press, target, { source, sections: [main] }, needs);
        return show(await home(texts.sources.home(target.elsewhere), target, reader, needs));
      }
    }
  },
});

/** The menu's first page, for the person's chat or another. */
export const home = async (
  lead: string,
  target: Pick<Target, 'chat'>,
  reader: Reader,
  { catalogue, has }: Pick<SourcesNeeds, 'catalogue' | 'has'>,
): Promise<Message> => {
  const points = startingPoints(catalogue, reader.language);
  const sources = points.sources.flatMap((name) => catalogue.named(name) ?? []);
  const fits = sources.map((source) => ({ source, sections: source.feeds }));
  return writeHome(lead, points, { reader, followed: await followedOf(fits, target, has) });
};

const list = async (
  asked: About,
  offset: number,
  target: Target,
  reader: Reader,
  { catalogue, has }: SourcesNeeds,
): Promise<Message> => {
  const found = sourcesAbout(catalogue, asked, reader.language);
  const followed = await followedOf(onPage(found.fits, offset), target, has);
  return writeFound({ asked, found, offset }, { reader, followed });
};

/** Names of the sources of which the chat follows a section that is meant. */
const followedOf = async (
  fits: readonly Fit[],
  { chat }: Pick<Target, 'chat'>,
  has: Following['has'],
): Promise<Set<string>> => {
  const meant = fits.flatMap(({ source, sections }) =>
    sections.map(({ url }) => ({ name: source.name, url })),
  );
  const follows = await has(
    chat.id,
    meant.map(({ url }) => url),
  );
  return new Set(meant.filter((_, at) => follows[at]).map(({ name }) => name));
};

/** Follows the one section that is meant, or asks which; tells what came of it. */
const followOne = async (
  press: Press,
  target: Target,
  { source, sections }: Fit,
  { follow, talk }: SourcesNeeds,
): Promise<void> => {
  const [only, ...others] = sections;
  if (only === undefined) return;
  if (others.length > 0) {
    const offers = sections.map(({ title, url }) => ({ title, url }));
    return talk.tell(press, target, [
      { kind: 'choice', about: 'source', name: source.name, offers, own: offers.length },
    ]);
  }
  const result = await follow(target.chat, only.url, followerOf(press, target));
  await talk.tell(press, target, [result.kind === 'failed' ? { ...result, title: source.name } : result]);
};

const placesWithSources = ({ sources }: Catalogue): typeof places => {
  const covered = new Set(sources.flatMap(({ place, feeds }) => [place, ...feeds.map((feed) => feed.place)]));
  return places.filter((place) => covered.has(place));
};

const here = ({ chat, settings }: Press): Target => ({ chat, settings, rest: '' });

const readerOf = ({ settings }: Pick<Ask, 'settings'>, { chat, title }: Target): Reader => ({
  language: settings.language,
  ...(title !== undefined && { other: { id: chat.id, title } }),
});
