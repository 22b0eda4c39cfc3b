/** How much speaks for a feed: 0 nothing, 2 something, 3 or 4 as good as all. */
export type Likelihood = 0 | 2 | 3 | 4;

/** Words that mean a feed wherever they stand alone. */
const feedWord = /^(?:rss\d?|atom|rdf|xml|(?:web|news|rss|atom|json)?feeds?|umpan)$/;
/** Words that people put beside them. */
const beside = new Set(
  'json icon ikon logo button tombol link tautan address alamat url subscribe subscription langganan berlangganan ikuti follow get syndicate syndication sindikasi via by with using in through lewat melalui dengan pakai to the this our my your all of for from and or on site website web blog news content posts post entries entry articles article latest full main untuk dari di kami semua seluruh situs berita artikel terbaru terkini utama ini entri pos tulisan valid version versi format reader v'.split(
    ' ',
  ),
);
/** A link that says one of these tells about feeds. */
const explains =
  /^(?:apa|apakah|what|whats|how|why|cara|tentang|about|mengapa|kenapa|bagaimana|help|bantuan|panduan|guide|pengertian|mengenal|tutorial|faq|terms|syarat|ketentuan|policy|kebijakan)$/;
/** Words of a link; more are a headline. */
const mostWords = 8;

/** How much a link's words speak for a feed: "RSS", "Langganan lewat RSS" or "Atom feed" do, "Bom atom" and "Feedback" do not. */
export const saysFeed = (text: string): Likelihood => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [];
  const bare = words.map((word) => word.replace(/^\.+|\.+$/g, '')).filter((word) => /\p{L}/u.test(word));
  const isFeed = bare.some((word) => feedWord.test(word));
  if (!isFeed || bare.length > mostWords) return 0;
  if (bare.some((word) => explains.test(word))) return 0;
  if (bare.every((word) => feedWord.test(word) || beside.has(word))) return 3;
  return bare.some((word) => /^rss\d?$/.test(word)) ? 2 : 0;
};

/** Names of hosts that hold nothing but feeds. */
const feedHost =
  /^(?:feeds?|rss|atom|feedproxy)\d?\.|(?:^|\.)(?:feedburner\.com|feedblitz\.com|feedpress\.me|rss\.com)$/;

/** Whether a host holds nothing but feeds, often those of other sites. */
export const isFeedHost = (hostname: string): boolean => feedHost.test(hostname);

const feedName = /^(?:rss|rdf|atom|(?:rss|news|atom|web)?feeds?)\d?$/;
const feedFile = /^(?:(?:index|main|latest|posts|all|blog|news)\.(?:xml|rss|rdf|atom)|videos\.xml)$/;
const program = /\.(?:xml|json|php\d?|aspx?|ashx|axd|jspx?|cgi|pl|do|cfm)$/;
const page = /\.(?:s|x)?html?$/;
/** Parameters in which programs are told to give a feed; in others ("utm_source=rss") it is said where a reader came from. */
const choosing =
  /^(?:feed|_?format|fmt|type|output|out|alt|view|mode|option|action|act|do|cmd|task|render|flav|page|p|id)$/;

/** How much an address speaks for a feed. */
export const looksLikeFeed = (address: string): Likelihood => {
  const { hostname, pathname, searchParams } = new URL(address);
  const parts = pathname.toLowerCase().split('/').filter(Boolean).slice(-6);
  const last = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  if (isFeedHost(hostname) && parts.length > 0) return 4;
  if (/\.(?:rss|atom|rdf)$/.test(last) || feedFile.test(last) || isNamed(last)) return 4;
  const isInFolder = folders.some((part) => feedName.test(part));
  if (isInFolder && (last.endsWith('.xml') || /\/feeds\/(?:\d+\/)?posts\//.test(pathname))) return 4;
  for (const [name, value] of searchParams) {
    const isChosen = choosing.test(name.toLowerCase()) && feedName.test(value.toLowerCase());
    if (isChosen || (feedName.test(name.toLowerCase()) && /^\w{0,12}$/.test(value))) return 4;
  }
  if (isInFolder || last.endsWith('.xml')) return 2;
  return isAmong(last) ? 2 : 0;
};

/** Whether a part of a path is called feed, with or without an ending: "rss", "feed.php", "rss-feed". */
const isNamed = (part: string): boolean => {
  const words = part.replace(program, '').split(/[-_.]/);
  return words.every((word) => feedName.test(word)) && words[0] !== '';
};

/** Whether one of a few words is one for feeds: "berita-rss.php"; "bom-atom" is about something else. */
const isAmong = (part: string): boolean => {
  const words = part.replace(program, '').replace(page, '').split(/[-_.]/);
  return (
    words.length <= (program.test(part) ? 3 : 2) &&
    words.some((word) => feedName.test(word) && word !== 'atom')
  );
};

/** Not the sites' own word, whatever it is called: files of other kinds, sharing, signing in, other uses of XML and JSON. */
const otherFile =
  /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|css|m?js|pdf|docx?|xlsx?|zip|gz|mp[34]|m4[av]|ogg|webm|opml|apk|woff2?)$/i;
const otherPlace =
  /^\/~[rf]{1,2}\/|\/(?:share|sharer|intent|submit|log-?in|sign-?in|sign-?up|register|wp-(?:json|login|admin)|feedback)(?:[/.?]|$)|oembed|[?&]share=|xmlrpc|opensearch|osd\.xml|wlwmanifest|manifest\.|\brsd\b|crossdomain|foaf|site[-_]?map(?!.{0,9}news)/i;

/** Whether an address is known to be none of a feed. */
export const isOther = (address: string): boolean => {
  const { pathname, search } = new URL(address);
  return (
    otherFile.test(pathname) ||
    (otherPlace.test(`${pathname}${search}`) && !/news.{0,9}site[-_]?map/i.test(pathname))
  );
};
