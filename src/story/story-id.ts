import { createHash } from 'node:crypto';
import { addressOf } from './link.ts';
import type { Story } from './story.ts';

/** The id of the story of a feed's entry: always the same for the same key (the entry's guid, else its link, else what it says). */
export const storyId = (sourceId: string, key: string): string => idFrom(`${sourceId} ${key}`);

/** Whether the entry's guid, and so its id, is its link over again: then the id tells no more than the link does. */
export const isLinkOverAgain = ({ id, sourceId, url }: Story): boolean =>
  url !== undefined && id === storyId(sourceId, url);

/**
 * The id of an entry whose guid is another story's, as `isTaken` says: made of all that it says, so that the same entry
 * gets the same one again.
 */
export const idApart = (
  { id, url, headline, lead, publishedAt }: Story,
  isTaken: (id: string) => boolean,
): string => {
  const said = [id, url === undefined ? '' : addressOf(url), headline, lead, publishedAt];
  for (let times = 0; ; times++) {
    const apart = idFrom(JSON.stringify(times === 0 ? said : [...said, times]));
    if (!isTaken(apart)) return apart;
  }
};

/** The id that such an entry got from an earlier Kabar: made of guid and link alone. */
export const earlierIdApart = ({ id, url, headline }: Story): string =>
  idFrom(`${id} ${url === undefined ? headline : addressOf(url)}`);

const idFrom = (text: string): string =>
  `s${createHash('sha256').update(text).digest('base64url').slice(0, 15)}`;
