import { post } from '../base/api.js';
import { complain } from '../base/dialogs.js';
import { h, icon, icons, reconcile } from '../base/dom.js';
import { fullTime } from '../base/format.js';
import { state, timeNow } from '../base/state.js';
import { words } from '../base/words.js';

const hourMs = 3_600_000;
const trouble = (what, about) => post('trouble', { do: what, ...about }).catch(complain);
const pass = (ms) => post('pass', { ms }).catch(complain);

const weatherChoice = (how) =>
  h(
    'label',
    { class: 'segment' },
    h('input', {
      type: 'radio',
      name: 'weather',
      value: how,
      checked: state.weather === how,
      onchange: () => trouble('weather', { how }),
    }),
    h('span', {}, words().weathers[how]),
  );

const blockRow = ({ id, first_name, isBlocked }) =>
  h(
    'li',
    {},
    h(
      'label',
      { class: 'switch' },
      h('span', {}, words().block(first_name)),
      h('input', {
        type: 'checkbox',
        role: 'switch',
        checked: isBlocked,
        onchange: ({ target }) => trouble('block', { person: id, on: target.checked }),
      }),
    ),
  );

const standingOf = ({ bot }) => (!bot.isIn ? 'out' : bot.mayPost ? 'full' : 'mute');
const standingRow = ({ id, title, how }) => {
  const choice = h(
    'select',
    {
      'aria-label': words().standing(title),
      'data-standing': id,
      onchange: () => trouble('standing', { chat: id, how: choice.value }),
    },
    Object.entries(words().standingKinds).map(([value, name]) =>
      h('option', { value, selected: value === how }, name),
    ),
  );
  return h('li', {}, h('strong', {}, title), choice);
};

/** Who has blocked the bot: the door of the private chat is shut after something was said. */
const blocked = ({ id }) => {
  const place = state.places.find((one) => one.id === id);
  return place?.bot.isIn === false && (state.messages.get(id)?.size ?? 0) > 0;
};

/** What can go wrong, and how time passes. */
export const createTrouble = () => {
  const about = h('p', { class: 'about' });
  const headings = {
    time: h('h3', {}),
    weather: h('h3', { id: 'weather-heading' }),
    blockings: h('h3', {}),
    standings: h('h3', {}),
  };
  const now = h('p', { class: 'now' });
  const hour = h('button', { onclick: () => pass(hourMs) });
  const day = h('button', { 'data-do': 'pass-day', onclick: () => pass(24 * hourMs) });
  const weather = h('div', { class: 'segments', role: 'radiogroup', 'aria-labelledby': 'weather-heading' });
  const blockings = h('ul', { class: 'rows' });
  const standings = h('ul', { class: 'rows' });
  let shown;

  const show = () => {
    const texts = words();
    about.textContent = texts.troubleAbout;
    for (const [name, heading] of Object.entries(headings)) heading.textContent = texts[name];
    now.replaceChildren(icon(icons.clock), state.isPassing ? texts.passing : fullTime(timeNow()));
    hour.textContent = texts.pass.hour;
    day.textContent = texts.pass.day;
    hour.disabled = day.disabled = state.isPassing;
    const version = JSON.stringify([state.weather, texts.weathers]);
    if (version !== shown) weather.replaceChildren(...Object.keys(texts.weathers).map(weatherChoice));
    shown = version;
    const people = state.people.map((person) => ({ ...person, isBlocked: blocked(person) }));
    reconcile(blockings, people, {
      keyOf: ({ id }) => id,
      versionOf: (one) => JSON.stringify([one, texts.weather, texts.blockings]),
      create: blockRow,
    });
    const places = state.places
      .filter(({ type }) => type !== 'private')
      .map((place) => ({ id: place.id, title: place.title, how: standingOf(place) }));
    reconcile(standings, places, {
      keyOf: ({ id }) => id,
      versionOf: (one) => JSON.stringify([one, texts.standings]),
      create: standingRow,
    });
  };
  const parts = [
    headings.time,
    now,
    h('div', { class: 'pair' }, hour, day),
    headings.weather,
    weather,
    headings.blockings,
    blockings,
    headings.standings,
    standings,
  ];
  return { element: h('div', { class: 'panel' }, about, ...parts), show };
};
