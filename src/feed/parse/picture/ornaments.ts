/** A picture up to this many pixels in either direction is a counter or an icon. */
export const tinyPixels = 40;
/** One up to this many is a thumbnail: shown only where there is nothing larger. */
export const smallPixels = 150;

const file = String.raw`\.(?:gif|png|jpe?g|webp|svg|avif)(?:[?#]|$)`;
/** Addresses of what stands beside a story: faces of writers, counters, stand-ins, buttons, adverts. By host, folder or whole file name: words of a headline may stand in the name of a true picture. */
const ornament = new RegExp(
  [
    String.raw`gravatar\.com|googleusercontent\.com\/-[\w-]{5,20}\/AAAAAAAAAAI\/|profile_images|buddyicons|userpics?\/|\/\/avatars?\d{0,2}\.|\/(?:[a-z]{1,12}[-_])?avatars?\/|\/(?:default[-_])?avatar[-_]?\d{0,8}${file}`,
    String.raw`(?:^|[/.])(?:tw)?(?:emojis?|smil(?:ey|ie)s?)[/.]|images\/core\/emoji`,
    String.raw`feedburner|feedsportal|pheedo\.|feeds\.wordpress\.com|stats\.wordpress\.com|doubleclick|googlesyndication|googleadservices|google-analytics|scorecardresearch|quantserve|amazon-adsystem|statcounter|sitemeter|histats|addtoany|addthis|sharethis`,
    String.raw`\/\/(?:pixel|track(?:ing|er)?|beacon|counter|stats|ads?|adserver|adv|banner|iklan)\d{0,2}\.|\/(?:ads?|adserver|adverts?|advertis(?:ing|ements?)|iklan)\/|[/_-]banner[-_]iklan`,
    String.raw`[/_-](?:728x90|468x60|160x600|120x600|320x50|320x100|970x90|970x250)(?=[._-])`,
    String.raw`(?:^|\/)b\.gif|(?:^|\/)(?:pixel|tracking[-_]pixel|spacer|blank|clear|dot|transparent|trans|empty|1x1|loading|loader|lazy|lazyload|gr[ae]y|no[-_]?image|no[-_]?photo|no[-_]?thumb(?:nail)?)${file}|placeholder[^/]{0,40}${file}|\/pixel(?:\.php|\?)`,
    String.raw`(?:share|social|sharing|bookmark|sosmed)[-_]?(?:icon|button|bar)s?|\/(?:fav)?icons?\/|(?:^|\/)(?:(?:site|app|apple[-_]touch|touch)[-_]|fav)?icons?(?:[-_]?\d{1,4}(?:x\d{1,4})?)?${file}`,
    String.raw`(?:^|\/)(?:facebook|fb|twitter|x|whatsapp|wa|telegram|instagram|linkedin|pinterest|youtube|tiktok|line|email|mail|print|rss|digg|reddit|stumbleupon|delicious)(?:[-_](?:icon|logo|share|button|circle|square|\d{1,3}(?:x\d{1,3})?))?\.(?:png|gif|svg)(?:[?#]|$)`,
    String.raw`\.svg(?:[?#]|$)`,
  ].join('|'),
  'i',
);

export const isOrnament = (url: string): boolean => ornament.test(url);

const blogger = {
  host: /^https?:\/\/[^/]*\.(?:bp\.blogspot|googleusercontent|ggpht)\.com\//i,
  size: /([/=])(?:s(\d{2,3})|w(\d{2,3})-h\d{2,3})(?:-[a-z]{1,3}){0,6}(?=\/[^/]*$|$)/,
};
const youtube = {
  host: /^https?:\/\/[^/]*\.(?:ytimg|youtube)\.com\/vi\//i,
  size: /\/(?:default|[123])(?=\.jpg)/,
};
const sized = /-(\d{2,3})x(\d{2,3})\.(?:jpe?g|png|webp|gif)(?:[?#]|$)|[?&](?:w|width)=(\d{1,3})(?:&|$)/i;

/** Whether the address itself says that it is a thumbnail's. */
export const isSmallAddress = (url: string): boolean => {
  if (blogger.host.test(url)) {
    const [, , side, width] = blogger.size.exec(url) ?? [];
    return Number(side ?? width ?? Infinity) <= 2 * smallPixels;
  }
  if (youtube.host.test(url)) return youtube.size.test(url);
  const [, width, height, asked] = sized.exec(url) ?? [];
  return Math.max(Number(width ?? asked ?? Infinity), Number(height ?? 0)) <= smallPixels;
};

/** The address of the same picture in a size to be looked at, where its host has one by rule; else as it is. */
export const enlarged = (url: string): string => {
  if (blogger.host.test(url)) return url.replace(blogger.size, '$1s1600');
  return youtube.host.test(url) ? url.replace(youtube.size, '/hqdefault') : url;
};
