import type { Bot } from 'grammy/web';
import type { Update } from 'grammy/types';
import { createAccess } from '../../audience/access.ts';
import type { BanList } from '../../audience/bans.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Counting } from '../../stats/counting.ts';
import type { Collections } from '../../store/collections.ts';
import type { Command, Hearer } from '../../telegram/command.ts';
import type { Inline } from '../../telegram/inline.ts';
import { createBot } from '../../telegram/updates/bot.ts';
import { createBudget } from '../../telegram/updates/budget.ts';
import { createBotIntake, createPolling, type Polling } from '../../telegram/updates/polling.ts';
import { createWebhook, type Webhook } from '../../telegram/webhook/webhook.ts';
import { webhookPath } from '../../web/webhook.ts';
import type { Sending } from '../sending.ts';
import type { Subscribing } from './subscribing.ts';

/** What hears people: of a webhook also what is to be done with what Telegram brings. */
export type Hearing = Polling & Partial<Webhook>;

type HearingNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  sending: Sending;
  subscribing: Pick<Subscribing, 'chats' | 'remember' | 'languageOf'>;
  commands: readonly Command[];
  hearers: readonly Hearer[];
  inline: Inline;
  onReactions: Counting['reacted'];
  bans: Pick<BanList, 'isChat'>;
  /** Whether this process still owns the store: asked before each request to Telegram. */
  isOwner(): boolean;
};

/** The bot that people talk to, and what brings it what Telegram tells of; wired. */
export const createHearing = ({
  config,
  clock,
  log,
  store,
  sending,
  subscribing: { chats, remember, languageOf },
  commands,
  hearers,
  inline,
  onReactions,
  bans,
  isOwner,
}: HearingNeeds): { bot: Bot; hearing: Hearing; idle(): Promise<void>; close(): Promise<void> } => {
  const tired = new WeakSet<object>();
  const { bot, idle, close } = createBot({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    clock,
    log,
    pacer: sending.pacer,
    pace: sending.chatPace,
    audience: { setState: sending.setState, migrate: sending.delivery.migrate },
    commands,
    hearers,
    inline,
    managers: store.managers,
    untold: store.untold,
    audit: store.audit,
    remember,
    onTopicOpened: sending.delivery.topicOpened,
    onReactions,
    languageOf,
    access: createAccess(config.access, config.operatorIds, bans.isChat),
    settingsOf: chats.get,
    tired,
    mayCall: isOwner,
  });
  const intake = createBotIntake(bot, clock, log, { budget: createBudget(), tired });
  const kept = store.updates<Update>();
  const { publicUrl } = config;
  const hearing =
    config.telegramUpdates === 'webhook' && publicUrl !== undefined
      ? createWebhook({ bot, url: `${publicUrl}${webhookPath}`, intake, kept, clock, log })
      : createPolling(bot, clock, log, { intake, kept });
  return { bot, hearing, idle, close };
};
