import type { Ports } from '../../commands/ports.ts';

/** Where a newcomer may start, unless the operator names other sources. */
export const suggestions: Ports['suggestions'] = [
  { title: 'ANTARA', address: 'https://www.antaranews.com/rss/terkini.xml' },
  { title: 'CNN Indonesia', address: 'https://www.cnnindonesia.com/nasional/rss' },
  { title: 'Tempo', address: 'https://rss.tempo.co/nasional' },
  { title: 'BBC Indonesia', address: 'https://feeds.bbci.co.uk/indonesia/rss.xml' },
  { title: 'BBC World', address: 'https://feeds.bbci.co.uk/news/world/rss.xml' },
];
