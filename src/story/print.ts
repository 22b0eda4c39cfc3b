import { createHash } from 'node:crypto';
import { articleKey } from './article-key.ts';
import { canonicalUrl } from './canonical.ts';
import type { Story } from './story.ts';

/** Of each part of a print: they are compared one with one, so a few letters are enough. */
const partChars = 5;
const noLead = '-'.repeat(partChars);

/** A print of what an entry says: headline, link and lead, each by itself, so that it can be told which of them changed. */
export const printOf = ({ headline, lead, url }: Story): string =>
  [print(headline), print(url === undefined ? '' : addressOf(url)), lead === '' ? noLead : print(lead)]
    .map((part) => part.slice(0, partChars))
    .join('');

/** Prints that an earlier Kabar made in another way say nothing. */
export const isChange = (before: string, now: string): boolean =>
  before.length === now.length && before !== now;

/** Whether headline and link are others: another article under the same guid, unless it goes on with the same words. */
export const isAnother = (before: string, now: string): boolean => {
  const [headline, link, lead] = [0, 1, 2].map((part) =>
    [before, now].map((one) => one.slice(part * partChars, (part + 1) * partChars)),
  );
  const differs = (part: string[] = []) => part[0] !== part[1];
  return (
    isChange(before, now) &&
    differs(headline) &&
    differs(link) &&
    (differs(lead) || lead?.includes(noLead) === true)
  );
};

/** The id of an article whose guid is another's. */
export const idWithLink = ({ id, url, headline }: Story): string =>
  `s${hash(`${id} ${url === undefined ? headline : addressOf(url)}`).slice(0, 15)}`;

const addressOf = (url: string): string => articleKey(url) ?? canonicalUrl(url);
/** Print of the article's own address; undefined where it has none. */
export const linkOf = ({ url }: Story): string | undefined => {
  const key = url === undefined ? undefined : articleKey(url);
  return key === undefined ? undefined : print(key);
};
/**
 * Print of headline and link: what an entry looks like to people. Where the link is no article's own ("Gempa terkini", all of
 * them on the front page), what it says tells one from the next, and where it says nothing, when that was.
 */
export const faceOf = (story: Story): string => {
  const { headline, lead, url, publishedAt } = story;
  if (url === undefined) return print([headline, says(lead, publishedAt)].join('\n'));
  const face = [headline.toLowerCase(), addressOf(url)];
  return print((linkOf(story) === undefined ? [...face, says(lead, publishedAt)] : face).join('\n'));
};
/** Print of all that an entry says: under another guid and another link (a token that changes, a new domain) it is the same. */
export const wordsOf = ({ headline, lead, publishedAt }: Story): string | undefined =>
  lead === '' || publishedAt === undefined ? undefined : print(['=', headline, lead, publishedAt].join('\n'));

const says = (lead: string, publishedAt: number | undefined): string => lead || String(publishedAt ?? '');

const print = (text: string): string => hash(text).slice(0, 8);
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
