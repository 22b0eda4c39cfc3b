import * as fc from 'fast-check';
import { ownNamespace } from '../../../src/feed/opml/list.ts';
import type { Language } from '../../../src/i18n/language.ts';
import type { Feed } from '../../../src/sandbox/newsroom/index.ts';
import type { SendOptions, ViewMessage } from '../../../src/sandbox/telegram/index.ts';
import type { House } from './house.ts';
import { createWalker, type Walker } from './walk.ts';

/** Names as people and papers have them, and as somebody has them who means ill. */
const anyName = fc.oneof(
  fc.constantFrom(
    'Harian Serang',
    '<b>Tebal</b> & "kutip"',
    '\u202eterbalik\u202c \u2067lagi\u2069',
    'אבג دهو',
    '👨‍👩‍👧‍👦🇮🇩👍🏽 Kabar',
    'Antara & Detik <script>',
    '@admin /forget https://contoh.id',
  ),
  fc.constantFrom('panjang ', '👨‍👩‍👧‍👦', '&<', '\u05d0').map((unit) => unit.repeat(200 / unit.length)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
);

export const places = ['private', 'group', 'thread', 'channel'] as const;
export type Place = (typeof places)[number];
export type World = { title: string; names: string[]; headline: string };

/** A few sources, or as many as fill pages. */
export const anyWorld = (sources: number): fc.Arbitrary<World> =>
  fc.record({
    title: anyName,
    headline: anyName,
    names: fc.array(anyName, { minLength: sources, maxLength: sources }),
  });
export const sourcesAt: Record<Place, Record<Language, number>> = {
  private: { id: 60, en: 1 },
  group: { id: 2, en: 1 },
  thread: { id: 13, en: 9 },
  channel: { id: 30, en: 3 },
};
const day = 86_400_000;

/** Somebody who may, the chat that it is about, and how they speak there: `@` before what they ask for a channel. */
const settle = async (house: House, place: Place, language: Language, { title }: World) => {
  const { telegram } = house;
  const person = telegram.person({ id: 20_000_001, first_name: 'Budi', language_code: language });
  person.start();
  await house.settled();
  const options: SendOptions = {};
  let handle = '';
  if (place === 'channel') {
    const channel = telegram.channel({ title, owner: person, username: 'kabarserang' });
    telegram.addBot(channel, { by: person, rights: true });
    handle = '@kabarserang ';
  } else if (place !== 'private') {
    const group = telegram.group({ title, owner: person, forum: place === 'thread', type: 'supergroup' });
    telegram.addBot(group, { by: person });
    options.chat = group;
    if (place === 'thread') options.threadId = telegram.openTopic(group, 'Berita');
  }
  await house.settled();
  return { person, options, handle };
};

/** Follows so many feeds of these names, each with two stories, one of which all tell. */
const followAll = async (
  house: House,
  say: (text: string) => Promise<unknown>,
  handle: string,
  { names, headline }: World,
): Promise<Feed[]> => {
  const feeds = names.map((title, at) => {
    const feed = house.newsroom.feed(`/koran/${at}.xml`, { title });
    feed.publish({ title: `${headline} ${at}`, text: headline });
    feed.publish({ title: 'Banjir di Kota Serang merendam pasar', text: 'Air naik sejak malam.' });
    return feed;
  });
  const urls = feeds.map(({ url }) => url);
  for (let at = 0; at < urls.length; at += 10)
    await say(`/follow ${handle}${urls.slice(at, at + 10).join(' ')}`);
  return feeds;
};

/** What is typed, so that every menu is shown: for a chat, and for oneself alone. */
const typed = (h: string): string[] => [
  `/following ${h}`,
  `/unfollow ${h}`,
  `/settings ${h}`,
  `/filter ${h}`,
  `/filter ${h}1 -judi`,
  `/filter ${h}-togel`,
  `/mute ${h}1 1d`,
  `/top ${h}1 5`,
  `/digest ${h}07.00 18.00`,
  `/digest ${h}`,
  `/digest ${h}1 07.00`,
  `/quiet ${h}22.00-06.00`,
  `/quiet ${h}`,
  `/follow ${h}detik`,
  `/follow ${h}topik gempa banten`,
  `/follow ${h}kata tanpa sumber`,
  `/sources ${h}`,
  `/sources ${h}banten`,
  `/sources ${h}olahraga`,
  `/latest ${h}`,
  `/latest ${h}gempa`,
  `/latest ${h}banjir`,
  `/why ${h}banjir serang`,
  `/mode ${h}`,
  `/mode ${h}1`,
  `/pace ${h}`,
  `/review ${h}`,
  `/stats ${h}`,
  '/help',
  '/start',
];
const typedAlone = [
  'halo apa kabar',
  'english please',
  'berhenti',
  'Detik, tempo',
  '/saved',
  '/channels',
  '/scheduled',
  '/recall',
  '/broadcast',
  '/admin',
  '/export',
  '/forget',
];

/** A list that another Kabar may have written: sources with a filter, and a topic. */
const listOf = (urls: string[]): Blob => {
  const outlines = urls.map(
    (url) => `<outline type="rss" text="Koran" xmlUrl="${url}" kabar:filter="-judi"/>`,
  );
  const topic = '<outline text="harga cabai" kabar:topic="harga cabai"/>';
  const body = `<body>${outlines.join('')}${topic}</body>`;
  return new Blob([`<opml xmlns:kabar="${ownNamespace}" version="2.0">${body}</opml>`]);
};

/** Walks through every menu of a chat of this kind, as somebody who may. */
export const roam = async (house: House, place: Place, language: Language, world: World): Promise<Walker> => {
  const { telegram, newsroom } = house;
  const { person, options, handle } = await settle(house, place, language, world);
  const walker = createWalker(house, person, { avoid: /^forget:twice/ });
  const feeds = await followAll(house, (text) => walker.say(text, options), handle, world);
  const post = () => person.send(`Pengumuman: ${world.title}`).message_id;
  /** Something new of each source, once it has been looked at: cards, a digest, or questions to editors. */
  const news = async (title: string) => {
    for (const feed of feeds) feed.publish({ title: `${world.headline} ${title}`, text: 'Air naik.' });
    await house.pass(day);
    await house.settled();
    await house.pass(day);
  };
  if (place === 'channel') await walker.say(`/mode ${handle}1 tinjau`);
  if (place !== 'private') await walker.explore(() => news('kemarin'));
  if (place === 'group') {
    await walker.say('/digest 07.00', options);
    await walker.explore(() => news('hari ini'));
  }
  if (place === 'private' && feeds.length === 1) {
    const card = telegram.view(person.id).findLast(({ buttons }) => hasButton(buttons, 'card:open'));
    if (card === undefined) throw new Error('there is no card');
    const [menu] = await walker.pressOn(card, 'card:open');
    if (menu !== undefined) await walker.pressOn(menu, 'card:save');
    await walker.explore('/saved');
  }
  for (const text of typed(handle)) await walker.explore(text, options);
  if (place === 'private' || place === 'channel') {
    for (const text of typedAlone) await walker.explore(text);
    let files = 0;
    await walker.explore(() => {
      const fresh = newsroom.feed(`/lain/${++files}.xml`, { title: world.title });
      const data = listOf([fresh.url, ...feeds.slice(0, 1).map(({ url }) => url)]);
      const file = { name: 'langganan.opml', type: 'text/x-opml', data };
      person.sendFile(handle === '' ? file : { ...file, caption: `/import ${handle}` });
    });
    await walker.explore(() => person.send(`/broadcast ${handle}`, { replyTo: post() }));
  }
  if (place === 'channel') {
    await walker.explore('lusa 07.00');
    for (const text of ['/scheduled', '/recall', '/channels']) await walker.explore(text);
    const channel = telegram.places().find(({ title }) => title === world.title);
    const last = telegram.view(channel?.id ?? 0).findLast(({ deleted }) => !deleted);
    if (last !== undefined) await walker.explore(() => person.forward(last));
  }
  await walker.explore(`/unfollow ${handle}semua`, options);
  return walker;
};

const hasButton = (buttons: ViewMessage['buttons'], beginning: string): boolean =>
  buttons.flat().some(({ callback_data: data }) => data?.startsWith(beginning));
