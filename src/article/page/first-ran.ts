import type { Page } from './parts.ts';
import type { Article } from '../shape.ts';
import { lettersOf, oneLine, safeUrl } from './text.ts';
import { ranFirst } from '../../story/dateline/dateline.ts';

const notice =
  /(?:artikel|berita|tulisan) ini.{0,40}(?:tayang|terbit|dimuat|dipublikasikan)|(?:first|originally) (?:appeared|published)|pertama kali tayang/iu;

/** Where the piece ran first; the notice may be split over lines, its link be nothing but a link. */
export const firstIn = ({ lines }: Page, body: string | undefined, base: string): Article['firstRanAt'] => {
  const from = lines.findIndex(({ text }) => notice.test(text));
  const near = from < 0 ? [] : lines.slice(from, from + 3);
  const told = oneLine(near.map(({ text }) => text).join(' | '));
  const found = ranFirst(told) ?? ranFirst(body ?? '') ?? loosely(told);
  if (found === undefined || found.url !== undefined) return found;
  const link = near
    .map(({ href }) => safeUrl(href, base))
    .find((href) => href !== undefined && isHostOf(URL.parse(href)?.hostname ?? '', found.name));
  return link === undefined ? found : { ...found, url: link };
};

/** "CNN Indonesia" is at www.cnnindonesia.com. */
const isHostOf = (host: string, name: string): boolean => lettersOf(host).includes(lettersOf(name));

/** A domain behind any other such words. */
const loosely = (told: string): Article['firstRanAt'] => {
  // "The post … first appeared on …" is what a blog says of itself.
  if (/^the post /i.test(told)) return undefined;
  const name =
    /(?:tayang|terbit|dimuat|appeared|published)(?: pertama kali)?(?: di| on| in| at)(?: laman| situs)?[ |]{1,3}(?<name>[\p{L}\d-]{1,30}(?:\.[\p{L}\d-]{2,20}){1,3})/iu
      .exec(told)
      ?.groups?.['name']?.replace(/^www\./i, '');
  return name === undefined ? undefined : { name };
};
