import { htmlToText } from '../../../text/html-to-text.ts';
import { isEmoji, withoutData } from '../../../text/html-reader.ts';
import { readAttributes } from '../../../text/xml.ts';
import { isOrnament, isSmallAddress, smallPixels, tinyPixels } from './ornaments.ts';

/** Pictures of one text looked at, characters of a tag and what follows it, and of the text. */
const maxImages = 20;
const maxTagChars = 4_000;
const maxHtmlChars = 400_000;

export type Image = { url: string; caption?: string; credit?: string };
export type Found = Image & { isSmall: boolean };

/** The first picture worth showing in a piece of HTML, a large one if there is any, with its caption where it stands in a figure. Linear. */
export function imageIn(html: string): Found | undefined {
  const source = withoutData(html).slice(0, maxHtmlChars);
  let small: Found | undefined;
  let looks = 0;
  for (const found of source.matchAll(/<(?:img|amp-img|source)\s/gi)) {
    if (looks++ === maxImages) break;
    const behind = source.slice(found.index + found[0].length, found.index + maxTagChars);
    const attributes = readAttributes(behind.slice(0, tagEnd(behind)));
    // A film has sources, too: theirs is no set of pictures.
    if (/^<source/i.test(found[0])) attributes.delete('src');
    const image = sensible(attributes);
    if (image === undefined || (image.isSmall && small !== undefined)) continue;
    const caption = captionIn(behind);
    const whole = caption === '' ? image : { ...image, caption };
    if (!image.isSmall) return whole;
    small = whole;
  }
  return small;
}

const captionIn = (behind: string): string => {
  const caption = /<figcaption[^>]{0,500}>([^]*?)<\/figcaption>/i.exec(behind.split('<img')[0] ?? '')?.[1];
  return caption === undefined ? '' : htmlToText(caption, 300).replaceAll('\n', ' ');
};

/** Where a tag ends: at its first ">" outside quotes. */
const tagEnd = (text: string): number => {
  const found = /^(?:[^"'>]|"[^"]*"|'[^']*')*/.exec(text);
  return found === null ? 0 : found[0].length;
};

/** Where scripts put the address until a reader comes near: then `src` holds a stand-in. */
const lazy =
  'data-src data-lazy-src data-original data-orig-file data-large-file data-lazy data-hi-res-src data-full-url'.split(
    ' ',
  );
const lazySets = ['data-srcset', 'data-lazy-srcset'];

const sensible = (attributes: Map<string, string>): Found | undefined => {
  const url = addressOf(attributes);
  if (url === undefined || isHidden(attributes)) return undefined;
  const sides = sidesOf(attributes);
  if (isTiny(sides) || isEmoji(attributes.get('alt') ?? '')) return undefined;
  return {
    url,
    isSmall: isSmallAddress(url) || sides.some((side) => side <= smallPixels && !isRatio(sides)),
  };
};

const addressOf = (attributes: Map<string, string>): string | undefined => {
  const isLazy = [...attributes.keys()].some((name) => name.startsWith('data-'));
  const filled = isLazy
    ? [
        ...lazy.map((name) => attributes.get(name)?.trim()),
        ...lazySets.map((name) => largest(attributes.get(name))),
      ].find(isAddress)
    : undefined;
  if (filled !== undefined) return filled;
  const own = attributes.get('src')?.trim();
  if (isAddress(own)) return own;
  const set = largest(attributes.get('srcset'));
  return isAddress(set) ? set : undefined;
};

const isAddress = (text: string | undefined): text is string =>
  text !== undefined &&
  /[/.]/.test(text) &&
  !/^data:/i.test(text) &&
  text.length <= 2_048 &&
  !isOrnament(text);

/** The largest picture of a set ("a.jpg 320w, b.jpg 2x"). */
const largest = (set: string | undefined): string | undefined => {
  if (set === undefined) return undefined;
  let best: { url: string; size: number } | undefined;
  for (const one of set.slice(0, maxTagChars).split(/,\s+|,(?=https?:)/)) {
    const [url = '', size = '1'] = one.trim().split(/\s+/);
    const pixels = Number.parseFloat(size) || 1;
    if (url !== '' && (best === undefined || pixels > best.size)) best = { url, size: pixels };
  }
  return best?.url;
};

/** Width and height as the tag gives them (pixels); a share of the page is no size. */
const sidesOf = (attributes: Map<string, string>): number[] => {
  const said = ['width', 'height'].flatMap((name) => attributes.get(name) ?? []);
  const sides = said.filter((side) => /^\s*\d{1,5}(?:px)?\s*$/i.test(side));
  const style = attributes.get('style');
  if (style !== undefined) sides.push(...[...style.matchAll(sideInStyle)].map(([, side = '']) => side));
  return sides.map((side) => Number.parseInt(side, 10));
};
const sideInStyle = /(?<![-\w])(?:width|height)\s{0,3}:\s{0,3}(\d{1,5})(?:px)?\s{0,3}(?:;|!|$)/gi;

/** "16" and "9" are a shape, not a size. */
export const isRatio = ([width = 0, height = 0, ...more]: number[]): boolean =>
  more.length === 0 && width <= 21 && height <= 21 && width > 1 && height > 1 && width !== height;

export const isTiny = (sides: number[]): boolean =>
  sides.some((side) => side <= tinyPixels) && !isRatio(sides);

const isHidden = (attributes: Map<string, string>): boolean => {
  const [style, names] = [attributes.get('style'), attributes.get('class')];
  return (
    attributes.has('hidden') ||
    (style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style)) ||
    (names !== undefined &&
      /(?:^|[\s_-])(?:avatar|gravatar|emoji|wp-smiley|smiley|icon|favicon|tracking|pixel)(?:$|[\s_-])/i.test(
        names,
      ))
  );
};
