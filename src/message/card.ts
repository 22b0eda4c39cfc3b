import { noted } from '../story/photo-note.ts';
import type { Story } from '../story/story.ts';
import { beyond } from '../text/beyond.ts';
import { formatDate, formatWhen } from './date.ts';
import { codePoints, safeUrl, short, tidy } from '../text/escape.ts';
import { cutLead } from './lead.ts';
import { captionLimit, join, link, messageLimit, quote, tag, text, time, type Text } from './markup.ts';
import type { Button, Message, Style } from './message.ts';
import { shareButton } from './share.ts';
import { brandLine, signatureLine, tagLine, tells } from './template.ts';
import { textsFor, type Texts } from '../i18n/texts.ts';
import { isFilm } from './video.ts';

/** Code points; what is not the lead stays below 1024 together, so that it also fits under a photo. */
const limits = {
  headline: 240,
  firstSentence: 140,
  source: 80,
  place: 60,
  lead: 420,
  post: 1_000,
  caption: 120,
  credit: 40,
  name: 40,
};
/** Code units of an address within the text: six of them, escaped, stay within Telegram's bytes for a raw text. */
const addressLimit = 512;
/** Code points of a headline that a lead is compared with. */
const longestHeadline = 600;
/** Code points; with less room than this, no lead. */
const shortestLead = 40;
const mostOthers = 5;

export type CardOptions = {
  /** Code points of the lead at most; 0: no lead. */
  lead?: number;
  alsoAt?: AlsoAt;
  /** With the button that opens what a reader may do about the story (message/actions.ts): not in channels, where everybody reads one card. */
  actions?: boolean;
  /** When it is sent (milliseconds since the epoch): a story of the same day is told without its date. */
  now?: number;
  /** Words of the topics that the chat follows and the story is of. */
  topics?: string[];
};
/** Other papers that tell the same story, with their addresses. */
export type AlsoAt = { name: string; url: string }[];

/**
 * Writes a story up as a headline card in the chat's language and time zone: picture, headline, source, place and
 * date, lead, notes and a link button. Whatever the feed said, it is escaped and within Telegram's limits
 * (https://core.telegram.org/bots/api#sendmessage, #linkpreviewoptions).
 */
export const writeCard = (story: Story, style: Style, options: CardOptions = {}): Message => {
  const { template, look } = style;
  const words = textsFor(style.language).card;
  const url = safeUrl(story.url);
  const isPhoto = look === undefined && (url === undefined || template?.picture === 'photo');
  const photoUrl = isPhoto ? safeUrl(story.picture?.url) : undefined;
  const headline = headlineOf(story, words.untitled, limits.headline);
  const title = link(text(headline), linkedUrl(story, style));
  const above = [brandLine(template), tag('b', title), facts(story, style, options.now)];
  const isPictured = look === undefined && (url !== undefined || photoUrl !== undefined);
  const limit = photoUrl === undefined ? messageLimit : captionLimit;
  const notes = [
    isPictured && tells(template, 'photo') ? photoNote(story, words) : text(''),
    tells(template, 'first') ? ranFirst(story, words) : text(''),
  ];
  const below = fitting(
    [
      join(notes, ' · '),
      tells(template, 'also') ? writeAlsoAt(options.alsoAt ?? [], words) : text(''),
      tagLine(story, options.topics ?? [], template),
      signatureLine(template),
    ],
    limit - codePoints(join(above, '\n').plain) - 1,
  );
  const size = codePoints(join([...above, ...below], '\n').plain);
  // Under a photo an address may be longer than all that there is room for.
  const address = text(url !== undefined && size + 1 + codePoints(url) <= limit ? url : '');

  const room = limit - codePoints(join([...above, ...below, address], '\n').plain) - 2;
  const hasLead = look !== 'compact' && tells(template, 'lead');
  const wanted = Math.min(hasLead ? (options.lead ?? longestLead(story)) : 0, room);
  const lead = quote(text(leadOf(story, headline, wanted)));
  const buttons = cardButtons(story, style, options.actions);
  return {
    html: join([...above, lead, ...below], '\n').html,
    plain: join([...above, lead, ...below, address], '\n').plain,
    ...(url !== undefined && isPictured && { previewUrl: url }),
    ...(buttons.length > 0 && { buttons }),
    ...(photoUrl !== undefined && { photoUrl }),
  };
};

/** Those of the lines for which there is room (code points, with the breaks between them): of too many the first go first. */
const fitting = (lines: Text[], room: number): Text[] =>
  lines.length === 0 || codePoints(join(lines, '\n').plain) <= room ? lines : fitting(lines.slice(1), room);

/**
 * The rows of buttons of a story's card: on to the article, to pass it on, and, where its reader may do something about it, to
 * that.
 */
export const cardButtons = (
  story: Pick<Story, 'id' | 'url' | 'headline' | 'lead'>,
  style: Pick<Style, 'language' | 'template'>,
  actions = false,
): Button[][] => {
  const { more, watch, untitled } = textsFor(style.language).card;
  const url = linkedUrl(story, style) === undefined ? safeUrl(story.url) : undefined;
  const headline = headlineOf(story, untitled, limits.headline);
  const row: Button[] = [
    ...(url === undefined ? [] : [{ text: isFilm(url) ? watch : more, url }]),
    ...(style.template?.share ? shareButton({ url: story.url, headline }, style.language) : []),
    ...(actions ? [{ text: '⋯', callback: `card:open:${story.id}` }] : []),
  ];
  return row.length > 0 ? [row] : [];
};

/** The article's address where the headline is to lead there; one that is too long for that has its button. */
const linkedUrl = ({ url }: Pick<Story, 'url'>, { template }: Pick<Style, 'template'>): string | undefined =>
  template?.link === 'headline' ? shortUrl(url) : undefined;

/** The story's headline, or what stands for it: never empty. */
export const headlineOf = (
  story: Pick<Story, 'headline' | 'lead'>,
  untitled: string,
  limit: number,
): string =>
  short(story.headline, limit) ||
  cutLead(tidy(story.lead), Math.min(limit, limits.firstSentence)) ||
  untitled;

/** The story's lead within `limit` code points; empty where it says no more than `headline`, which stands above it, or there is no room. */
export const leadOf = (story: Pick<Story, 'headline' | 'lead'>, headline: string, limit: number): string =>
  limit < shortestLead
    ? ''
    : cutLead(beyond(tidy(story.lead), short(story.headline, longestHeadline) || headline), limit);

/** A post that is not too long is told whole. */
const longestLead = ({ lead, isPost }: Story): number =>
  isPost === true && lead.length <= limits.post ? limits.post : limits.lead;

const facts = (story: Story, style: Style, now: number | undefined): Text =>
  join(
    [
      text(style.hidesSource ? '' : short(story.sourceTitle, limits.source)),
      text(tells(style.template, 'place') ? short(story.place, limits.place) : ''),
      story.publishedAt === undefined || !tells(style.template, 'date')
        ? text('')
        : time(story.publishedAt, text(published(story.publishedAt, style, now))),
    ],
    ' · ',
  );

/** `now`: when it is sent, where that is today for its reader. */
export const published = (at: number, style: Style, now: number | undefined): string =>
  now === undefined ? formatDate(at, style) : formatWhen(at, style, now);

const photoNote = (story: Story, words: Texts['card']): Text => {
  if (story.picture === undefined) return text('');
  const picture = noted(story.picture, story.headline, story.lead);
  // A full stop in a list of two would be one too many; three of them are the caption's own.
  const caption = short(picture.caption, limits.caption).replace(/(?<!\.)\.$/, '');
  const note = [caption, short(picture.credit, limits.credit)].filter(Boolean).join(', ');
  return text(note && `${words.photo}: ${note}`);
};

const ranFirst = ({ firstRanAt }: Story, words: Texts['card']): Text => {
  const name = text(short(firstRanAt?.name, limits.name));
  return name.plain === '' ? name : join([text(words.ranFirst), link(name, shortUrl(firstRanAt?.url))], ' ');
};

/** "Juga di: Okezone, Tempo", each a link; empty where there is none. */
export const writeAlsoAt = (others: AlsoAt, words: Texts['card']): Text => {
  const names = others
    .slice(0, mostOthers)
    .map(({ name, url }) => link(text(short(name, limits.name)), shortUrl(url)));
  const list = join(names, ', ');
  return list.plain === '' ? list : join([text(words.alsoAt), list], ' ');
};

const shortUrl = (url: string | undefined): string | undefined => {
  const safe = safeUrl(url);
  return safe !== undefined && safe.length <= addressLimit ? safe : undefined;
};
