import type { Sign } from './pairing.ts';
import { differs, isNearInTime, isOtherText, isWholeDay } from './same-entry.ts';
import { none, type Traits } from './traits.ts';

/** Where several entries share a guid, an entry is one of these before only if two things are the same; the surest sign first. */
export const signsUnderSharedGuid: Sign[] = [
  { key: ({ headline, link, text, publishedAt }) => [headline, link, text, publishedAt].join(' ') },
  { key: ({ headline, text, publishedAt }) => together(headline, text, publishedAt) },
  {
    key: ({ headline, publishedAt }) => together(headline, publishedAt),
    fits: (before, { traits }) => !isWholeDay(traits) || !isOtherText(before, traits),
    isUnique: true,
  },
  {
    key: ({ text, publishedAt }) => together(text, publishedAt),
    fits: (_, { traits, isLongText }) => isLongText || !isWholeDay(traits),
    isUnique: true,
  },
  {
    key: ({ headline, text }) => together(headline, text),
    fits: (before, { traits }) => isNearInTime(before, traits),
  },
  {
    key: ({ headline, link, text }) => (text === none ? together(headline, link) : undefined),
    fits: (before, { traits }) => !differs(before.publishedAt, traits.publishedAt),
  },
];

/**
 * What an entry is known by whose guid and link are new, the surest sign first. A date that differs tells another entry; a
 * missing one tells nothing.
 */
export const signsInWords: Sign[] = [
  {
    key: ({ headline, text, publishedAt }) => {
      const dated = together(headline, publishedAt);
      return dated && `${dated} ${text}`;
    },
  },
  {
    key: ({ headline, publishedAt }) => together(headline, publishedAt),
    fits: (before, { traits }) =>
      !isWholeDay(traits) || !isOtherText(before, traits) || isSamePath(before, traits),
    isUnique: true,
  },
  { key: ({ text, publishedAt, path }) => together(text, publishedAt, path), isUnique: true },
  {
    key: ({ headline, text }) => together(headline, text),
    fits: (before, { traits }) => !differs(before.publishedAt, traits.publishedAt),
  },
  {
    key: ({ headline, path }, _, entry) =>
      entry?.isNamedByPath === false ? undefined : together(headline, path),
    fits: (before, { traits }) =>
      !differs(before.publishedAt, traits.publishedAt) && !isOtherText(before, traits),
  },
];

/** Whether the path is the same, and an article's; an earlier Kabar did not note it. */
export const isSamePath = (before: Traits, now: Traits): boolean =>
  before.path === undefined || (before.path === now.path && now.path !== none);

const together = (...parts: (string | number | undefined)[]): string | undefined =>
  parts.some((part) => part === undefined || part === none) ? undefined : parts.join(' ');
