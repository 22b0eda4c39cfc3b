import { act, sendFile } from '../base/api.js';
import { complain } from '../base/dialogs.js';
import { h, icon, icons } from '../base/dom.js';
import { isAdminOf, messagesIn, setAbout, state } from '../base/state.js';
import { words } from '../base/words.js';
import { keyboard } from './buttons.js';
import { commandsFor } from './commands.js';
import { createInline } from './inline.js';
import { createSuggestions } from './suggestions.js';

/** Where a message is written: commands complete, files go out, and what is answered or edited stands above. */
export const createComposer = () => {
  let place;
  let open;
  let version;
  const field = h('textarea', {
    rows: '1',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
  });
  const file = h('input', { type: 'file', class: 'sr', tabindex: '-1', 'aria-hidden': 'true' });
  const attach = h(
    'button',
    { class: 'quiet', type: 'button', onclick: () => file.click() },
    icon(icons.attach),
  );
  const menu = h('button', { class: 'quiet', type: 'button' }, icon(icons.menu));
  const send = h('button', { class: 'send', type: 'submit' }, icon(icons.send));
  const about = h('div', { class: 'about-bar', hidden: true });
  const keys = h('div', { class: 'reply-keys', hidden: true });
  const form = h('form', { class: 'composer' }, menu, field, attach, file, send);
  const door = h('div', { class: 'door', hidden: true });
  const suggestions = createSuggestions(field, (text) => write(text));
  const inline = createInline(
    () => ({ chat: open.chat, threadId: open.thread }),
    () => write(''),
  );
  const element = h(
    'footer',
    { class: 'foot-bar' },
    suggestions.element,
    inline.element,
    about,
    keys,
    form,
    door,
  );

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(160, field.scrollHeight)}px`;
  };
  const write = (text) => {
    field.value = text;
    grow();
    field.focus();
    field.dispatchEvent(new Event('input'));
  };

  const options = () => ({
    chat: open.chat,
    ...(open.thread !== undefined && { threadId: open.thread }),
    ...(state.about?.kind === 'reply' && { replyTo: state.about.message.message_id }),
  });
  const submit = async () => {
    const text = field.value.trim();
    if (text === '') return;
    const { about: subject } = state;
    const before = options();
    write('');
    setAbout(undefined);
    try {
      if (subject?.kind === 'edit')
        await act(state.viewer, 'edit', { chat_id: open.chat, message_id: subject.message.message_id }, text);
      else await act(state.viewer, 'send', text, before);
    } catch (error) {
      complain(error);
      write(text);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || suggestions.onKey(event)) return;
    if (event.key === 'Escape' && state.about) setAbout(undefined);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  });
  field.addEventListener('input', () => {
    grow();
    suggestions.show(place ? commandsFor(place, field.value) : []);
    inline.ask(field.value);
  });
  menu.addEventListener('click', () => write('/'));
  file.addEventListener('change', () => {
    const [chosen] = file.files;
    if (chosen) sendFile(state.viewer, chosen, { chat: open.chat, threadId: open.thread }).catch(complain);
    file.value = '';
  });

  const showAbout = () => {
    const { about: subject } = state;
    about.hidden = subject === undefined;
    if (subject === undefined) return;
    const { message, kind } = subject;
    const heading = kind === 'edit' ? words().editing : words().replyingTo(message.from?.first_name ?? '');
    about.replaceChildren(
      h('span', {}, h('strong', {}, heading), h('span', {}, message.text.slice(0, 80))),
      h(
        'button',
        { class: 'quiet', 'aria-label': words().cancel, onclick: () => setAbout(undefined) },
        icon(icons.close),
      ),
    );
    if (version !== subject) {
      version = subject;
      if (kind === 'edit') write(message.text);
      field.focus();
    }
  };

  /** The keyboard of the newest message that brought one or took it away. */
  const showKeys = () => {
    const last = messagesIn(open).findLast((one) => !one.deleted && one.from?.is_bot);
    keys.hidden = last?.isReplyKeyboard !== true;
    keys.replaceChildren(...(last?.isReplyKeyboard ? [keyboard(last)] : []));
  };

  const showDoor = () => {
    const texts = words();
    const isNew = place.type === 'private' && !place.bot.isIn;
    const isClosed = place.type === 'channel' && !isAdminOf(place);
    form.hidden = isNew || isClosed;
    door.hidden = !form.hidden;
    const isBlocked = isNew && messagesIn(open).length > 0;
    if (isNew)
      door.replaceChildren(
        h(
          'button',
          { class: 'primary wide', onclick: () => act(state.viewer, 'start').catch(complain) },
          isBlocked ? texts.restart : texts.start,
        ),
      );
    else if (isClosed) door.replaceChildren(h('p', {}, texts.onlyAdmins));
  };

  return {
    element,
    /** Puts a text into the field. */
    write,
    show: (nextPlace, nextOpen) => {
      const isOther = nextOpen !== open;
      [place, open] = [nextPlace, nextOpen];
      const texts = words();
      field.placeholder = place.type === 'channel' ? texts.writePost : texts.write;
      field.setAttribute('aria-label', field.placeholder);
      attach.setAttribute('aria-label', texts.attach);
      menu.setAttribute('aria-label', texts.commands);
      send.setAttribute('aria-label', texts.sendIt);
      if (isOther && field.value !== '') {
        field.value = '';
        grow();
        suggestions.show([]);
      }
      showAbout();
      showKeys();
      showDoor();
    },
  };
};
