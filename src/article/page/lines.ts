import { around, type Element, type Page } from './parts.ts';
import { oneLine } from './text.ts';

const maxLines = 1_500;
const maxLineChars = 5_000;
/** A paragraph of this length may link much of what it names. */
const longChars = 100;

/** Collects the lines of a page as a reader sees them. */
export const createLines = (page: Page) => {
  let text: string[] = [];
  let chars = 0;
  let linkChars = 0;
  let href: string | undefined;

  return {
    add: (part: string, isInLink: boolean): void => {
      if (chars > maxLineChars) return;
      text.push(part.slice(0, maxLineChars));
      chars += part.length;
      if (isInLink) linkChars += part.length;
    },
    link: (to: string | undefined): void => {
      href ??= to;
    },
    /** What the line says so far, if that is short. */
    said: (most: number): string => (chars === 0 || chars > most ? '' : text.join('')),
    /** The line ends here. */
    flush: (elements: Element[], isParagraph: boolean, isHeading: boolean): void => {
      const line = chars === 0 ? '' : oneLine(text.join(''));
      const holder = elements.findLast(({ name }) => !inline.test(name));
      if (line !== '' && page.lines.length < maxLines && holder?.isAside !== true) {
        const last = elements.at(-1);
        page.lines.push({
          text: line,
          at: page.lines.length,
          holder: holder?.id ?? 0,
          within: around(elements),
          inBody: holder?.inBody === true,
          isParagraph,
          isHeading,
          isLink: linkChars > line.length * (isParagraph && line.length > longChars ? 0.75 : 0.6),
          isFurniture: last?.isFurniture === true,
          isByline: last?.isByline === true,
          isStandfirst: last?.isStandfirst === true,
          isIntro: last?.isIntro === true,
          ...(href !== undefined && { href }),
        });
      }
      text = [];
      chars = linkChars = 0;
      href = undefined;
    },
  };
};

const inline = /^(?:p|span|b|strong|em|i|a|br|h\d)$/;
