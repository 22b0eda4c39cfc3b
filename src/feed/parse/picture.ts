import { unpacked, type Field, type Fields } from './fields.ts';
import { firstImage, plainText, type Image } from '../../text/html-to-text.ts';

type Resolve = (address: string | undefined, base: string) => string | undefined;
type Found = { url: string; field?: Field; caption?: string };

/** The story's picture: what the feed names as such, the largest first, else the first sensible one in its text. */
export const pictureOf = (fields: Fields, written: Field[], resolve: Resolve): Image | undefined => {
  const found = mediaOf(fields, resolve) ?? linked(fields, resolve) ?? inText(written, resolve);
  if (found === undefined) return undefined;
  const of = found.field?.attributes;
  // What is said of a video is not said of its still.
  const isStill = (fields.get('media:content') ?? []).some((one) => !isPicture(one));
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
  return { url: found.url, ...(caption && { caption }), ...(credit && { credit }) };
};

const text = (fields: Fields, ...names: string[]): string =>
  names.flatMap((name) => fields.get(name) ?? []).find((one) => one.text !== '')?.text ?? '';

const mediaOf = (fields: Fields, resolve: Resolve): Found | undefined => {
  const width = ({ attributes }: Field) => Number(attributes.get('width')) || 0;
  const widest = (list: Field[]) => list.toSorted((one, two) => width(two) - width(one));
  const contents = widest((fields.get('media:content') ?? []).filter(isPicture));
  for (const field of [...contents, ...widest(fields.get('media:thumbnail') ?? [])]) {
    const url = resolve(field.attributes.get('url') ?? field.text, field.base);
    if (url !== undefined) return { url, field };
  }
  return undefined;
};

const linked = (fields: Fields, resolve: Resolve): Found | undefined => {
  const links = [...(fields.get('link') ?? []), ...(fields.get('atom:link') ?? [])].filter(
    ({ attributes }) => attributes.get('rel') === 'enclosure',
  );
  for (const field of [...(fields.get('enclosure') ?? []), ...links]) {
    if (!isPicture(field)) continue;
    const url = resolve(field.attributes.get('url') ?? field.attributes.get('href'), field.base);
    if (url !== undefined) return { url };
  }
  for (const name of ['picture', 'image', 'image/url', 'image:loc', 'thumbnail', 'itunes:image']) {
    const field = fields.get(name)?.[0];
    const address = field && (field.attributes.get('href') ?? field.attributes.get('url') ?? field.text);
    // A bare word would resolve against the feed: an address names a file or a host.
    const url = field && /[/.]/.test(address ?? '') ? resolve(address, field.base) : undefined;
    if (url !== undefined) return { url };
  }
  return undefined;
};

const inText = (written: Field[], resolve: Resolve): Found | undefined => {
  for (const field of written) {
    const image = firstImage(unpacked(field));
    const url = image && resolve(image.url, field.base);
    if (url !== undefined) return { url, caption: image?.caption ?? '' };
  }
  return undefined;
};

/** By its type where it has one, else by its name. */
const isPicture = ({ attributes }: Field): boolean => {
  const type = attributes.get('medium') ?? attributes.get('type');
  if (/^image|^(jpe?g|png|webp|gif|avif)$/i.test(type ?? '')) return true;
  if (/^(video|audio|text|document|executable|application\/(?!octet-stream))/i.test(type ?? '')) return false;
  const url = attributes.get('url') ?? attributes.get('href') ?? '';
  return /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(url) || url.includes('image');
};
