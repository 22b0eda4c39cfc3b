import { h, icon, icons } from './dom.js';
import { words } from './words.js';

/** A word that fades. */
export const toast = (text) => {
  const one = h('div', { class: 'toast' }, text);
  document.querySelector('#toasts').append(one);
  setTimeout(() => one.remove(), 4_000);
};

/** Says why something did not work. */
export const complain = (error) => toast(words().failed(error.message));

const open = (title, content) => {
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-label': title },
    h(
      'header',
      {},
      h('h2', {}, title),
      h(
        'button',
        { class: 'quiet', 'aria-label': words().close, onclick: () => dialog.close() },
        icon(icons.close),
      ),
    ),
    content,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.querySelector('#dialogs').append(dialog);
  dialog.showModal();
  return dialog;
};

/** A word that must be put away. */
export const alertBox = (text) => {
  const dialog = open('Kabar', [
    h('p', {}, text),
    h('button', { class: 'primary', onclick: () => dialog.close() }, 'OK'),
  ]);
};

/** Lets somebody choose one of several; resolves with its value, or undefined. */
export const choose = (title, choices, none) =>
  new Promise((resolve) => {
    let chosen;
    const pick = (value) => {
      chosen = value;
      dialog.close();
    };
    const list = choices.map(({ label, value }) =>
      h('button', { class: 'choice', onclick: () => pick(value) }, label),
    );
    const dialog = open(
      title,
      choices.length === 0 ? h('p', {}, none) : h('div', { class: 'choices' }, list),
    );
    dialog.addEventListener('close', () => resolve(chosen));
  });
