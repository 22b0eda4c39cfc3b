/** A public list of feeds from which addresses of the catalogue were taken. */
export type List = {
  title: string;
  /** Where it is; undefined: here alone. */
  address?: string;
  /** SPDX identifier of the licence under which it is published. */
  licence: string;
};

/**
 * The lists that the catalogue's entries name, each looked at for its licence first. An address stands in the catalogue as its
 * list has it, but for https in place of http and without the marks of who shared it (`?ticket=`).
 */
export const lists = {
  'awesome-rss-feeds': {
    title: 'Awesome RSS feeds, of the Plenary app',
    address: 'https://github.com/plenaryapp/awesome-rss-feeds',
    licence: 'CC0-1.0',
  },
  // It names a pattern for each publisher, and the sections or regions to put into it.
  'berita-indo-api': {
    title: 'Berita Indo API',
    address: 'https://github.com/satyawikananda/berita-indo-api',
    licence: 'MIT',
  },
  'indonesia-online-news': {
    title: 'Indonesia online news RSS link',
    address: 'https://github.com/kertijayancom/indonesia_online_news_rss_link',
    licence: 'CC0-1.0',
  },
  // No list at all: what Kabar knew before it kept to lists, and no list of these has.
  kabar: {
    title: "Kabar's own first sources",
    licence: 'MIT',
  },
  kite: {
    title: 'Feeds of Kagi News, kept by its community',
    address: 'https://github.com/kagisearch/kite-public',
    licence: 'MIT',
  },
} satisfies Record<string, List>;

export type ListName = keyof typeof lists;
