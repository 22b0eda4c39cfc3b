/** Parameters that say where a reader came from, not what is read. */
const tracking =
  /^(?:utm_.*|at_.*|mc_.*|hsa_.*|pk_.*|ns_.*|_hs.*|fb_.*|ga_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|twclid|ttclid|li_fat_id|ref|refer|referer|referrer|ref_.*|source|src|from|xtor|cmpid|cmp|icid|ncid|ito|dicbo|partner|feature|share|shared|sharing|smid|smtyp|ocid|cid|cvid|ei|pc|spm|soc_src|soc_trk|guccounter|guce_.*|sr_share|campaign.*|sfnsn|rss|ftag|taid|leadsource|mod|intcmp|int_.*|s_kwcid|_ga|_gl|__twitter_impression|amp|amp_.*|outputtype|output|noamp|tag_from|jxrecoid|tblci|medium|kompasid|app|ved|usg|sa|oc|lang_src)$/i;
/** Parameters that say whose visit it is. */
const session =
  /^(?:(?:php|asp|cf|j)?sess(?:ion)?_?id|aspsessionid.*|oscsid|zenid|cfid|cftoken|(?:access_|auth_|csrf_?|x)?token|nonce|signature|expires|cachebuster|nocache|rnd|rand|_t|_ts|_)$/i;
/** What a visit is called where the name alone does not say so: sixteen letters and digits or more, at random. */
const visit = { name: /^(?:s|sid|sig|auth)$/i, value: /^(?=\D*\d)(?=.*[a-z])[\w-]{16,}$/i };
/** Same article, on one page or in a form for phones. */
const form = new Map([
  ['page', /^(?:all|single|1|semua)$/i],
  ['single', /^(?:1|true)?$/i],
  ['view', /^(?:amp|mobile|all)$/i],
  ['m', /^[01]?$/],
  ['mobile', /^(?:[01]|true|yes)?$/i],
  ['print', /^(?:[01]|true)?$/i],
]);
const mobileHost = /^(?:(?:www\d?|m|amp|mobile|wap|touch)\.)+(?=[^.]+\.[^.])/;
const maxChars = 2_048;
/** Redirectors may hold each other; nobody means it more than this often. */
const maxUnwraps = 3;

/** A key under which one article's addresses meet; not meant for opening. Never throws: what is no address comes back as it is. */
export const canonicalUrl = (url: string): string => {
  const parsed = unwrapped(url.trim().slice(0, maxChars), maxUnwraps);
  if (parsed === undefined) return url.trim().slice(0, maxChars);
  const { host, path } = withoutAmpCache(parsed.host.toLowerCase().replace(/\.$/, ''), parsed.pathname);
  const query = queryKey(parsed.searchParams, path);
  return `https://${host.replace(/:(?:80|443)$/, '').replace(mobileHost, '')}${pathKey(path)}${query}`;
};

const unwrapped = (url: string, left: number): URL | undefined => {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  const target = left > 0 ? redirectTarget(parsed) : undefined;
  return (target === undefined ? undefined : unwrapped(target, left - 1)) ?? parsed;
};

/** Where google.com/url, l.facebook.com/l.php and their kind lead. */
export const redirectTarget = ({ hostname, pathname, searchParams }: URL): string | undefined => {
  const isGoogle = /^(?:www\.|news\.)?google\.[a-z.]{2,7}$/.test(hostname) && pathname === '/url';
  const isFacebook = /^lm?\.(?:facebook|instagram)\.com$/.test(hostname);
  const isOther =
    /^(?:www\.)?(?:youtube\.com\/redirect|t\.umblr\.com\/redirect|out\.reddit\.com\/|bing\.com\/news\/apiclick\.aspx)/.test(
      `${hostname}${pathname}`,
    );
  if (!isGoogle && !isFacebook && !isOther) return undefined;
  return ['url', 'q', 'u', 'z']
    .map((name) => searchParams.get(name) ?? '')
    .find((value) => /^https?:\/\//i.test(value));
};

/** "www-detik-com.cdn.ampproject.org/c/s/www.detik.com/..." and "google.com/amp/s/...". */
const withoutAmpCache = (host: string, path: string): { host: string; path: string } => {
  const isCache = host.endsWith('.cdn.ampproject.org') || /^(?:www\.)?google\.[a-z.]{2,7}$/.test(host);
  const found = isCache ? /^\/(?:[acv]|amp)\/(?:s\/)?([^/]+\.[^/]+)(\/.*)?$/.exec(path) : null;
  return found === null ? { host, path } : { host: (found[1] ?? '').toLowerCase(), path: found[2] ?? '/' };
};

const pathKey = (path: string): string => {
  const folded = path
    .replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\/amp(?=\/read\/|\/berita\/)/i, '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/')
    .replace(/\.amp(?:\.html)?$|(?<=\.html?)\/amp$/i, '')
    .replace(/\/(?:amp|amp\.html|all|single)\/?$/i, '')
    .replace(/\/$/, '');
  return escapesFolded(folded);
};

/** "%2D" is "-", "%c3" is "%C3". */
const escapesFolded = (path: string): string =>
  path.replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });

/** Where the path names no article and nothing else is left, a number in one of these does ("read.php?cid=1001"). */
const maybeArticle = /^(?:cid|src|source|mod|pc|ei|oc|ref|from|app)$/i;

const queryKey = (params: URLSearchParams, path: string): string => {
  const isKept = ([name, value]: [string, string]) =>
    !tracking.test(name) &&
    !session.test(name) &&
    !(visit.name.test(name) && visit.value.test(value)) &&
    form.get(name.toLowerCase())?.test(value) !== true;
  const named = [...params].filter(isKept);
  const isNamed = named.length > 0 || /\d|[^-]-[^-]/.test(path);
  const kept = (
    isNamed ? named : [...params].filter(([name, value]) => maybeArticle.test(name) && /^\d{3,}$/.test(value))
  )
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  return kept.length === 0 ? '' : `?${[...new Set(kept)].join('&')}`;
};
