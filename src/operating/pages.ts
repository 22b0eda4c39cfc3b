import type { Bans } from '../audience/bans.ts';
import { textsFor } from '../i18n/texts.ts';
import { formatAgo, formatDate } from '../message/date.ts';
import type { Button, Message, Style } from '../message/message.ts';
import { words } from '../message/words.ts';
import type { FeedInTrouble, Figures, OnItsWay } from './figures.ts';

/** Campaigns, and bans, that one page shows. */
const mostShown = 10;

/** The first page of /admin: figures, and the way to the others. */
export const figuresPage = (figures: Figures, now: number, style: Style): Message => {
  const { operator: texts } = textsFor(style.language);
  const { pace, feeds, oldest } = figures;
  return words(
    [
      texts.heading(figures.version, formatAgo(figures.startedAt, now, style.language)),
      ...(figures.problems.length === 0 ? [texts.well] : figures.problems.map(texts.problem)),
      texts.numbers(figures.chats, feeds.feeds, feeds.looking),
      texts.pace(pace.perSecond, pace.usual),
      ...(pace.heldUntil > now ? [texts.held((pace.heldUntil - now) / 1_000)] : []),
      texts.queue(pace.waiting, pace.inFlight),
      texts.campaigns(figures.campaigns),
      ...(oldest === undefined
        ? []
        : [texts.oldest(oldest.about, formatAgo(oldest.since, now, style.language))]),
    ].join('\n'),
    [
      [
        { text: texts.showFeeds, callback: 'admin:feeds' },
        { text: texts.showCampaigns, callback: 'admin:campaigns' },
      ],
      [
        { text: texts.showBans, callback: 'admin:bans' },
        { text: texts.refresh, callback: 'admin:figures' },
      ],
    ],
  );
};

/** The feeds that cannot be read, each with a button that bans it. */
export const feedsPage = (
  { feeds, found }: { feeds: FeedInTrouble[]; found: number },
  style: Style,
): Message => {
  const { operator: texts, feedFailure } = textsFor(style.language);
  return words(
    [
      texts.feedsHeading(found),
      ...feeds.map(({ title, followers, since, why }, at) =>
        texts.feed(
          at + 1,
          title,
          followers,
          formatDate(since, style),
          why === undefined ? '' : feedFailure[why],
        ),
      ),
    ].join('\n\n'),
    [
      ...inRows(feeds.map(({ id }, at) => ({ text: texts.banOne(at + 1), callback: `admin:ban:${id}` }))),
      back(style),
    ],
  );
};

/** What is on its way, the oldest first. */
export const campaignsPage = (going: OnItsWay[], now: number, style: Style): Message => {
  const { operator: texts } = textsFor(style.language);
  const lines = going
    .slice(0, mostShown)
    .map(({ about, since, done, of, what, isPaused }) =>
      texts.campaign(
        what,
        about,
        formatAgo(since, now, style.language),
        of === 0 ? 1 : done / of,
        of,
        isPaused,
      ),
    );
  return words([texts.campaigns(going.length), ...lines].join('\n\n'), [back(style)]);
};

/** Who and what is banned, each with a button that lifts the ban. */
export const bansPage = ({ chats, feeds }: Bans, style: Style): Message => {
  const { operator: texts } = textsFor(style.language);
  const all = [
    ...chats.map(({ id, title, at }) => ({
      about: title,
      id: String(id),
      at,
      callback: `admin:free:c${id}`,
    })),
    ...feeds.map(({ id, title, url, at }) => ({ about: title, id: url, at, callback: `admin:free:f${id}` })),
  ].slice(0, mostShown);
  return words(
    [
      texts.bansHeading(chats.length, feeds.length),
      ...all.map(({ about, id, at: since }, at) => texts.ban(at + 1, about, id, formatDate(since, style))),
      texts.banHow,
    ].join('\n\n'),
    [...inRows(all.map(({ callback }, at) => ({ text: texts.freeOne(at + 1), callback }))), back(style)],
  );
};

const back = ({ language }: Style): Button[] => [
  { text: textsFor(language).operator.back, callback: 'admin:figures' },
];

const inRow = 5;
const inRows = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) =>
    buttons.slice(row * inRow, (row + 1) * inRow),
  );
