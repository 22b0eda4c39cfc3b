import { language } from './words.js';

const locale = () => (language === 'id' ? 'id-ID' : 'en-GB');

/** The time of day in the viewer's own zone; `seconds`: since the epoch. */
export const clockTime = (seconds) =>
  new Date(seconds * 1_000).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
/** Day and time in the viewer's own zone; milliseconds since the epoch. */
export const fullTime = (ms) =>
  new Date(ms).toLocaleString(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
export const dayName = (ms) =>
  new Date(ms).toLocaleDateString(locale(), { weekday: 'long', day: 'numeric', month: 'long' });
export const dayOf = (seconds) => new Date(seconds * 1_000).toDateString();

export const fileSize = (bytes) =>
  bytes === undefined
    ? ''
    : bytes < 1_024
      ? `${bytes} B`
      : bytes < 1_048_576
        ? `${(bytes / 1_024).toFixed(1)} KB`
        : `${(bytes / 1_048_576).toFixed(1)} MB`;

const hues = [12, 205, 150, 275, 330, 45, 180];
/** A colour that belongs to a chat or a person. */
export const hueOf = (id) => hues[Math.abs(id) % hues.length];
export const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
