import { redirectTarget } from '../../story/canonical.ts';
import type { Field, Fields } from './fields.ts';

/** Longest address kept (characters). */
const maxChars = 4_096;

/**
 * An absolute http(s) address; undefined where there is none. What is broken in a usual way is mended: entities that are
 * left in it, a scheme that is missing or said twice. A redirector's address is that of the page it leads to.
 */
export const absolute = (address: string | undefined, base: string): string | undefined => {
  const trimmed = address?.trim().replaceAll(/[\n\r\t]/g, '') ?? '';
  if (trimmed === '' || trimmed.length > maxChars) return undefined;
  const mended = isPlain(trimmed) ? trimmed : mend(trimmed, base);
  // Kept as the publisher wrote it where it is whole: ids and links must not change by a slash.
  const isWhole = /^https?:\/\/[^\s"<>\\]+$/i.test(mended) && URL.canParse(mended);
  const whole = isWhole ? mended : webAddress(mended, base);
  return whole === undefined ? undefined : behindRedirect(whole);
};

const webAddress = (address: string, base: string): string | undefined => {
  const url = URL.parse(address, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
};

/** Nothing to mend: most are so. */
const isPlain = (address: string): boolean =>
  (address.startsWith('https://') || address.startsWith('http://')) &&
  !address.includes('&') &&
  !address.includes('://', 8) &&
  address.charAt(8) !== '/';

const mend = (address: string, base: string): string => {
  const plain = address.includes('&') ? address.replace(/&(?:(?:amp|#0?38|#x26);)+/gi, '&') : address;
  if (/^https?:\/\/[^/]/i.test(plain)) return plain.replace(/^https?:\/\/(?=https?:\/\/)/i, '');
  if (/^https?(?::\/{1,3}|\/\/)\w/i.test(plain)) return plain.replace(/^(https?):?\/{1,3}/i, '$1://');
  return /^www\.[\w-]+(?:\.[\w-]+)+/i.test(plain) || isHostOf(base, plain) ? `https://${plain}` : plain;
};

/** "contoh.id/berita/1" in a feed of contoh.id: its own host, not a folder. */
const isHostOf = (base: string, address: string): boolean => {
  const host = /^(?<host>[\w-]+(?:\.[\w-]+)+)\//.exec(address)?.groups?.['host'];
  return host !== undefined && URL.parse(base)?.hostname.replace(/^www\./, '') === host.toLowerCase();
};

const behindRedirect = (address: string): string => {
  if (!address.includes('?') || !/\/(?:url|l\.php|redirect|apiclick\.aspx)\?/i.test(address)) return address;
  const url = URL.parse(address);
  const target = url === null ? undefined : redirectTarget(url);
  return (target && webAddress(target, address)) ?? address;
};

export const isWeb = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/[^\s]+$/i.test(text);

/** A guid that is a link, too: one of the web, though a blank may be in it, or one of the site's own. */
const isPermanent = ({ text, attributes }: Field): boolean => {
  const said = attributes.get('ispermalink')?.trim().toLowerCase();
  if (said === 'false') return false;
  if (isWeb(text) || /^https?:\/\/[^\s/]+\.[^\s/]+\//i.test(text)) return true;
  return said === 'true'
    ? /\/|^\?|\.(?:html?|php|aspx?)$/i.test(text) && !/^[a-z][\w+.-]*:/i.test(text)
    : /^\/[^/\s]/.test(text);
};

/** The link of an entry or feed to its page: Atom's `alternate` or RSS's text, the last as feedparser has it. */
export const linkOf = (fields: Fields): string | undefined => {
  const [only, ...more] = fields.get('link') ?? [];
  // Nearly all of RSS.
  if (only !== undefined && more.length === 0 && only.attributes.size === 0 && only.text !== '') {
    const url = absolute(only.text, only.base);
    if (url !== undefined) return url;
  }
  const links = ['link', 'atom:link'].flatMap((name) => fields.get(name) ?? []);
  const plain = (fields.get('link') ?? []).findLast(
    ({ text, attributes }) => text !== '' && !attributes.has('href') && relOf(attributes) === 'alternate',
  );
  const linked = links.filter(({ attributes }) => attributes.has('href'));
  const alternates = linked.filter(({ attributes }) => relOf(attributes) === 'alternate');
  const alternate =
    alternates.findLast(({ attributes }) => /^$|html/i.test(attributes.get('type') ?? '')) ?? alternates[0];
  const other = linked.find(
    ({ attributes }) =>
      !/^(self|hub|enclosure|edit|edit-media|replies|next|prev|previous|first|last|license|via|search|stylesheet|service\.\w+|http:.*)$/.test(
        relOf(attributes),
      ),
  );
  for (const one of [
    plain,
    alternate,
    fields.get('loc')?.[0],
    fields.get('guid')?.find(isPermanent),
    other,
    fields.get('id')?.find(({ text }) => isWeb(text)),
  ]) {
    const url = one && absolute(one.attributes.get('href') ?? one.text, one.base);
    if (url !== undefined) return url;
  }
  return undefined;
};

/** What an entry without a page brings along to be heard or seen: a podcast's episode. */
export const enclosureOf = (fields: Fields): string | undefined => {
  const linked = ['link', 'atom:link']
    .flatMap((name) => fields.get(name) ?? [])
    .filter(({ attributes }) => relOf(attributes) === 'enclosure');
  for (const { attributes, base } of [
    ...(fields.get('enclosure') ?? []),
    ...linked,
    ...(fields.get('media:content') ?? []),
  ]) {
    const address = attributes.get('url') ?? attributes.get('href');
    const type = `${attributes.get('type') ?? ''} ${attributes.get('medium') ?? ''}`;
    const isMedium =
      /audio|video|pdf/i.test(type) ||
      /\.(?:mp3|m4a|ogg|oga|opus|aac|wav|flac|mp4|m4v|mov|webm|pdf)(?:[?#]|$)/i.test(address ?? '');
    const url = isMedium ? absolute(address, base) : undefined;
    if (url !== undefined) return url;
  }
  return undefined;
};

/** The addresses of a feed's or entry's links with this `rel`. */
export const linksWithRel = (fields: Fields, rel: string): string[] =>
  ['link', 'atom:link']
    .flatMap((name) => fields.get(name) ?? [])
    .filter(({ attributes }) => relOf(attributes) === rel)
    .flatMap(({ attributes, base }) => absolute(attributes.get('href'), base) ?? []);

const relOf = (attributes: Field['attributes']): string =>
  (attributes.get('rel') ?? 'alternate')
    .trim()
    .toLowerCase()
    // RFC 4287, 4.2.7.2: the registered names may be written out.
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
