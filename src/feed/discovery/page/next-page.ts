import { linkAddress } from './link-address.ts';
import { isSameSite } from './site.ts';
import type { PageTags } from './tags.ts';

/** A refresh after more than this is one of a page that shows itself anew (seconds). */
const mostDelay = 30;
/** A page that says no more than this is only there to lead on (characters). */
const stubChars = 400;
const maxScriptChars = 20_000;

/** Where a page sends its readers at once: by a refresh (https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh). */
export const refreshTarget = (
  content: string,
  { base, page }: { base: string; page: string },
): string | undefined => {
  const [, delay = '0', target = ''] =
    /^(?:(\d{1,9})(?:\.\d*)?|\.\d+)?\s?[;,\s]?\s?(.*)$/s.exec(
      content.slice(0, 9_000).replace(/\s+/g, ' ').trim(),
    ) ?? [];
  if (Number(delay) > mostDelay) return undefined;
  const written = target.replace(/^url ?= ?/i, '').replace(/^(["'])(.*?)(?:\1.*)?$/, '$2');
  return another(written, { base, page });
};

/**
 * Where a page without a feed leads: the page that it is another form of (for phones, of a moved site), what its frame
 * shows, or where its script sends readers at once.
 */
export const otherPage = (
  { canonical, frame, textChars }: PageTags,
  html: string,
  about: { base: string; page: string },
): string | undefined => {
  const isStub = textChars <= stubChars;
  const original = another(canonical, about);
  if (
    original !== undefined &&
    isOtherPlace(original, about.page) &&
    (isStub || isSameSite(original, about.page))
  )
    return original;
  if (!isStub) return undefined;
  const script =
    /\blocation(?:\.href)?\s{0,5}=\s{0,5}(["'])([^"'\s]{1,2000})\1|\blocation\.(?:replace|assign)\(\s{0,5}(["'])([^"'\s]{1,2000})\3/.exec(
      html.length > maxScriptChars ? '' : html,
    );
  return another(frame, about) ?? another(script?.[2] ?? script?.[4] ?? '', about);
};

const another = (href: string, { base, page }: { base: string; page: string }): string | undefined => {
  const url = linkAddress(href, base);
  return url === undefined || url === page.replace(/#.*$/, '') ? undefined : url;
};

/** Not the same page with or without "www.", a query or a slash at its end. */
const isOtherPlace = (one: string, two: string): boolean => placeOf(one) !== placeOf(two);
const placeOf = (address: string): string => {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`;
};
