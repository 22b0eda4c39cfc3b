import type { Meaning } from '../meaning.ts';
import type { Element } from '../parts.ts';
import { isSilent } from '../text.ts';

/** In a figure: it is named as other words than those around it, or for readers of screens only. */
export const isPiece = (element: Element, parent: Element | undefined): boolean =>
  element.note !== (parent?.note ?? 'plain') || element.isFurniture !== (parent?.isFurniture ?? false);

/** What content systems call a picture's words, in an element of their own. */
export const isNote = (name: string, { isCaption, isSureCredit }: Meaning, isBehind: boolean): boolean =>
  name === 'figcaption' ||
  ((isCaption || (isSureCredit && isBehind)) && /^(?:div|p|span|em|i|small|cite|dd)$/.test(name));

/** An element takes over what the one around it is; the page as a whole is nothing of the kind. */
export const elementOf = (
  name: string,
  id: number,
  meaning: Meaning,
  parent: Element | undefined,
): Element => {
  const isWhole = name === 'article' || name === 'main' || name === 'body' || name === 'html';
  return {
    name,
    id,
    inBody:
      (parent?.inBody === true || (meaning.isBody && name !== 'body') || name === 'article') &&
      (name === 'article' || name === 'body' || !meaning.isNotBody || meaning.isBody),
    isAside: parent?.isAside === true || /^(?:aside|nav|footer)$/.test(name),
    isFurniture: parent?.isFurniture === true || (meaning.isFurniture && !meaning.isBody && !isWhole),
    isByline: parent?.isByline === true || (meaning.isByline && !meaning.isBody && !isWhole),
    isStandfirst: parent?.isStandfirst === true || (meaning.isStandfirst && !isWhole) || name === 'header',
    isIntro: (parent?.isIntro === true || meaning.isIntro || name === 'li') && !isWhole,
    note: /^(?:h[1-6]|time|blockquote|table)$/.test(name)
      ? 'plain'
      : meaning.isCredit || (name === 'footer' && parent?.isFigure === true)
        ? 'credit'
        : meaning.isCaption || name === 'figcaption'
          ? 'caption'
          : (parent?.note ?? 'plain'),
    isFigure: false,
    mutes: undefined,
  };
};

/** Keeps account of whether what is said at a place is read, by the elements that are open there. */
export type Muting = {
  /** Whether nothing that is said here is read. */
  isOn(): boolean;
  /** Notes of an element what it mutes. */
  open(element: Element): void;
  close(element: Element): void;
};

/** No element is open yet. */
export const createMuting = (): Muting => {
  const muted = { all: 0, most: 0 };
  let captions = 0;
  return {
    isOn: () => muted.all > 0 || (muted.most > 0 && captions === 0),
    open: (element) => {
      const { name } = element;
      if (isSilent(name)) element.mutes = name === 'button' && captions === 0 ? 'most' : 'all';
      if (element.mutes !== undefined) muted[element.mutes]++;
      if (name === 'figcaption') captions++;
    },
    close: ({ name, mutes }) => {
      if (mutes !== undefined) muted[mutes]--;
      if (name === 'figcaption') captions--;
    },
  };
};
