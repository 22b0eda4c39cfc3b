import { codePoints, safeUrl, short } from '../text/escape.ts';
import type { Button } from './message.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';

/** Code points of a headline that is shared with its link. */
export const sharedHeadline = 200;
/** Characters of a button's address. */
const longestAddress = 2_000;

/** Opens the list of the reader's chats, to send link and headline to one of them (https://core.telegram.org/widgets/share). None where there is no link. */
export const shareButton = (
  story: { url: string | undefined; headline: string },
  language: Language,
): Button[] => {
  const url = safeUrl(story.url);
  if (url === undefined) return [];
  const headline = short(story.headline, sharedHeadline);
  const address = `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(headline)}`;
  const bare = `https://t.me/share/url?url=${encodeURIComponent(url)}`;
  const fitting = [address, bare].find((one) => codePoints(one) <= longestAddress);
  return fitting === undefined ? [] : [{ text: textsFor(language).actions.share, url: fitting }];
};
