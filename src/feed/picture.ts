import type { Field, Fields } from './elements.ts';
import { plainText, type Read } from './text.ts';

/** A story's picture as its feed gives it; addresses are absolute. */
export type FeedImage = { url: string; caption?: string; credit?: string };

type Resolve = (address: string | undefined, base?: string) => string | undefined;

/** The story's picture: what the feed names as such, the largest first, else the first sensible one in its text. */
export const pictureOf = (fields: Fields, pieces: Read[], resolve: Resolve): FeedImage | undefined => {
  const url = mediaOf(fields, resolve) ?? linked(fields, resolve);
  const inText = pieces.find(({ image }) => image !== undefined)?.image;
  const found = url ?? resolve(inText?.url);
  if (found === undefined) return undefined;
  const told = ['media:description', 'media:title', 'image:caption', 'image:title'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const caption =
    plainText(told.find(({ text }) => text !== '')?.text ?? '', 300) ||
    (url === undefined ? inText?.caption : undefined);
  const credit = plainText(
    fields.get('media:credit')?.find(({ text }) => text !== '')?.text ??
      fields.get('media:copyright')?.[0]?.text ??
      '',
    120,
  );
  return { url: found, ...(caption && { caption }), ...(credit && { credit }) };
};

const mediaOf = (fields: Fields, resolve: Resolve): string | undefined => {
  const width = ({ attributes }: Field) => Number(attributes.get('width')) || 0;
  const contents = (fields.get('media:content') ?? [])
    .filter(isPicture)
    .toSorted((one, two) => width(two) - width(one));
  const thumbnails = (fields.get('media:thumbnail') ?? []).toSorted((one, two) => width(two) - width(one));
  for (const field of [...contents, ...thumbnails]) {
    const url = resolve(field.attributes.get('url'), field.base);
    if (url !== undefined) return url;
  }
  return undefined;
};

const linked = (fields: Fields, resolve: Resolve): string | undefined => {
  const links = [...(fields.get('link') ?? []), ...(fields.get('atom:link') ?? [])].filter(
    ({ attributes }) => attributes.get('rel') === 'enclosure',
  );
  for (const field of [...(fields.get('enclosure') ?? []), ...links]) {
    if (!isPicture(field)) continue;
    const url = resolve(field.attributes.get('url') ?? field.attributes.get('href'), field.base);
    if (url !== undefined) return url;
  }
  for (const name of ['picture', 'image', 'image:loc', 'itunes:image', 'url']) {
    const field = fields.get(name)?.[0];
    const url = field && resolve(field.attributes.get('href') ?? field.text, field.base);
    if (url !== undefined) return url;
  }
  return undefined;
};

/** By its type where it has one, else by its name. */
const isPicture = ({ attributes }: Field): boolean => {
  const type = attributes.get('medium') ?? attributes.get('type');
  if (type !== undefined && type !== '') return /^image/i.test(type);
  return (
    /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(attributes.get('url') ?? attributes.get('href') ?? '') ||
    attributes.get('url')?.includes('image') === true
  );
};
