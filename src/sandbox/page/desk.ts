import type { Fault, Feed, Item, Newsroom } from '../newsroom/index.ts';
import { drawPicture, pictureNames, type PictureName } from './pictures.ts';
import { former, prepared, type Prepared } from './stories.ts';

/** What may be wrong with a feed. */
export const ailments = ['500', 'garbage', 'slow'] as const;
export type Ailment = (typeof ailments)[number];

/** What a page is told of the newsroom. */
export type ViewDesk = {
  feeds: { id: Prepared['feed']; title: string; url: string; language: 'id' | 'en'; ailment?: Ailment }[];
  prepared: {
    id: string;
    feed: Prepared['feed'];
    title: string;
    picture: string;
    hasSecond: boolean;
    /** Which steps were done. */
    published: boolean;
    seconded: boolean;
    corrected: boolean;
  }[];
  pictures: readonly PictureName[];
};

/** Somebody's own story. */
export type OwnStory = { feed: Prepared['feed']; title: string; text: string; picture?: string };

/** The newsroom's desk: three papers, stories that lie ready, and what can go wrong. Its functions throw where they are asked for what is not there. */
export type Desk = {
  view(): ViewDesk;
  publish(id: string): void;
  /** A second paper reports the same. */
  second(id: string): void;
  correct(id: string): void;
  write(story: OwnStory): void;
  /** Makes a feed ill, or well again where no ailment is given. */
  ail(feed: string, ailment?: string): void;
};

const papers: {
  id: Prepared['feed'];
  title: string;
  format: 'rss' | 'atom' | 'json';
  language: 'id' | 'en';
}[] = [
  { id: 'banten', title: 'iNews Banten', format: 'rss', language: 'id' },
  { id: 'nusantara', title: 'Suara Nusantara', format: 'atom', language: 'id' },
  { id: 'herald', title: 'Java Herald', format: 'json', language: 'en' },
];
const faults: Record<Ailment, Fault> = {
  '500': { status: 500 },
  garbage: { body: '<rss><channel><title>&&& \u0000 <item', type: 'text/xml' },
  slow: { delayMs: 8_000 },
};
const longest = { title: 300, text: 3_000 };

export const openDesk = (newsroom: Newsroom): Desk => {
  for (const name of pictureNames)
    newsroom.page(`/foto/${name}`, { body: drawPicture(name), type: 'image/svg+xml' });
  const pictureOf = (name: string) => `${newsroom.url}/foto/${name}`;
  const feeds = new Map<string, Feed>(
    papers.map(({ id, ...facts }) => [id, newsroom.feed(`/${id}.xml`, facts)]),
  );
  const ill = new Map<string, Ailment>();
  const items = new Map<string, Item>();
  const done = { second: new Set<string>(), correct: new Set<string>() };

  const feedAt = (id: string): Feed => {
    const feed = feeds.get(id);
    if (feed === undefined) throw new Error(`the newsroom has no feed ${id}`);
    return feed;
  };
  const storyAt = (id: string): Prepared => {
    const story = prepared.find((one) => one.id === id);
    if (story === undefined) throw new Error(`no story ${id} lies ready`);
    return story;
  };
  const imageOf = ({ name, caption, credit }: Prepared['picture']) => ({
    url: pictureOf(name),
    caption,
    credit,
  });

  for (const { feed, title, text, picture } of former.toReversed())
    feedAt(feed).publish({ title, text, image: imageOf(picture) });

  return {
    view: () => ({
      feeds: papers.map(({ id, title, language }) => {
        const ailment = ill.get(id);
        return { id, title, language, url: feedAt(id).url, ...(ailment !== undefined && { ailment }) };
      }),
      prepared: prepared.map(({ id, feed, title, picture, second }) => ({
        id,
        feed,
        title,
        picture: pictureOf(picture.name),
        hasSecond: second !== undefined,
        published: items.has(id),
        seconded: done.second.has(id),
        corrected: done.correct.has(id),
      })),
      pictures: pictureNames,
    }),
    publish: (id) => {
      const { feed, title, text, category, page, picture } = storyAt(id);
      if (items.has(id)) throw new Error('it is published already');
      const image = imageOf(picture);
      const story = {
        title,
        text,
        categories: [category],
        ...(page ? { page: { ...page, image } } : { image }),
      };
      items.set(id, feedAt(feed).publish(story));
    },
    second: (id) => {
      const { second, category, picture } = storyAt(id);
      if (second === undefined || done.second.has(id)) throw new Error('nobody else reports it');
      const { feed, title, text } = second;
      feedAt(feed).publish({ title, text, categories: [category], image: imageOf(picture) });
      done.second.add(id);
    },
    correct: (id) => {
      const item = items.get(id);
      const { feed, correction } = storyAt(id);
      if (item === undefined) throw new Error('it is not published yet');
      feedAt(feed).revise(item.guid, correction);
      done.correct.add(id);
    },
    write: ({ feed, title, text, picture }) => {
      const [headline, words] = [title.trim().slice(0, longest.title), text.trim().slice(0, longest.text)];
      if (headline === '') throw new Error('a story needs a headline');
      const name = pictureNames.find((one) => one === picture);
      feedAt(feed).publish({
        title: headline,
        text: words,
        ...(name && { image: { url: pictureOf(name) } }),
      });
    },
    ail: (id, given) => {
      const ailment = ailments.find((one) => one === given);
      feedAt(id).fault(ailment && faults[ailment]);
      if (ailment === undefined) ill.delete(id);
      else ill.set(id, ailment);
    },
  };
};
