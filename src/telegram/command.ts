import type { Chat, ChatFacts } from '../audience/chat.ts';
import type { RightsProblem } from '../i18n/catalogue.ts';
import type { BotRight } from '../i18n/channel/channels.ts';
import type { Language } from '../i18n/language.ts';
import type { Button, Message } from '../message/message.ts';

/** One command: what it is called, what the menus say of it, and what it does. /help, the menus and docs/commands.md are made from these. */
export type Command = {
  name: string;
  /** Other names that people type for it; menus and /help do not show them. */
  aliases?: string[];
  descriptions: Record<Language, string>;
  /** What may stand behind the name, for /help and docs/commands.md. */
  usage: Record<Language, string>;
  /** A channel or group may be named first: also by its title. */
  chatFirst?: ChatFirst;
  /** Where the menu offers it. */
  scope: 'everywhere' | 'private';
  /** In groups only administrators may: the menu offers it to them alone. */
  adminsOnly?: boolean;
  /** Only for the operators of the bot: neither menus nor /help name it. */
  operatorsOnly?: true;
  /** Only for buttons: nobody types it, and neither menus nor /help name it. */
  isHidden?: true;
  run(ask: Ask): Promise<void>;
  /** A button whose data begins with the command's name and a colon was pressed; `data` is what follows. */
  press?(press: Press): Promise<void>;
  /**
   * A message in a private chat that names no command; its text is empty where it is a picture, a voice or the like. True
   * where this command has answered it.
   */
  hear?(heard: Heard): Promise<boolean>;
};

/**
 * What may stand where a command may name a chat: nothing else (one or several chats), names of sources, or any words. `isPost`:
 * in the caption of a picture, words of that caption.
 */
export type ChatFirst = { or: 'nothing' | 'sources' | 'words'; isPost?: true };

/** Hears a message that names no command; true where it has answered. */
export type Hearer = NonNullable<Command['hear']>;

/** What stands between a person's rights and what they ask; else the chat and its record. */
export type Rights =
  /** `lacks`: rights that Kabar does not have there, beside the one to post. */
  { ok: true; chat: ChatFacts; settings: Chat; lacks?: BotRight[] } | { ok: false; why: RightsProblem };

/** A message of a chat. `form`: what of it can be changed once it is posted: its text, its caption or nothing; `about`: its first words. */
export type Written = {
  messageId: number;
  album?: string;
  form?: 'text' | 'caption' | 'fixed';
  about?: string;
  /** The post of a channel that it was forwarded from. */
  origin?: { chatId: number; messageId: number };
};

/** What somebody asked of Kabar, and how to answer. */
export type Ask = {
  chat: ChatFacts;
  /** The chat's record: its language, zone and follows. */
  settings: Chat;
  userId: number;
  /** The person's first name. */
  name: string;
  /** What stands behind the command. */
  text: string;
  threadId?: number;
  /** The message that this one replies to; `callbacks`: what its buttons send, where it is Kabar's own; `at`: when it was sent (milliseconds since the epoch). */
  replied?: Written & { at?: number; callbacks?: string[] };
  /** Set where the command is the caption of this very message: a picture, a file. */
  captioned?: Written;
  /** The file of this very message, or of the one that it replies to. */
  file?: SentFile;
  /** Milliseconds since the epoch. */
  now: number;
  botName: string;
  /** Gives the id of the answer. */
  reply(message: Message): Promise<number>;
  /** As `reply`, in a group to the person alone, in its midst, where Telegram can do that; the answer then has no id: 0. */
  replyAside(message: Message): Promise<number>;
  /** Writes to the person alone; false: they have never opened a private chat with Kabar, or have closed it. */
  replyPrivately(message: Message): Promise<boolean>;
  /** `messageId` 0: the pressed message, which only the person sees. */
  edit(messageId: number, message: Message): Promise<void>;
  /** Sends a file; gives its message's id. The caption has 1,024 characters at most. */
  sendFile(file: { name: string; bytes: Uint8Array; caption: Message }): Promise<number>;
  /** Sends a PNG as a photo; gives its message's id. The caption has 1,024 characters at most. */
  sendPicture(picture: { bytes: Uint8Array; caption: Message }): Promise<number>;
  /** Whether the person may change things in this chat: anybody in a private one, administrators elsewhere. */
  isAdmin(): Promise<boolean>;
  /** Whether the person and Kabar may post in another chat (@name, id or t.me link), asked of Telegram there and then. */
  rightsIn(handle: string): Promise<Rights>;
  /** The channel whose discussion group this is. */
  linkedChat(): Promise<number | undefined>;
  /**
   * Does work that takes long apart from the chat's other questions, which are answered meanwhile. What goes wrong is answered
   * as for any command; a stop waits for it. Resolves once the work is on its way.
   */
  later(work: () => Promise<void>): Promise<void>;
  /**
   * Copies messages of this chat into it; gives the copies' ids, or undefined where Telegram refuses. `caption`: stands in place of
   * the message's own; an album then has none. `buttons`: below the copy of one message.
   */
  copyHere(
    messageIds: number[],
    more?: { caption?: string | undefined; buttons?: Button[][] | undefined },
  ): Promise<number[] | undefined>;
};

/** A file that a person has sent, as they call it; `type`: its MIME type as their Telegram tells it. */
export type SentFile = {
  name: string;
  type?: string;
  /** It came with the message that is replied to. */
  isReplied?: true;
  /** Its bytes; `too-big`: they are more than that; `unreadable`: Telegram does not give them. Never rejects. */
  read(mostBytes: number): Promise<Uint8Array | 'too-big' | 'unreadable'>;
};

/** A pressed button, and how to answer. */
export type Press = Omit<Ask, 'text'> & {
  data: string;
  /** The message that carries the button. */
  messageId: number;
  /** Takes the buttons off the message. */
  clearButtons(): Promise<void>;
  /** Puts other buttons under the message, whatever it is. */
  putButtons(buttons: Button[][]): Promise<void>;
  /** A short answer that fades (200 characters at most). */
  toast(text: string): Promise<void>;
};

/** A message that names no command, and how to answer. */
export type Heard = Ask &
  Written & {
    isForwarded: boolean;
    /** Its words with their formatting (Telegram HTML); undefined: they have none. */
    html?: string;
    /** Its words were corrected: what it said before may have been answered. */
    isEdited?: boolean;
    /** What came without words; undefined: a text, or a picture or file with a caption. A gesture (a sticker, a die) asks for nothing. */
    wordless?: 'voice' | 'gesture' | 'other';
    /** A chat that was picked, as an answer to question `id` (Message.picks). */
    picked?: { id: number; chatId: number };
    /** Telegram's name (file_id) of the picture that was sent. */
    photo?: string;
    /** A place that was sent (degrees). */
    location?: { latitude: number; longitude: number };
  };
