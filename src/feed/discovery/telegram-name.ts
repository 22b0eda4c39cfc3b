import type { Catalogue, Source } from '../catalogue/catalogue.ts';

/** What of Telegram an address or a name leads to. `name`: its public name; an invitation has none. */
export type TelegramAddress = { name?: string };

const hosts = /^(?:(?:www|web)\.)?(?:t\.me|telegram\.(?:me|dog))$/;
/** Public names (https://core.telegram.org/method/account.checkUsername): letters, digits and "_", from a letter on. */
const publicName = /^[a-z]\w{3,31}$/i;
/** What stands in the place of a name for other things than a chat. */
const notNames = new Set(
  'addemoji addlist addstickers addtheme bg boost c confirmphone contact giftcode invoice iv joinchat login proxy setlanguage share socks'.split(
    ' ',
  ),
);

/**
 * The channel, group or account of Telegram that somebody means by "@name", "t.me/name", "t.me/s/name", an invitation or a
 * tg: link; undefined where it is nothing of Telegram's.
 */
export const telegramAddress = (said: string): TelegramAddress | undefined => {
  const text = said.trim();
  const [, handle] = /^@(\w+)$/.exec(text) ?? [];
  if (handle !== undefined) return publicName.test(handle) ? { name: handle } : undefined;
  if (/^tg:/i.test(text)) return ofPublicName(/[?&]domain=(\w{1,32})/i.exec(text)?.[1]);
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const [, domain] = /^([a-z]\w{3,31})\.t\.me$/.exec(url.hostname) ?? [];
  if (domain !== undefined && domain !== 'www') return ofPublicName(domain);
  if (!hosts.test(url.hostname)) return undefined;
  const [first = '', second] = url.pathname.split('/').filter(Boolean);
  return ofPublicName(first === 's' ? second : first);
};

const ofPublicName = (name: string | undefined): TelegramAddress =>
  name !== undefined && publicName.test(name) && !notNames.has(name.toLowerCase()) ? { name } : {};

/** What channels add to the name of their paper. */
const addition =
  /^(?:official|resmi|kanal|channel|portal|redaksi|berita|media)_?|_?(?:official|resmi|kanal|channel|portal|redaksi|berita|news|media|update|updates|live|rss|feed|co|id|com|dotcom|dotco|tv)$/i;
const mostAdditions = 3;

/** The source of the catalogue that has a channel by this name, so that its site can be offered instead: "detikcom", "tempo_news". */
export const sourceOfChannel = (name: string, catalogue: Catalogue): Source | undefined => {
  for (let [rest, left] = [name, mostAdditions]; rest.length >= 3 && left >= 0; left--) {
    const source = catalogue.named(rest);
    if (source !== undefined) return source;
    const shorter = rest.replace(addition, '');
    if (shorter === rest) return undefined;
    rest = shorter;
  }
  return undefined;
};
