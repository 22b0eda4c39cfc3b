import { post } from '../base/api.js';
import { complain, toast } from '../base/dialogs.js';
import { h, icon, icons, reconcile } from '../base/dom.js';
import { state } from '../base/state.js';
import { words } from '../base/words.js';

/** Asks the newsroom for something; resolves when it is done or was complained of. */
export const desk = (what, about = {}) => post('desk', { do: what, ...about }).catch(complain);

const titleOfFeed = (id) => state.desk.feeds.find((feed) => feed.id === id)?.title ?? '';

const storyCard = ({ id, feed, title, picture, hasSecond, published, seconded, corrected }) => {
  const texts = words();
  const publish = async () => {
    if ((await desk('publish', { id })) !== undefined) toast(texts.sent);
  };
  return h(
    'li',
    { class: 'story', 'data-story': id },
    h('img', { src: picture, alt: '', loading: 'lazy' }),
    h('div', {}, h('span', { class: 'paper' }, titleOfFeed(feed)), h('strong', {}, title)),
    h(
      'div',
      { class: 'acts' },
      published
        ? h('span', { class: 'done' }, icon(icons.check), texts.published)
        : h('button', { class: 'primary', 'data-do': 'publish', onclick: publish }, texts.publish),
      published &&
        hasSecond &&
        (seconded
          ? h('span', { class: 'done' }, icon(icons.check), texts.seconded)
          : h('button', { 'data-do': 'second', onclick: () => desk('second', { id }) }, texts.second)),
      published &&
        (corrected
          ? h('span', { class: 'done' }, icon(icons.check), texts.corrected)
          : h('button', { 'data-do': 'correct', onclick: () => desk('correct', { id }) }, texts.correct)),
    ),
  );
};

const ownForm = () => {
  const texts = words();
  const feed = h(
    'select',
    { id: 'own-feed' },
    state.desk.feeds.map(({ id, title }) => h('option', { value: id }, title)),
  );
  const title = h('input', { id: 'own-title', required: true, maxlength: '300', autocomplete: 'off' });
  const text = h('textarea', { id: 'own-text', rows: '3', maxlength: '3000' });
  const picture = h(
    'select',
    { id: 'own-picture' },
    h('option', { value: '' }, texts.noPicture),
    state.desk.pictures.map((name) => h('option', { value: name }, texts.pictures[name] ?? name)),
  );
  const label = (field, words) => h('label', { for: field.id }, words, field);
  const form = h(
    'form',
    {},
    label(title, texts.ownTitle),
    label(text, texts.ownText),
    h('div', { class: 'pair' }, label(feed, texts.ownFeed), label(picture, texts.ownPicture)),
    h('button', { class: 'primary' }, texts.publish),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const done = await desk('write', {
      feed: feed.value,
      title: title.value,
      text: text.value,
      picture: picture.value,
    });
    if (done === undefined) return;
    toast(texts.sent);
    form.reset();
  });
  return h('details', { class: 'own-story' }, h('summary', {}, texts.own), form);
};

const feedRow = ({ id, title, url, ailment }) => {
  const texts = words();
  const choice = h(
    'select',
    {
      'aria-label': texts.feedState(title),
      'data-feed': id,
      onchange: () => desk('ail', { feed: id, ailment: choice.value }),
    },
    Object.entries(texts.ailments).map(([value, name]) =>
      h('option', { value, selected: value === (ailment ?? 'well') }, name),
    ),
  );
  const copy = async () => {
    await navigator.clipboard?.writeText(url);
    toast(texts.copied);
  };
  return h(
    'li',
    { class: `feed${ailment ? ' ill' : ''}` },
    h('span', {}, h('strong', {}, title), h('span', { class: 'address' }, url)),
    h(
      'button',
      { class: 'quiet', 'aria-label': `${texts.address}: ${title}`, onclick: copy },
      icon(icons.copy),
    ),
    choice,
  );
};

/** The newsroom: stories that lie ready, one's own, and how the feeds are. */
export const createNewsroom = () => {
  const about = h('p', { class: 'about' });
  const ready = h('h3', {});
  const stories = h('ul', { class: 'stories' });
  const own = h('div', {});
  const heading = h('h3', {});
  const feeds = h('ul', { class: 'feeds' });
  let shown;
  const show = () => {
    const texts = words();
    about.textContent = texts.newsroomAbout;
    ready.textContent = texts.ready;
    heading.textContent = texts.feeds;
    reconcile(stories, state.desk.prepared, {
      keyOf: ({ id }) => id,
      versionOf: (one) => JSON.stringify([one, texts.publish]),
      create: storyCard,
    });
    reconcile(feeds, state.desk.feeds, {
      keyOf: ({ id }) => id,
      versionOf: (one) => JSON.stringify([one, texts.address]),
      create: feedRow,
    });
    // The form stays as it is while somebody writes.
    if (shown === texts && own.children.length > 0) return;
    shown = texts;
    if (state.desk.feeds.length > 0) own.replaceChildren(ownForm());
  };
  return { element: h('div', { class: 'panel' }, about, ready, stories, own, heading, feeds), show };
};
