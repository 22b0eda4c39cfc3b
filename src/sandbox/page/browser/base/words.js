import { id } from './words.id.js';
import { en } from './words.en.js';

const languages = { id, en };
const remembered = 'kabar-language';

/** The page's language: chosen once, else the browser's; Indonesian where it is neither. */
export let language = localStorage.getItem(remembered) ?? (navigator.language.startsWith('en') ? 'en' : 'id');

export const setLanguage = (next) => {
  language = next;
  localStorage.setItem(remembered, next);
  document.documentElement.lang = next;
};
export const otherLanguage = () => (language === 'id' ? 'en' : 'id');

/** The page's own texts, in its language. */
export const words = () => languages[language];
