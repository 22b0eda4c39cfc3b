import { act } from '../base/api.js';
import { complain } from '../base/dialogs.js';
import { h, icon, icons } from '../base/dom.js';
import { changedByViewer, look, messagesIn, openChat, state } from '../base/state.js';
import { words } from '../base/words.js';
import { desk } from './newsroom.js';

const remembered = 'kabar-guide';

const papers = () =>
  state.desk.feeds
    .slice(0, 2)
    .map(({ title }) => title)
    .join(', ');
const isFollowed = (person) =>
  messagesIn({ chat: person }, person).some(
    ({ from, text }) => from?.is_bot && text.includes(state.desk.feeds[0].title),
  );
const channel = () => state.places.find(({ type }) => type === 'channel');
const hasArrived = (id) => messagesIn({ chat: id }).some(({ card }) => card !== undefined);
const until = async (isSo) => {
  for (let tries = 0; tries < 100 && !isSo(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 200));
};

/** A guide of three steps for the first visit; it goes on by itself as each is done, by its button or otherwise. */
export const createGuide = (root, { onPane }) => {
  let step = localStorage.getItem(remembered) === 'done' ? undefined : 0;
  let isBusy = false;

  const leave = () => {
    localStorage.setItem(remembered, 'done');
    step = undefined;
    changedByViewer();
  };
  const follow = async () => {
    const [budi] = state.people;
    look(budi.id);
    openChat({ chat: budi.id });
    onPane('chat');
    await act(budi.id, 'start');
    await until(() => messagesIn({ chat: budi.id }, budi.id).some(({ from }) => from?.is_bot));
    await act(budi.id, 'send', `/follow ${papers()}`, { chat: budi.id });
    await until(() => isFollowed(budi.id));
  };
  const publish = async () => {
    await desk('publish', { id: state.desk.prepared[0].id });
    await until(() => hasArrived(channel().id));
  };
  const openChannel = async () => {
    openChat({ chat: channel().id });
    onPane('chat');
    step = 3;
  };
  const works = [follow, publish, openChannel];

  const work = async () => {
    isBusy = true;
    changedByViewer();
    await works[step]().catch(complain);
    isBusy = false;
    changedByViewer();
  };
  const isDone = [
    () => state.people.length > 0 && isFollowed(state.people[0].id),
    () => state.desk.prepared.some(({ published }) => published),
    () => state.open?.chat === channel()?.id && hasArrived(state.open?.chat),
  ];

  let shown;
  const show = () => {
    if (!isBusy) while (step < 3 && isDone[step]()) step++;
    const { guide } = words();
    document.body.dataset.guide = step ?? '';
    const version = JSON.stringify([step, isBusy, guide.title]);
    if (version === shown) return;
    shown = version;
    if (step === undefined) return root.replaceChildren();
    const now = guide.steps[step];
    root.replaceChildren(
      h(
        'section',
        { class: `guide${root.children.length === 0 ? ' fresh' : ''}`, 'aria-label': guide.title },
        h(
          'div',
          { class: 'dots', 'aria-hidden': 'true' },
          guide.steps.map((_one, index) =>
            h('i', { class: index < step ? 'past' : index === step ? 'now' : '' }),
          ),
        ),
        h(
          'div',
          { 'aria-live': 'polite' },
          h('h2', {}, now ? now.title : guide.title),
          h('p', {}, now ? now.text : guide.end),
        ),
        h(
          'div',
          { class: 'acts' },
          now && h('span', { class: 'count' }, guide.step(step + 1)),
          now
            ? h('button', { class: 'primary', disabled: isBusy, onclick: work }, now.button)
            : h('button', { class: 'primary', onclick: leave }, guide.done),
        ),
        now &&
          h('button', { class: 'quiet skip', 'aria-label': guide.skip, onclick: leave }, icon(icons.close)),
      ),
    );
  };
  return {
    show,
    again: () => {
      step = 0;
      changedByViewer();
    },
  };
};
