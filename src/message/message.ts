import type { Language } from '../i18n/language.ts';
import type { Template } from './template.ts';

/** A message ready for Telegram: HTML text within its limits, and what goes around it. Plain data. */
export type Message = {
  /** Telegram HTML (https://core.telegram.org/bots/api#html-style), at most 4096 code points after parsing. */
  html: string;
  /** The same without markup: sent when Telegram refuses the markup. */
  plain: string;
  /** Address whose preview is shown large above the text; none: no preview. */
  previewUrl?: string;
  /** Sent as a photo with `html` as its caption (1024 code points at most) instead of a text; where it cannot be had, the preview stands for it. */
  photoUrl?: string;
  /** Rows of buttons. */
  buttons?: Button[][];
  /** In place of the keyboard of a private chat: buttons by which the person picks a chat of theirs; none: that keyboard goes. Only for a new message. */
  picks?: ChatPick[];
};

/** A button by which a person picks a channel or group, as an answer to question `id`. */
export type ChatPick = { text: string; id: number; kind: 'channel' | 'group' };

export type Button = { text: string } & ({ url: string } | { callback: string } | { copy: string });

/** What a chat wants its messages to look like. */
export type Style = {
  language: Language;
  /** IANA name, such as Asia/Jakarta. */
  timeZone: string;
  /** `compact`: a card without lead and picture; `text`: without picture; undefined: with both. */
  look?: 'compact' | 'text' | undefined;
  /** Cards do not name their source. */
  hidesSource?: true | undefined;
  template?: Template | undefined;
};
