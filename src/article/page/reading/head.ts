import { maxSmall, type Page } from '../parts.ts';

const maxScriptChars = 400_000;

/** Notes on a page what is said of it for machines: its title, language, metas, links, and scripts that hold data. */
export type Head = {
  open(name: string, attributes: Record<string, string>): void;
  text(part: string): void;
  close(name: string): void;
  /** Whether the page's title is being read. */
  isTitle(): boolean;
};

/** Nothing of the page has been read yet. */
export const createHead = (page: Page): Head => {
  let script: string[] | undefined;
  let isTitle = false;
  return {
    open: (name, attributes) => {
      if (name === 'script') {
        if (/ld\+json/i.test(attributes['type'] ?? '') && page.scripts.length < maxSmall) script = [];
      } else if (name === 'meta') addMeta(page, attributes);
      else if (name === 'link') addLink(page, attributes);
      else if (name === 'html') page.language = attributes['lang'];
      else if (name === 'title') isTitle = page.title === '';
    },
    text: (part) => {
      if (script !== undefined) script.push(part.slice(0, maxScriptChars));
      if (isTitle) page.title = (page.title + part).slice(0, 600);
    },
    close: (name) => {
      if (script !== undefined && name === 'script') {
        page.scripts.push(script.join('').slice(0, maxScriptChars));
        script = undefined;
      }
      if (name === 'title') isTitle = false;
    },
    isTitle: () => isTitle,
  };
};

/** The first of each name counts. */
const addMeta = ({ metas }: Page, attributes: Record<string, string>): void => {
  const name = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '').toLowerCase();
  const content = attributes['content'] ?? '';
  if (name !== '' && content !== '' && metas.size < maxSmall * 2 && !metas.has(name))
    metas.set(name, content.slice(0, 5_000));
};

const addLink = ({ links }: Page, attributes: Record<string, string>): void => {
  for (const rel of (attributes['rel'] ?? '').toLowerCase().split(/\s+/, 5))
    if ((rel === 'canonical' || rel === 'amphtml') && !links.has(rel))
      links.set(rel, attributes['href'] ?? '');
};
