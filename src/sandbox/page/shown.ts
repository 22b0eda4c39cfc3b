import type { Newsroom } from '../newsroom/index.ts';
import type { Entity, ViewMessage } from '../telegram/index.ts';
import { markPlain } from '../telegram/text/entities.ts';

/** What a link preview shows. */
export type Card = { url: string; title: string; site: string; text: string; image?: string };
export type ShownMessage = ViewMessage & { card?: Card };

/** A message with the preview of the page that it links to, where the newsroom has that page. */
export const withCard = (given: ViewMessage, newsroom: Pick<Newsroom, 'story'>): ShownMessage => {
  const message = { ...given, entities: withPlain(given) };
  const url = message.photo ? undefined : previewed(message);
  const story = url === undefined ? undefined : newsroom.story(url);
  if (url === undefined || story === undefined) return message;
  const { title, site, page } = story;
  const text = page?.text ?? story.text;
  const image = (page?.image ?? story.image)?.url;
  return {
    ...message,
    card: { url, title, site, text: text.slice(0, 200), ...(image !== undefined && { image }) },
  };
};

/** Links, commands and names that nobody marked Telegram marks by itself, but for those inside of other marks. */
const withPlain = ({ text, entities }: ViewMessage): Entity[] => {
  const isFree = ({ offset, length }: Entity) =>
    entities.every((one) => one.offset >= offset + length || offset >= one.offset + one.length);
  return [...entities, ...markPlain(text).filter(isFree)];
};

/** The address that Telegram makes a preview of (https://core.telegram.org/bots/api#linkpreviewoptions). */
const previewed = ({ preview, entities, text }: ViewMessage): string | undefined => {
  if (preview?.is_disabled === true) return undefined;
  if (preview?.url !== undefined) return preview.url;
  const link = entities.find(({ type }) => type === 'url' || type === 'text_link');
  return link && (link.url ?? text.slice(link.offset, link.offset + link.length));
};
