import { createChannels } from '../../../../commands/channel/channels.ts';
import { createPace } from '../../../../commands/channel/pace.ts';
import { createReview } from '../../../../commands/channel/review.ts';
import { createStats } from '../../../../commands/channel/stats.ts';
import { createTemplate } from '../../../../commands/channel/template.ts';
import type { Audit } from '../../../audience/audit.ts';
import type { Chat } from '../../../audience/chat.ts';
import type { Managers } from '../../../audience/managers.ts';
import type { Tuning } from '../../../audience/tuning.ts';
import type { Reviewing } from '../../../publishing/review/reviewing.ts';
import type { FindLatest } from '../../../search/latest.ts';
import type { MakeReport } from '../../../stats/report.ts';
import type { WeeklyReports } from '../../../stats/weekly.ts';
import type { Collections } from '../../../store/collections.ts';

export type ChannelCommands = ReturnType<typeof createChannelCommands>;

type ChannelNeeds = {
  managers: Managers;
  audit: Audit;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  /** What Kabar calls these chats and people. */
  titles(ids: number[]): Promise<(string | undefined)[]>;
  tuning: Tuning;
  awaiting: Collections['awaiting'];
  findLatest: FindLatest;
  /** What a topic is called. */
  topicWords(id: string): string | undefined;
  reviewing: Reviewing;
  stats: {
    makeReport: MakeReport;
    weekly: Pick<WeeklyReports, 'turn' | 'isOn'>;
    /** Counts the members of a chat, if they were not today. */
    countMembers(chatId: number): Promise<void>;
    /** A source that is followed by somebody, by its name or address; undefined: there is none. */
    findSource(said: string): Promise<{ sourceId: string; title: string } | undefined>;
    sourceTitle(sourceId: string): Promise<string | undefined>;
    /** The zone (IANA) by whose days sources and all together are counted. */
    timeZone: string;
  };
  isOperator(userId: number): boolean;
};

/** How the channels and groups that a person manages are set up, and how they fare. */
export const createChannelCommands = ({
  managers,
  audit,
  remember,
  titles,
  tuning,
  awaiting,
  findLatest,
  topicWords,
  reviewing,
  stats: { makeReport, weekly, countMembers, findSource, sourceTitle, timeZone },
  isOperator,
}: ChannelNeeds) => ({
  channels: createChannels({ managers, audit, remember, titles }),
  stats: createStats({
    managers,
    titles,
    makeReport,
    weekly,
    countMembers,
    isOperator,
    findSource,
    sourceTitle,
    timeZone,
  }),
  template: createTemplate({ tuning, audit, findLatest, topicWords, awaiting }),
  pace: createPace({ tuning }),
  review: createReview({ reviewing, tuning, managers, titles, awaiting, audit }),
});
