import { readHtml } from '../../../text/html.ts';

/** A `<link>` of a page; an attribute that is absent is empty. */
export type LinkTag = { href: string; rel: string; type: string; title: string; hreflang: string };

/** An `<a>` or `<area>` of a page. */
export type Anchor = {
  href: string;
  rel: string;
  type: string;
  /** What it says. */
  text: string;
  /** What it says to those who do not see it: its title, its label, the words for its pictures. */
  label: string;
  /** Classes and file names of its icons. */
  icon: string;
};

/** What of a page may lead to a feed or to another page, as it is written there. */
export type PageTags = {
  base: string;
  links: LinkTag[];
  /** Only those with a word about feeds somewhere. */
  anchors: Anchor[];
  /** The `content` of its first refresh. */
  refresh: string;
  canonical: string;
  /** The address of its first frame, where it is made of frames. */
  frame: string;
  /** Text that people see (characters). */
  textChars: number;
};

/** More of these no page means for people. */
const most = { links: 5_000, anchors: 2_000 };
/** Kept of what one link says (characters). */
const maxTextChars = 200;
/** What begins a line, so that the words before and after it are not one. */
const isBlock = new Set(
  'p div li ul ol td tr th table br hr h1 h2 h3 h4 h5 h6 dt dd section article nav footer header'.split(' '),
);
const isMute = new Set(['script', 'style', 'title']);
/** A link without any of these in its address, words or icon is never taken for one to a feed. */
const mayLead = /rss|atom|rdf|xml|feed|syndic|umpan|cast/i;

/** Reads the tags of a page up to `maxChars`. Linear, never throws. */
export const readTags = (html: string, maxChars: number): PageTags => {
  const tags: PageTags = {
    base: '',
    links: [],
    anchors: [],
    refresh: '',
    canonical: '',
    frame: '',
    textChars: 0,
  };
  let open: Anchor | undefined;
  let muted = 0;

  const finish = () => {
    if (open === undefined) return;
    const { href, type, text, label, icon } = open;
    if ([href, text, label, icon, type].some((one) => mayLead.test(one))) tags.anchors.push(open);
    open = undefined;
  };

  const openers: Record<string, (attributes: Record<string, string>) => void> = {
    base: ({ href = '' }) => void (tags.base ||= href.trim()),
    link: ({ href = '', rel = '', type = '', title = '', hreflang = '' }) => {
      if (/(^|\s)canonical(\s|$)/i.test(rel)) tags.canonical ||= href;
      if (href !== '' && tags.links.length < most.links)
        tags.links.push({ href, rel, type, title, hreflang });
    },
    meta: ({ 'http-equiv': name = '', content = '' }) => {
      if (name.trim().toLowerCase() === 'refresh') tags.refresh ||= content;
    },
    frame: ({ src = '' }) => void (tags.frame ||= src),
    a: ({ href = '', rel = '', type = '', title = '', 'aria-label': label = '', class: icon = '' }) => {
      finish();
      if (href !== '' && tags.anchors.length < most.anchors)
        open = { href, rel, type, text: '', label: start(`${title} ${label}`), icon: start(icon) };
    },
  };
  openers['area'] = ({ alt = '', ...attributes }) => {
    openers['a']?.({ ...attributes, title: `${alt} ${attributes['title'] ?? ''}` });
    finish();
  };

  readHtml(
    html,
    {
      onopentag: (name, attributes) => {
        if (isMute.has(name)) muted++;
        openers[name]?.(attributes);
        // What an icon within a link shows.
        if (open === undefined || name === 'a') return;
        if (isBlock.has(name)) open.text = start(`${open.text} `);
        const { alt = '', title = '', src = '', class: icon = '' } = attributes;
        if (open.label.length < maxTextChars) open.label = start(`${open.label} ${alt} ${title}`);
        if (open.icon.length < maxTextChars)
          open.icon = start(`${open.icon} ${icon} ${src.startsWith('data:') ? '' : src.slice(-80)}`);
      },
      ontext: (text) => {
        if (muted > 0 && open === undefined) return;
        if (muted === 0) tags.textChars += text.trim().length;
        if (open !== undefined && open.text.length < maxTextChars) open.text = start(open.text + text);
      },
      onclosetag: (name) => {
        if (isMute.has(name)) muted = Math.max(0, muted - 1);
        if (name === 'a') finish();
      },
    },
    { maxChars },
  );
  finish();
  return tags;
};

const start = (text: string): string => text.slice(0, maxTextChars);
