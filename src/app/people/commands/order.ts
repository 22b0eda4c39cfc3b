import { createTyped, type Awaited as Awaiting } from '../../../../commands/channel/typed.ts';
import { createWhich, withTitles, type TitleNeeds } from '../../../../commands/shared/by-title.ts';
import { createHelp } from '../../../../commands/subscriber/help.ts';
import type { Command, Hearer } from '../../../telegram/command.ts';
import type { CardCommands } from './cards.ts';
import type { ChannelCommands } from './channels.ts';
import type { NewsCommands } from './news.ts';
import type { PostCommands } from './posts.ts';
import type { RecordCommands } from './records.ts';
import type { TuningCommands } from './tuning.ts';

type Groups = {
  news: NewsCommands;
  tuning: TuningCommands;
  cards: CardCommands;
  records: RecordCommands;
  posts: PostCommands;
  channels: ChannelCommands;
  admin: Command;
  /** What was asked of a person last. */
  awaiting: Awaiting;
  /** What finds a chat by its title. */
  titles: TitleNeeds;
};

/** Every command, in the order in which menus and /help show them, and what hears messages that name none, in the order in which they are asked. */
export const orderCommands = ({
  news,
  tuning,
  cards,
  records,
  posts,
  channels,
  admin,
  awaiting,
  titles,
}: Groups): { commands: readonly Command[]; hearers: readonly Hearer[] } => {
  const help = createHelp(() => commands);
  const commands: readonly Command[] = [
    news.latest,
    news.follow,
    news.unfollow,
    news.following,
    news.sources,
    tuning.filter,
    tuning.mute,
    tuning.unmute,
    tuning.top,
    tuning.digest,
    tuning.quiet,
    cards.saved,
    cards.why,
    posts.broadcast,
    posts.recall,
    posts.scheduled,
    channels.channels,
    channels.stats,
    channels.template,
    tuning.mode,
    channels.pace,
    channels.review,
    tuning.settings,
    records.export,
    records.import,
    records.forget,
    help,
    admin,
    cards.card,
    news.start,
    createWhich({ take: titles.slips.take, commands: () => commands }),
  ].map((command) => withTitles(command, titles));
  const asked = [posts.broadcast, posts.scheduled, posts.recall, channels.template, channels.review];
  // What is clear comes first; what may be a post, before a guess at what else it may be.
  const hearers = [
    channels.channels.hear,
    createTyped({ awaiting, answers: asked.map(({ typed }) => typed) }),
    records.import.hear,
    help.hearAsked,
    news.latest.hear,
    news.unfollow.hear,
    tuning.settings.hear,
    news.follow.hear,
    posts.broadcast.hear,
    help.hearGreeting,
    news.hearSharedLink,
    news.latest.hearWords,
    help.hear,
  ].filter((hear) => hear !== undefined);
  return { commands, hearers };
};
