/** Sites that show films and nothing else, with what stands before their names on a phone. */
const hosts =
  /^(?:www\.|m\.)?(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|dailymotion\.com|dai\.ly|vidio\.com|tiktok\.com|rumble\.com)$/;
/** What else of them may be linked to: people, lists, what they write. */
const films: Record<string, RegExp> = {
  'youtube.com': /^\/(?:watch|shorts\/|live\/|embed\/)/,
  'tiktok.com': /^\/@[^/]+\/video\//,
};

/** Whether an address leads to a film, which is watched rather than read. `url`: as safeUrl gives it. */
export const isFilm = (url: string): boolean => {
  const { hostname, pathname } = new URL(url);
  if (!hosts.test(hostname)) return false;
  const path = films[hostname.replace(/^(?:www\.|m\.)/, '')];
  return pathname !== '/' && (path === undefined || path.test(pathname));
};
