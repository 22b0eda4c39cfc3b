/** Where sites keep their feed when no page says so; tried one after another. */
const usualPaths = [
  '/feed',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/feed.json',
];
const sitemapPaths = [
  '/news-sitemap.xml',
  '/sitemap-news.xml',
  '/sitemap_news.xml',
  '/news.xml',
  '/sitemap/news.xml',
];

/** Where the site of a page may keep a feed that no page names, that of the page's own section first. */
export const usualPlaces = (page: string): string[] =>
  [...sectionPaths(page), ...usualPaths].map((path) => new URL(path, page).href);

/** Where a site may keep its news sitemap, which is read like a feed. */
export const newsSitemaps = (page: string): string[] => sitemapPaths.map((path) => new URL(path, page).href);

/** Where a section keeps its own feed; an article's address has a number or many words in its last part. */
const sectionPaths = (url: string): string[] => {
  const { pathname } = new URL(url);
  const path = pathname.replace(/\/$/, '');
  const isSection = /^(?:\/[a-z_]+(?:-[a-z_]+){0,2}){1,3}$/i.test(path);
  return isSection ? [`${path}/feed`, `${path}/rss`] : [];
};
