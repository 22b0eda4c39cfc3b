import { unpacked, type Field, type Fields } from '../fields.ts';
import { imageIn, isRatio, isTiny, type Image } from './images.ts';
import { enlarged, isOrnament, isSmallAddress, smallPixels } from './ornaments.ts';
import { plainText } from '../../../text/html-to-text.ts';

type Resolve = (address: string | undefined, base: string) => string | undefined;
type Found = { url: string; isSmall: boolean; field?: Field; caption?: string };

/**
 * The story's picture: what the feed names as such, the largest first, else the first sensible one in its text. A thumbnail
 * is taken only where there is nothing else, and a larger one in its place where its host has one.
 */
export const pictureOf = (fields: Fields, written: Field[], resolve: Resolve): Image | undefined => {
  const found = best(fields, written, resolve);
  if (found === undefined) return undefined;
  const of = found.field?.attributes;
  // What is said of a video is not said of its still, nor is the text of an entry that has no other.
  const told = fields.get('media:description') ?? [];
  const isStill =
    (fields.get('media:content') ?? []).some((one) => !isPicture(one)) ||
    (written.length > 0 && written.every((field) => told.includes(field)));
  const caption = plainText(
    found.caption ??
      of?.get('>media:description') ??
      of?.get('>media:title') ??
      text(
        fields,
        ...(isStill ? [] : ['media:description', 'media:title']),
        'image:caption',
        'image:title',
        'image/title',
      ),
    300,
  );
  const credit = plainText(
    of?.get('>media:credit') ??
      of?.get('>media:copyright') ??
      text(fields, 'media:credit', 'media:copyright'),
    120,
  );
  return {
    url: found.isSmall ? enlarged(found.url) : found.url,
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
};

const best = (fields: Fields, written: Field[], resolve: Resolve): Found | undefined => {
  let small: Found | undefined;
  for (const look of [mediaOf, enclosed, named]) {
    const found = look(fields, resolve);
    if (found?.isSmall === false) return found;
    small ??= found;
  }
  const found = inText(written, resolve);
  return found?.isSmall === false ? found : (small ?? found);
};

const text = (fields: Fields, ...names: string[]): string =>
  names.flatMap((name) => fields.get(name) ?? []).find((one) => one.text !== '')?.text ?? '';

const mediaOf = (fields: Fields, resolve: Resolve): Found | undefined => {
  if (!fields.has('media:content') && !fields.has('media:thumbnail')) return undefined;
  const contents = widest((fields.get('media:content') ?? []).filter(isPicture));
  let small: Found | undefined;
  for (const field of [...contents, ...widest(fields.get('media:thumbnail') ?? [])]) {
    const url = resolve(field.attributes.get('url') ?? field.text, field.base);
    const sides = sidesOf(field);
    if (url === undefined || isTiny(sides) || isOrnament(url)) continue;
    const isSmall = isSmallAddress(url) || sides.some((side) => side <= smallPixels && !isRatio(sides));
    if (!isSmall) return { url, isSmall, field };
    small ??= { url, isSmall, field };
  }
  return small;
};

const sidesOf = ({ attributes }: Field): number[] =>
  [attributes.get('width'), attributes.get('height')].map(Number).filter((side) => side > 0);
const widest = (list: Field[]): Field[] =>
  list.length < 2 ? list : list.toSorted((one, two) => (sidesOf(two)[0] ?? 0) - (sidesOf(one)[0] ?? 0));

const enclosed = (fields: Fields, resolve: Resolve): Found | undefined => {
  let small: Found | undefined;
  for (const name of ['enclosure', 'link', 'atom:link'])
    for (const field of fields.get(name) ?? []) {
      if ((name !== 'enclosure' && field.attributes.get('rel') !== 'enclosure') || !isPicture(field))
        continue;
      const found = sensible(
        resolve(field.attributes.get('url') ?? field.attributes.get('href'), field.base),
      );
      if (found?.isSmall === false) return found;
      small ??= found;
    }
  return small;
};

const names = ['picture', 'image', 'image/url', 'image:loc', 'thumbnail', 'itunes:image'];
const named = (fields: Fields, resolve: Resolve): Found | undefined => {
  let small: Found | undefined;
  for (const name of names) {
    const field = fields.get(name)?.[0];
    if (field === undefined) continue;
    const address = field.attributes.get('href') ?? field.attributes.get('url') ?? field.text;
    // A bare word would resolve against the feed: an address names a file or a host.
    const found = /[/.]/.test(address) ? sensible(resolve(address, field.base)) : undefined;
    if (found?.isSmall === false) return found;
    small ??= found;
  }
  return small;
};

const sensible = (url: string | undefined): Found | undefined =>
  url === undefined || isOrnament(url) ? undefined : { url, isSmall: isSmallAddress(url) };

const inText = (written: Field[], resolve: Resolve): Found | undefined => {
  let small: Found | undefined;
  for (const field of written) {
    const image = imageIn(unpacked(field));
    const url = image && resolve(image.url, field.base);
    if (image === undefined || url === undefined) continue;
    const found = { url, isSmall: image.isSmall, caption: image.caption ?? '' };
    if (!found.isSmall) return found;
    small ??= found;
  }
  return small;
};

/** By its type where it has one, else by its name. */
const isPicture = ({ attributes }: Field): boolean => {
  const type = attributes.get('medium') ?? attributes.get('type');
  if (/^image|^(jpe?g|png|webp|gif|avif)$/i.test(type ?? '')) return true;
  if (/^(video|audio|text|document|executable|application\/(?!octet-stream))/i.test(type ?? '')) return false;
  const url = attributes.get('url') ?? attributes.get('href') ?? '';
  return /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(url) || url.includes('image');
};
