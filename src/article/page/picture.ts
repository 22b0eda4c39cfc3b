import { captionAndCredit } from './caption.ts';
import { fileOf } from '../picture-file.ts';
import type { Figure, Page } from './parts.ts';
import type { Structured } from './structured.ts';
import { safeUrl } from './text.ts';
import type { Picture } from '../../story/story.ts';

/** The picture a page shares (`shared`, Open Graph's), else its article's, with the caption and credit that are its own. */
export const pictureOf = (
  page: Page,
  data: Structured,
  shared: string | undefined,
  base: string,
): Picture | undefined => {
  const figures = page.figures
    .map((figure) => ({ ...figure, url: safeUrl(figure.src, base) }))
    .filter(({ src, url }) => src === undefined || url !== undefined);
  const address = safeUrl(shared, base) ?? data.image ?? mainOf(figures)?.url;
  if (address === undefined) return undefined;
  const told = captionOf(figures, address);
  const isInData = data.image === undefined || fileOf(data.image) === fileOf(address);
  const inData = isInData ? data : {};
  const caption = told === undefined || told.caption === '' ? (inData.imageCaption ?? '') : told.caption;
  return { url: address, ...captionAndCredit(caption, told?.credit ?? inData.imageCredit) };
};

type Placed = Figure & { url: string | undefined };

/** The picture of a page that shares none. */
const mainOf = (figures: Placed[]): Placed | undefined => {
  const shown = figures.filter(({ url }) => url !== undefined);
  return (
    shown.find(({ caption, inBody }) => caption !== '' && inBody) ??
    shown.find(({ caption }) => caption !== '') ??
    shown.find(({ inBody }) => inBody)
  );
};

/** From a figure that shows the same file, else from one that does not say what it shows: another picture's would be wrong. */
const captionOf = (figures: Placed[], address: string): Placed | undefined => {
  const file = fileOf(address);
  const same = figures.filter(({ url }) => url !== undefined && fileOf(url) === file);
  const isTold = ({ caption, credit }: Placed): boolean => caption !== '' || credit !== undefined;
  if (same.length > 0) return same.find(isTold);
  const unsaid = figures.filter((figure) => figure.url === undefined && isTold(figure));
  return unsaid.find(({ inBody }) => inBody) ?? unsaid[0];
};
