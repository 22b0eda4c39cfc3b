import type { Language } from '../i18n/language.ts';
import type { Template } from '../message/template.ts';
import type { Filter } from './settings/filter.ts';

/** Telegram's stand-in for administrators who hide behind their group: nobody who could be told anything. */
export const anonymousAdminId = 1_087_968_824;

/** A Telegram chat that Kabar knows: a person, a group or a channel, with what it follows. Plain data, stored as JSON. */
export type Chat = {
  id: number;
  kind: 'private' | 'group' | 'supergroup' | 'channel';
  title: string;
  username?: string;
  language: Language;
  /** IANA name. */
  timeZone: string;
  /** `gone`: blocked or removed the bot; its follows sleep until it returns. `paused`: the bot may not post there. */
  state: 'active' | 'gone' | 'paused';
  /** When it was last seen that the bot may not post there, or is out of a group or channel (milliseconds since the epoch). */
  pausedAt?: number;
  /** The person who connected the chat (channels and groups): told once when posting stops working. */
  connectedBy?: number;
  /** Every story on its own, never several in one message. */
  singleCards?: boolean;
  /** Every source's report of an event, also where the chat has another one. */
  everyReport?: boolean;
  /** The id that it had before it became a supergroup: what its editors were asked stays under that. */
  formerId?: number;
  /** Every source's report of an event, each as a reply to the first. */
  inSequence?: boolean;
  /** For everything that the chat follows, beside each follow's own. */
  filter?: Filter;
  digest?: DigestTimes;
  quiet?: QuietHours;
  /** Breaking news comes at once: neither a digest nor quiet hours keep it. */
  breakingAtOnce?: true;
  /** How cards look: `compact` without lead and picture, `text` without picture; undefined: with both. */
  look?: 'compact' | 'text';
  /** Cards do not name their source. */
  hidesSource?: true;
  /** What else is particular to its cards. */
  template?: Template;
  /** What comes with a sound; undefined: everything. */
  sound?: 'never' | 'breaking';
  /** Its place among everybody (audience/subscribers/everybody.ts). */
  everybody?: number;
  /** It wants no posts of the operator's; news go on. */
  refusesPosts?: true;
  /** An operator has shut it out: nothing comes there, and nobody there is answered. */
  isBanned?: true;
  /** How fast stories come at most; the rest waits for its turn. */
  pace?: Pace;
  /** Stories come only in these hours; the rest waits for the next. */
  hours?: PostingHours;
  /** How its editors look through the stories of those follows that say so. Stays once something was looked through. */
  review?: ReviewTerms;
  follows: Follow[];
};

/** When what came since the last time is brought in one go, by the chat's clock. */
export type DigestTimes = {
  /** Minutes since midnight, in order; at least one. */
  at: number[];
  /** ISO days of the week, Monday 1 to Sunday 7; undefined: every day. */
  days?: number[];
};

/**
 * Who is asked, and what becomes of a story of which nobody says anything. `groupId`: the editors' group; undefined: everybody who
 * manages the chat, in private. `after`: minutes; undefined: three days. `otherwise`: it is posted; undefined: it expires.
 */
export type ReviewTerms = { groupId?: number; after?: number; otherwise?: 'publish' };

/** So many stories an hour at most, and so many minutes apart at least. */
export type Pace = { perHour?: number; apart?: number };

/** Minutes since midnight by the chat's clock, `from` up to `to`. `days`: ISO days on which they begin; undefined: every day. */
export type PostingHours = { from: number; to: number; days?: number[] };

/** Hours in which a chat wants no message, or none with a sound: minutes since midnight by its clock, `from` up to `to`. */
export type QuietHours = { from: number; to: number; isSilent?: true };

/** A chat as Telegram tells of it. */
export type ChatFacts = {
  id: number;
  kind: Chat['kind'];
  title: string;
  username?: string;
  /** The person's Telegram language_code, used for a new private chat. */
  languageCode?: string;
};

/** One source that a chat follows, and what the chat has chosen for it. */
export type WantedFollow = {
  sourceId: string;
  /** Milliseconds since the epoch. */
  since: number;
  /** Forum topic to post in. */
  threadId?: number;
  filter?: Filter;
  /** Nothing of it comes before (milliseconds since the epoch). */
  mutedUntil?: number;
  /** So many of its cards come on one day; the rest is for the digest and /latest. */
  top?: number;
  /** Its own times in place of the chat's. */
  digest?: DigestTimes;
  /** Its stories come so many minutes after Kabar has seen them: what is corrected meanwhile comes corrected, what is taken back does not come. */
  delay?: number;
  /** Its stories are looked through by the chat's editors first. */
  review?: true;
};

/** A follow with its place in the source's audience. */
export type Follow = WantedFollow & {
  /** Stable position: page = floor(slot / 256). */
  slot: number;
};

/** Who follows for a chat, and the forum topic to post in. */
export type Follower = { userId: number; threadId?: number };
