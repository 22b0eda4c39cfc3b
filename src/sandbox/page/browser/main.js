import { createBeside } from './beside/beside.js';
import { createGuide } from './beside/guide.js';
import { listen, readState } from './base/api.js';
import { h, icon, icons } from './base/dom.js';
import {
  begin,
  changed,
  changedByViewer,
  look,
  onChange,
  openChat,
  placesOf,
  state,
  take,
} from './base/state.js';
import { showTheme, switchTheme } from './base/theme.js';
import { language, otherLanguage, setLanguage, words } from './base/words.js';
import { createChat } from './chat/chat.js';
import { createList } from './chat/list.js';
import { createRail } from './chat/rail.js';

const at = (id) => document.getElementById(id);

/** On narrow screens one pane is shown at a time: the list, a chat, or what stands beside. */
const showPane = (pane) => {
  document.body.dataset.pane = pane;
  changedByViewer();
};

showTheme();
setLanguage(language);

const beside = createBeside(at('beside'));
const guide = createGuide(at('guide'), { onPane: showPane });
const open = (chat) => {
  openChat(chat);
  showPane('chat');
  if (matchMedia('(max-width: 719px)').matches) at('chat').focus();
};
const showList = createList(at('list'), open);
const showChat = createChat(at('chat'), { onBack: () => showPane('list') });
const showRail = createRail(at('rail'), {
  onLook: (person) => {
    look(person);
    const isThere = placesOf(person).some(({ id }) => id === state.open?.chat);
    openChat(isThere ? state.open : { chat: person });
  },
  onTheme: () => (switchTheme(), changedByViewer()),
  onLanguage: () => (setLanguage(otherLanguage()), changedByViewer()),
  onGuide: () => guide.again(),
});

const panes = { list: icons.chats, newsroom: icons.news, inside: icons.inside, trouble: icons.trouble };
const tabs = Object.entries(panes).map(([pane, picture]) => {
  const go = () => {
    if (pane !== 'list') beside.choose(pane);
    showPane(pane);
  };
  return h('button', { 'data-pane': pane, onclick: go }, icon(picture), h('span', {}));
});
at('tabs').append(...tabs);
const showTabs = () => {
  const texts = words();
  const names = {
    list: texts.chats,
    newsroom: texts.newsroom,
    inside: texts.insideShort,
    trouble: texts.trouble,
  };
  const pane = document.body.dataset.pane === 'chat' ? 'list' : document.body.dataset.pane;
  at('tabs').setAttribute('aria-label', 'Kabar');
  for (const tab of tabs) {
    tab.lastChild.textContent = names[tab.dataset.pane];
    if (tab.dataset.pane === pane) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
};

const load = async () => {
  const given = await readState();
  begin(given);
  if (state.viewer !== undefined) return;
  const [first] = state.people;
  look(first.id);
  openChat({ chat: first.id });
};

onChange(() => {
  for (const show of [showRail, showList, showChat, beside.show, showTabs, guide.show]) show();
});
listen(take, load);
await load();
// What shows how long ago something was goes on by itself.
setInterval(changed, 1_000);
