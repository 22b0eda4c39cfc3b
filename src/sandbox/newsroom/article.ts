import type { Item } from './feed.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const meta = (property: string, content: string | undefined): string =>
  content === undefined ? '' : `<meta property="${property}" content="${escaped(content)}">`;

/** A story's page, with Open Graph and, unless switched off, JSON-LD. */
export const articlePage = (item: Item, site: string, hasJsonLd: boolean): string => {
  const { title, url, updated, categories, page } = item;
  const { text, date, image, author } = { ...item, ...page };
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    url,
    ...(date !== undefined && { datePublished: date.toISOString() }),
    ...(updated !== undefined && { dateModified: updated.toISOString() }),
    ...(image !== undefined && { image: [image.url] }),
    ...(author !== undefined && { author: { '@type': 'Person', name: author } }),
    publisher: { '@type': 'Organization', name: site },
  };
  const jsonLd = JSON.stringify(facts).replaceAll('<', '\\u003c');
  const figure =
    image === undefined
      ? ''
      : `<figure><img src="${escaped(image.url)}" alt=""><figcaption>${escaped(captionOf(image))}</figcaption></figure>`;
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escaped(title)} - ${escaped(site)}</title>
<link rel="canonical" href="${escaped(url)}">
${meta('og:type', 'article')}${meta('og:title', title)}${meta('og:url', url)}${meta('og:site_name', site)}
${meta('og:description', text.slice(0, 200))}${meta('og:image', image?.url)}
${meta('article:published_time', date?.toISOString())}${meta('article:section', categories[0])}
${hasJsonLd ? `<script type="application/ld+json">${jsonLd}</script>` : ''}
</head><body><article><h1>${escaped(title)}</h1>${figure}
${text
  .split('\n\n')
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('\n')}${page?.editor === undefined ? '' : `<p>Editor : ${escaped(page.editor)}</p>`}
</article></body></html>`;
};

const captionOf = ({ caption = '', credit }: NonNullable<Item['image']>): string =>
  credit === undefined ? caption : `${caption} (Foto: ${credit})`.trim();

/** A front page that tells where its feeds are. */
export const frontPage = (
  title: string,
  feeds: { title: string; type: string; path: string }[],
  items: Item[] = [],
): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escaped(title)}</title>
${feeds
  .map(
    (feed) =>
      `<link rel="alternate" type="${feed.type}" title="${escaped(feed.title)}" href="${escaped(feed.path)}">`,
  )
  .join('\n')}
</head><body><h1>${escaped(title)}</h1>
<ul>${items.map((item) => `<li><a href="${escaped(item.url)}">${escaped(item.title)}</a></li>`).join('\n')}</ul>
</body></html>`;
