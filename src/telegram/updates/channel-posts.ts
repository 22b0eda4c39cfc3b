import { GrammyError, type Api, type Context, type Filter } from 'grammy/web';
import type { Chat, User } from 'grammy/types';
import type { Managers } from '../../audience/managers.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Language } from '../../i18n/language.ts';
import { words } from '../../message/words.ts';
import { renderText } from '../api/render.ts';
import { mayPost } from '../api/rights.ts';
import type { Command } from '../command.ts';
import type { Guard } from './guard.ts';
import { spokenIn } from './spoken.ts';

/** A post that is longer is one for readers, whatever it begins with (UTF-16 code units). */
const longest = 256;

export type ChannelPostsParts = {
  commands: readonly Command[];
  guard: Guard;
  managers: Pick<Managers, 'managersOf'>;
  /** The language of a private chat, by the person's id. */
  languageOf(userId: number): Promise<Language>;
  /** The language of the channel. */
  channelLanguage(channel: Chat.ChannelChat): Promise<Language>;
};

/**
 * Hears a command that an administrator has typed as a post of the channel. A channel's posts are for its readers, so the command
 * is taken off, and answered as if that person had said it in private of the channel: with the same rights asked for. Who posts
 * in a channel Telegram does not tell (https://core.telegram.org/bots/api#message, `from`), so it is the administrator whose name the
 * post is signed with, else one who manages the channel with Kabar, else its owner, that Kabar may write to. Where it may write to
 * none, a post says how to go on. Posts that are no commands of Kabar's are not touched.
 */
export const createChannelPosts =
  ({ commands, guard, managers, languageOf, channelLanguage }: ChannelPostsParts) =>
  async (context: Filter<Context, 'channel_post'>): Promise<void> => {
    const { api, me, channelPost: post } = context;
    const { text = '' } = post;
    const spoken = spokenIn(text, commands, me.username);
    const { command } = spoken ?? {};
    const isForReaders = spoken?.isForAnother === true || spoken?.isOwnName !== true || text.length > longest;
    if (command === undefined || isForReaders || post.forward_origin !== undefined) return;

    const known = await managers.managersOf(post.chat.id);
    const person = await reachable(api, await askersOf(api, post.chat.id, known, post.author_signature));
    const isGone = await api.deleteMessage(post.chat.id, post.message_id).catch(refusal(false));
    if (person === undefined) {
      const { channelCommand } = textsFor(await channelLanguage(post.chat));
      const { text: how, ...other } = renderText(words(channelCommand.unreachable(me.username, text)));
      await api.sendMessage(post.chat.id, how, other).catch(refusal(undefined));
      return;
    }
    const chat = { id: person.id, type: 'private' as const, first_name: person.first_name };
    await guard.run({ api, me, chat, from: person, msg: undefined }, async (ask) => {
      const { channelCommand } = textsFor(await languageOf(person.id));
      await ask.reply(words(channelCommand.heard(post.chat.title, text, isGone)));
      await command.run({ ...ask, text: `${post.chat.id} ${spoken?.rest ?? ''}`.trim() });
    });
  };

/** People who may have posted there, the likeliest first. */
const askersOf = async (
  api: Api,
  channelId: number,
  known: number[],
  signature: string | undefined,
): Promise<User[]> => {
  const members = await api.getChatAdministrators(channelId).catch(refusal([]));
  const people = members.filter((one) => !one.user.is_bot && mayPost(one, 'channel'));
  const rank = ({ user, status }: (typeof people)[number]): number => {
    const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
    if (signature !== undefined && name === signature) return 0;
    if (known.includes(user.id)) return 1;
    return status === 'creator' ? 2 : 3;
  };
  return people.toSorted((one, two) => rank(one) - rank(two)).map(({ user }) => user);
};

/** The first of them that Kabar may write to; asked without writing anything. */
const reachable = async (api: Api, people: User[]): Promise<User | undefined> => {
  for (const person of people)
    if (await api.sendChatAction(person.id, 'typing').catch(refusal(false))) return person;
  return undefined;
};

/** What stands for an answer that Telegram refuses; other failures stay failures. */
const refusal =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof GrammyError && error.error_code !== 429) return instead;
    throw error;
  };
