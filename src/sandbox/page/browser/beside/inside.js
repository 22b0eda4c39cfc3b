import { h, reconcile } from '../base/dom.js';
import { clockTime, fullTime } from '../base/format.js';
import { personOf, placeOf, state, timeNow } from '../base/state.js';
import { words } from '../base/words.js';

/** What comes to a chat in several ways comes once: that it came stands before that it was passed over. */
const noteChat = (chats, event) => {
  const known = chats.get(event.chatId) ?? {};
  const isLess = event[event.kind].startsWith('skip') && known[event.kind] !== undefined;
  if (!isLess) chats.set(event.chatId, { ...known, [event.kind]: event });
};

/** What happened, gathered by what is on its way: `{ id, at, headline, source, chats: Map(chat -> { decision, receipt }) }`, the newest first. */
const flows = () => {
  const byId = new Map();
  for (const event of state.events) {
    if (event.kind === 'look') continue;
    // A story's way to a topic's followers is part of its way.
    const id = event.storyId ?? event.campaignId.split(':', 1)[0];
    const flow = byId.get(id) ?? { id, at: event.at, chats: new Map() };
    byId.set(id, flow);
    if (event.kind === 'story' || event.kind === 'revised') {
      flow.headline = event.headline;
      flow.source = event.source;
      if (event.kind === 'revised') flow.revisedAt = event.at;
    } else noteChat(flow.chats, event);
  }
  return [...byId.values()].toReversed();
};

const nameOf = (chatId) => personOf(chatId)?.first_name ?? placeOf(chatId)?.title ?? String(chatId);
const reason = ({ why, detail, until, isSilent }) => {
  const texts = words();
  return [
    why && (texts.reasons[why] ?? why),
    detail,
    until && texts.until(fullTime(until)),
    isSilent && texts.silent,
  ]
    .filter(Boolean)
    .join(', ');
};

const mark = (kind, event, names) => {
  if (event === undefined) return h('span', { class: 'mark' }, '…');
  const value = event[kind];
  return h(
    'span',
    { class: `mark ${value}` },
    names[value] ?? value,
    reason(event) && h('small', {}, reason(event)),
  );
};

const flowCard = ({ headline, source, at, revisedAt, chats }) => {
  const texts = words();
  const steps = [
    `${texts.found} ${clockTime(at / 1_000)}`,
    revisedAt && `${texts.revised} ${clockTime(revisedAt / 1_000)}`,
  ];
  return h(
    'li',
    { class: 'flow' },
    h('strong', {}, headline ?? texts.post),
    h('span', { class: 'paper' }, [source, ...steps].filter(Boolean).join(' · ')),
    chats.size > 0 &&
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            [texts.where, texts.decision, texts.receipt].map((one) => h('th', { scope: 'col' }, one)),
          ),
        ),
        h(
          'tbody',
          {},
          [...chats].map(([chat, { decision, receipt }]) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, nameOf(chat)),
              h('td', {}, mark('decision', decision, texts.decisions)),
              h('td', {}, mark('receipt', receipt, texts.receipts)),
            ),
          ),
        ),
      ),
  );
};

const lookRow = ({ title, result, why, seconds }) =>
  h(
    'li',
    { class: `look ${result}` },
    h('strong', {}, title),
    h('span', {}, `${words().lookResults[result]}${why ? ` (${why})` : ''}`),
    h('time', {}, words().ago(seconds)),
  );

/** A live view of what happens inside the bot. */
export const createInside = () => {
  const about = h('p', { class: 'about' });
  const headings = { rate: h('h3', {}), looks: h('h3', {}), flow: h('h3', {}) };
  const pace = h('p', { class: 'pace' });
  const bar = h('span', { class: 'bar' });
  const load = h('p', { class: 'load' });
  const looks = h('ul', { class: 'looks' });
  const noLooks = h('p', { class: 'nothing' });
  const list = h('ul', { class: 'flows' });
  const noFlow = h('p', { class: 'nothing' });

  const showRate = () => {
    const { perSecond = 30, inFlight = 0, waiting = 0, heldUntil = 0 } = state.rate ?? {};
    const heldS = Math.ceil((heldUntil - timeNow()) / 1_000);
    pace.textContent = heldS > 0 ? words().held(heldS) : words().perSecond(perSecond);
    pace.classList.toggle('held', heldS > 0);
    bar.style.setProperty('--share', String(Math.min(1, perSecond / 40)));
    load.textContent = words().underWay(inFlight, waiting);
  };
  const show = () => {
    const texts = words();
    about.textContent = texts.insideAbout;
    for (const [name, heading] of Object.entries(headings)) heading.textContent = texts[name];
    showRate();
    noLooks.textContent = state.looks.size === 0 ? texts.noLooks : '';
    const now = timeNow();
    const seen = [...state.looks.values()].map((look) => ({
      ...look,
      seconds: Math.max(0, Math.round((now - look.at) / 1_000)),
    }));
    reconcile(looks, seen, {
      keyOf: ({ feedId }) => feedId,
      versionOf: ({ at: _at, nextAt: _next, ...one }) => JSON.stringify([one, texts.looks]),
      create: lookRow,
    });
    const found = flows();
    noFlow.textContent = found.length === 0 ? texts.noFlow : '';
    const version = ({ chats, ...flow }) => JSON.stringify([flow, [...chats], texts.flow]);
    reconcile(list, found.slice(0, 40), { keyOf: ({ id }) => id, versionOf: version, create: flowCard });
  };
  const gauge = h(
    'div',
    { class: 'gauge' },
    pace,
    h('span', { class: 'track', 'aria-hidden': 'true' }, bar),
    load,
  );
  return {
    element: h(
      'div',
      { class: 'panel' },
      about,
      headings.rate,
      gauge,
      headings.looks,
      noLooks,
      looks,
      headings.flow,
      noFlow,
      list,
    ),
    show,
  };
};
