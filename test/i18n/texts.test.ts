import { describe, expect, it } from 'vitest';
import { actKinds } from '../../src/i18n/channel/channels.ts';
import { subjects } from '../../src/feed/catalogue/subjects.ts';
import { failures, skips } from '../../src/stats/counted.ts';
import { codePoints } from '../../src/text/escape.ts';
import { languages } from '../../src/i18n/language.ts';
import { textsFor, type Texts } from '../../src/i18n/texts.ts';
import { parseTelegramHtml } from '../message/telegram-html.ts';

/** Telegram's limits: of an answer to a button, and of a button's label as phones show it (characters). */
const limits = { toast: 200, button: 32 };
const there = (words: string) => ({ title: words, handle: words });
const counts = (sources: number, topics = 0) => ({ sources, topics });
const hostile = '<b>&"\u202e</b> \ud83d';
const long = '"&<'.repeat(3_000);

/** Every function of the catalogue with what it is given: HTML each, but for `card` and `bundle`. */
const said = (texts: Texts, words: string): Record<string, string[]> => ({
  'start.greeting': [texts.start.greeting(words), texts.start.greeting()],
  'start.welcomeBack': [
    texts.start.welcomeBack(words, counts(1)),
    texts.start.welcomeBack(words, counts(3, 1)),
  ],
  'start.alreadyIn': [texts.start.alreadyIn([words, words])],
  'start.groupBack': [texts.start.groupBack(counts(0, 1)), texts.start.groupBack(counts(2))],
  'follow.usage': [texts.follow.usage(), texts.follow.usage(there(words))],
  'follow.badTopic': [texts.follow.badTopic(), texts.follow.badTopic(there(words))],
  'unfollow.choose': [texts.unfollow.choose(), texts.unfollow.choose(words)],
  'sources.home': [texts.sources.home(), texts.sources.home(there(words))],
  'follow.whichTopic': [texts.follow.whichTopic(), texts.follow.whichTopic(there(words))],
  'follow.onlyFirst': [texts.follow.onlyFirst(10, [words, words])],
  'follow.tooMany': [texts.follow.tooMany(10), texts.follow.tooMany(10, there(words))],
  'follow.ok': [
    texts.follow.ok([words]),
    texts.follow.ok(
      Array.from({ length: 10 }, () => words),
      words,
    ),
  ],
  'follow.okSections': [
    texts.follow.okSections(
      words,
      Array.from({ length: 12 }, () => words),
      words,
    ),
  ],
  about: [texts.about(words, 'x')],
  oneChatOnly: [texts.oneChatOnly(words)],
  sameTitle: [texts.sameTitle(words, 2)],
  'follow.movedHere': [texts.follow.movedHere(words)],
  'follow.sample': [texts.follow.sample(1), texts.follow.sample(2, words)],
  'follow.already': [texts.follow.already(words), texts.follow.already(words, words)],
  'follow.failed': [
    texts.follow.failed(words, 'unreachable', words),
    texts.follow.failed(words, 'stopping', words),
    texts.follow.failed(words, 'not-a-feed'),
    texts.follow.failed(words, 'bad-address'),
  ],
  'follow.unknown': [texts.follow.unknown(words)],
  'follow.didYouMean': [texts.follow.didYouMean(words)],
  'follow.topicOk': [texts.follow.topicOk(words), texts.follow.topicOk(words, words)],
  'follow.choosePage': [texts.follow.choosePage(words)],
  'follow.chooseSource': [texts.follow.chooseSource(words)],
  'follow.offer': [texts.follow.offer(words)],
  'unfollow.done': [
    texts.unfollow.done([{ title: words }]),
    texts.unfollow.done([{ title: words, isTopic: true }, { title: words }], words),
  ],
  'unfollow.nothing': [texts.unfollow.nothing(), texts.unfollow.nothing(words)],
  'unfollow.unknown': [texts.unfollow.unknown(words, there(words))],
  'unfollow.confirmAll': [
    texts.unfollow.confirmAll(counts(3)),
    texts.unfollow.confirmAll(counts(3, 2), words),
  ],
  'following.empty': [texts.following.empty(), texts.following.empty(there(words))],
  'following.forAll': texts.following.forAll({ filter: words, digest: words, quiet: words }),
  'following.heading': [texts.following.heading(counts(1)), texts.following.heading(counts(12, 3), words)],
  'following.item': [
    texts.following.item({ title: words, address: words }, true),
    texts.following.item(
      {
        title: words,
        address: 'https://contoh.id/?a=1&b="2"',
        lastNews: '<5 menit & lalu',
        passedOver: 3,
        failing: { since: '"Jumat" <13.23>', why: 'time-out' },
      },
      false,
    ),
  ],
  'sources.found': [texts.sources.found(words, 1), texts.sources.found(words, 12, words)],
  'sources.noneAbout': [texts.sources.noneAbout(words, true), texts.sources.noneAbout(words, false)],
  'sources.unknown': [texts.sources.unknown(words, there(words))],
  'latest.heading': [texts.latest.heading(), texts.latest.heading(words)],
  'latest.none': [texts.latest.none(), texts.latest.none(words)],
  'latest.nothingFollowed': [texts.latest.nothingFollowed(), texts.latest.nothingFollowed(there(words))],
  'latest.general': [texts.latest.general(), texts.latest.general(there(words))],
  'latest.about': [texts.latest.about(words), texts.latest.about(words, words)],
  'latest.noneAbout': [texts.latest.noneAbout(words), texts.latest.noneAbout(words, words)],
  'latest.noneAnywhere': [texts.latest.noneAnywhere(words)],
  'latest.aboutEverywhere': [texts.latest.aboutEverywhere(words)],
  'latest.aboutFrom': [texts.latest.aboutFrom(words, words)],
  'latest.noneFrom': [texts.latest.noneFrom(words, words)],
  'latest.badSince': [texts.latest.badSince(words)],
  'latest.unknownSource': [
    texts.latest.unknownSource(words),
    texts.latest.unknownSource(words, there(words)),
  ],
  'latest.notFollowed': [texts.latest.notFollowed(words), texts.latest.notFollowed(words, words)],
  'broadcast.preview': [texts.broadcast.preview(words)],
  'broadcast.posted': [texts.broadcast.posted(words)],
  'broadcast.waiting': [texts.broadcast.waiting(words)],
  'broadcast.failed': [texts.broadcast.failed(words)],
  'settings.heading': [texts.settings.heading(words, words, there(words))],
  'settings.badZone': [texts.settings.badZone(words), texts.settings.badZone(words, there(words))],
  'posts.where.next': [texts.posts.where.next(0), texts.posts.where.next(12)],
  'posts.audience.heading': [texts.posts.audience.heading(texts.posts.audience.all)],
  'posts.audience.only': [texts.posts.audience.only(Array.from({ length: 20 }, () => words))],
  'posts.audience.except': [texts.posts.audience.except([words, words])],
  'posts.audience.unknown': [texts.posts.audience.unknown(words)],
  'posts.preview.many': [
    texts.posts.preview.many(texts.posts.preview.chats(3), 3, 1),
    texts.posts.preview.many(texts.posts.preview.subscribers(100_000), 100_000, 9_000),
  ],
  'posts.preview.few': [texts.posts.preview.few(texts.posts.preview.namedChats([words, words]))],
  'posts.preview.namedChats': [texts.posts.preview.namedChats([words, words, words])],
  'posts.preview.chats': [texts.posts.preview.chats(3)],
  'posts.preview.subscribers': [texts.posts.preview.subscribers(1)],
  'posts.preview.paid': [texts.posts.preview.paid(1, 1), texts.posts.preview.paid(99_970, 9_997)],
  'posts.preview.atHour': [texts.posts.preview.atHour(words)],
  'posts.progress.going': [
    texts.posts.progress.going({
      to: '<b>x</b>',
      share: 0.5,
      sent: 5,
      failed: 1,
      waiting: 2,
      rate: 9,
      left: 90,
    }),
  ],
  'posts.progress.paused': [
    texts.posts.progress.paused({ to: '<b>x</b>', share: 2, sent: 0, failed: 0, waiting: 0 }),
  ],
  'posts.report.done': [texts.posts.report.done('<b>x</b>', 3, 4)],
  'posts.report.partly': [texts.posts.report.partly('<b>x</b>', 3, 4)],
  'posts.report.stopped': [texts.posts.report.stopped('<b>x</b>', 3)],
  'posts.report.line': [texts.posts.report.line(words, 3)],
  'posts.report.chat': [texts.posts.report.chat(words, words)],
  'posts.report.barred': [
    texts.posts.report.barred(words, 'no-right', words),
    texts.posts.report.barred(words, 'out', words),
  ],
  'schedule.problem.none': [texts.schedule.problem.none()],
  'schedule.problem.unread': [texts.schedule.problem.unread(words)],
  'schedule.problem.again': [texts.schedule.problem.again(words)],
  'schedule.problem.now': [texts.schedule.problem.now()],
  'schedule.problem.no-time': [texts.schedule.problem['no-time']()],
  'schedule.problem.past': [texts.schedule.problem.past()],
  'schedule.problem.skipped': [texts.schedule.problem.skipped()],
  'schedule.problem.far': [texts.schedule.problem.far()],
  unknownCommand: [texts.unknownCommand(), texts.unknownCommand('follow')],
  'operator.heading': [texts.operator.heading(words, words)],
  'operator.problem': [texts.operator.problem(words)],
  'operator.numbers': [texts.operator.numbers(undefined, 3, 1), texts.operator.numbers(100_000, 3, 1)],
  'operator.pace': [texts.operator.pace(12.4, 30)],
  'operator.held': [texts.operator.held(0.2)],
  'operator.queue': [texts.operator.queue(3, 1)],
  'operator.campaigns': [texts.operator.campaigns(0), texts.operator.campaigns(12)],
  'operator.oldest': [texts.operator.oldest(words, words)],
  'operator.feedsHeading': [texts.operator.feedsHeading(0), texts.operator.feedsHeading(3)],
  'operator.feed': [
    texts.operator.feed(1, words, 3, words, words),
    texts.operator.feed(1, words, 3, words, ''),
  ],
  'operator.campaign': [
    texts.operator.campaign('story', words, words, 0.5, 100_000, false),
    texts.operator.campaign('recall', '', words, 2, 0, true),
  ],
  'operator.bansHeading': [texts.operator.bansHeading(0, 0), texts.operator.bansHeading(1, 2)],
  'operator.ban': [texts.operator.ban(1, words, words, words)],
  'operator.bannedChat': [texts.operator.bannedChat(words)],
  'operator.bannedFeed': [texts.operator.bannedFeed(words)],
  'operator.freed': [texts.operator.freed(words)],
  'operator.unknown': [texts.operator.unknown(words)],
  'operator.notBanned': [texts.operator.notBanned(words)],
  'operator.alarms.store': [texts.operator.alarms.store(words)],
  'operator.alarms.feed': [
    texts.operator.alarms.feed(words, 20, true),
    texts.operator.alarms.feed(words, 20, false),
  ],
  'operator.alarms.undelivered': [texts.operator.alarms.undelivered(15.2)],
  'operator.alarms.disk': [texts.operator.alarms.disk(199.9)],
  'operator.alarms.rate': [texts.operator.alarms.rate(3.3, 30, 31)],
  'amend.onlyAuthor': [texts.amend.onlyAuthor(words)],
  'amend.menu': [texts.amend.menu(words, 1), texts.amend.menu('', 100_000)],
  'amend.cardMenu': [
    texts.amend.cardMenu(
      words,
      Array.from({ length: 20 }, () => words),
    ),
  ],
  'amend.askWords': [texts.amend.askWords(words), texts.amend.askWords('')],
  'amend.tooLong': [texts.amend.tooLong(1_024)],
  'amend.question': [
    texts.amend.question('edit', { sent: 1, old: 0, waiting: 0 }, true),
    texts.amend.question('edit', { sent: 3, old: 2, waiting: 9 }, true),
    texts.amend.question('recall', { sent: 100_000, old: 2, waiting: 9 }, true),
    texts.amend.question('recall', { sent: 1, old: 1, waiting: 0 }, false),
  ],
  'amend.going': [texts.amend.going('edit', { share: 0.4, done: 4_000, failed: 3, waiting: 1 })],
  'amend.paused': [texts.amend.paused('recall', { share: 2, done: 0, failed: 0, waiting: 0 })],
  'amend.report.end': [texts.amend.report.end('edit', 3, 4), texts.amend.report.end('recall', 1, 1)],
  'amend.report.stopped': [texts.amend.report.stopped('edit', 1), texts.amend.report.stopped('recall', 2)],
  'amend.report.line': [texts.amend.report.line(1, words), texts.amend.report.line(2, words)],
  'amend.report.chat': [texts.amend.report.chat(words, words)],
  'schedule.confirm': [
    texts.schedule.confirm('<b>x</b>', words),
    texts.schedule.confirm('<b>x</b>', words, words),
  ],
  'schedule.done': [texts.schedule.done(words)],
  'schedule.tooMany': [texts.schedule.tooMany(100)],
  'schedule.list.heading': [texts.schedule.list.heading(3, words)],
  'schedule.list.item': [
    texts.schedule.list.item(words, '<b>x</b>', words, words),
    texts.schedule.list.item(words, '<b>x</b>', ''),
  ],
  'schedule.cancelled': [texts.schedule.cancelled(words), texts.schedule.cancelled('')],
  'schedule.begins': [texts.schedule.begins(words)],
  'schedule.heldUp': [texts.schedule.heldUp(words)],
  'schedule.missed': [texts.schedule.missed(words, words)],
  'broadcast.target': [texts.broadcast.target(words)],
  'channels.heading': [texts.channels.heading(1), texts.channels.heading(12)],
  'channels.connected': [texts.channels.connected(words)],
  'channels.lacks': [texts.channels.lacks(['post']), texts.channels.lacks(['edit', 'delete'])],
  'channels.lost': [texts.channels.lost(words, ['edit', 'delete'])],
  'channels.page.heading': [
    texts.channels.page.heading(words, 'channel', words),
    texts.channels.page.heading(words, 'group'),
  ],
  'channels.page.follows': [
    texts.channels.page.follows(counts(0)),
    texts.channels.page.follows(counts(1, 1)),
  ],
  'channels.page.managers': [texts.channels.page.managers(Array.from({ length: 12 }, () => words))],
  'channels.history.heading': [texts.channels.history.heading(words)],
  'channels.history.line': actKinds.flatMap((what) => [
    texts.channels.history.line(words, words, what),
    texts.channels.history.line(words, words, what, words),
  ]),
  'stats.heading': [texts.stats.heading(words, 30)],
  'stats.came': [texts.stats.came(1, 0, 1), texts.stats.came(1_234, 1, 900)],
  'stats.reached': [texts.stats.reached(1, 1), texts.stats.reached(1_200, 90_000)],
  'stats.members': [texts.stats.members(12, 10), texts.stats.members(10, 12), texts.stats.members(10, 10)],
  'stats.delay': [60_000, 300_000, 3_600_000, 21_600_000, Infinity].map(texts.stats.delay),
  'stats.hours': [texts.stats.hours([7, 18, 12])],
  'stats.reactions': [texts.stats.reactions(7)],
  'stats.failed': [
    texts.stats.failed(
      3,
      failures.map((one) => [one, 1]),
    ),
  ],
  'stats.skipped': [
    texts.stats.skipped(
      3,
      skips.map((one) => [one, 1]),
    ),
  ],
  'stats.terms': [
    texts.stats.terms([
      [words, 2],
      [words, 1],
    ]),
  ],
  'stats.sources': [
    texts.stats.sources([
      [words, 2],
      [words, 1],
    ]),
  ],
  'stats.unknown': [texts.stats.unknown(words)],
  'template.heading': [
    texts.template.heading(words, {}),
    texts.template.heading(words, { brand: words, signature: words }),
  ],
  'template.askLine.brand': [texts.template.askLine.brand(60)],
  'template.askLine.signature': [texts.template.askLine.signature(160)],
  'template.badLine.empty': [texts.template.badLine.empty(60)],
  'template.badLine.too-long': [texts.template.badLine['too-long'](60)],
  'channels.disconnect.ask': [texts.channels.disconnect.ask(words)],
  'channels.disconnect.done': [texts.channels.disconnect.done(words)],
  channelReady: [
    texts.channelReady(words, '@kanal_<b>', counts(0)),
    texts.channelReady(words, '@kanal_<b>', counts(2)),
  ],
  'channelCommand.heard': [
    texts.channelCommand.heard(words, words, true),
    texts.channelCommand.heard(words, words, false),
  ],
  'channelCommand.unreachable': [texts.channelCommand.unreachable('KabarBot', words)],
  'postingLost.noRight': [texts.postingLost.noRight(words, true), texts.postingLost.noRight(words, false)],
  'postingLost.removed': [texts.postingLost.removed(words)],
  'postingLost.back': [texts.postingLost.back(words)],
  missedMeanwhile: [texts.missedMeanwhile(1), texts.missedMeanwhile(9)],
  'tuning.unknownSource': [texts.tuning.unknownSource(words, there(words))],
  'tuning.changeDigest': [texts.tuning.changeDigest(), texts.tuning.changeDigest(there(words))],
  'tuning.changeQuiet': [texts.tuning.changeQuiet(), texts.tuning.changeQuiet(there(words))],
  'tuning.filter.usage': [texts.tuning.filter.usage(), texts.tuning.filter.usage(there(words))],
  'tuning.mute.usage': [texts.tuning.mute.usage(), texts.tuning.mute.usage(there(words))],
  'tuning.top.usage': [texts.tuning.top.usage(), texts.tuning.top.usage(there(words))],
  'tuning.digest.usage': [texts.tuning.digest.usage(), texts.tuning.digest.usage(there(words))],
  'tuning.quiet.usage': [texts.tuning.quiet.usage(), texts.tuning.quiet.usage(there(words))],
  'tuning.quiet.same': [texts.tuning.quiet.same(), texts.tuning.quiet.same(there(words))],
  'tuning.filter.set': [
    texts.tuning.filter.set(words, words),
    texts.tuning.filter.set(words, undefined, words),
  ],
  'tuning.filter.off': [texts.tuning.filter.off(words), texts.tuning.filter.off(undefined, words)],
  'tuning.filter.shown': [
    texts.tuning.filter.shown(words, words),
    texts.tuning.filter.shown(undefined, undefined),
  ],
  'tuning.filter.replaced': [texts.tuning.filter.replaced(words), texts.tuning.filter.replaced(words, words)],
  'tuning.filter.meant': [texts.tuning.filter.meant(words, words, there(words))],
  'tuning.mute.noTime': [texts.tuning.mute.noTime(words)],
  'tuning.top.badCount': [texts.tuning.top.badCount(100)],
  'tuning.digest.noTime': [texts.tuning.digest.noTime(words)],
  'tuning.quiet.noHours': [texts.tuning.quiet.noHours(words)],
  'tuning.filter.noWord': [texts.tuning.filter.noWord(), texts.tuning.filter.noWord(there(words))],
  'tuning.filter.tooMany': [texts.tuning.filter.tooMany(30)],
  'tuning.mute.done': [
    texts.tuning.mute.done([words], words),
    texts.tuning.mute.done(undefined, words),
    texts.tuning.mute.done([words, words], words, words),
  ],
  'tuning.mute.undone': [texts.tuning.mute.undone([words, words]), texts.tuning.mute.undone(undefined)],
  'tuning.top.set': [texts.tuning.top.set(undefined, 1, true), texts.tuning.top.set(words, 5, false)],
  'tuning.top.off': [texts.tuning.top.off(words), texts.tuning.top.off(undefined)],
  'tuning.digest.set': [
    texts.tuning.digest.set(words, words, undefined),
    texts.tuning.digest.set(words, words, words, words),
  ],
  'tuning.digest.off': [texts.tuning.digest.off(undefined), texts.tuning.digest.off(words, words)],
  'tuning.digest.shown': [
    texts.tuning.digest.shown(undefined, undefined),
    texts.tuning.digest.shown(words, words),
  ],
  'tuning.digest.now': [texts.tuning.digest.now(1), texts.tuning.digest.now(7)],
  'tuning.digest.tooManyTimes': [texts.tuning.digest.tooManyTimes(6)],
  'tuning.source.heading': [texts.tuning.source.heading(words)],
  'tuning.source.filterHint': [
    texts.tuning.source.filterHint(12),
    texts.tuning.source.filterHint(12, there(words)),
  ],
  'tuning.quiet.set': [texts.tuning.quiet.set(words, true), texts.tuning.quiet.set(words, false, words)],
  'tuning.quiet.off': [texts.tuning.quiet.off(), texts.tuning.quiet.off(words)],
  'tuning.quiet.shown': [
    texts.tuning.quiet.shown(undefined, false),
    texts.tuning.quiet.shown(words, true),
    texts.tuning.quiet.shown(words, false),
  ],
  'actions.muted': [texts.actions.muted(words, words)],
  'actions.unmuted': [texts.actions.unmuted(words)],
  'actions.wordMuted': [texts.actions.wordMuted(words)],
  'actions.wordUnmuted': [texts.actions.wordUnmuted(words)],
  'actions.saved': [texts.actions.saved(words)],
  'actions.unsaved': [texts.actions.unsaved(words)],
  'actions.unfollowed': [texts.actions.unfollowed(words)],
  'actions.followedAgain': [texts.actions.followedAgain(words)],
  'why.usage': [texts.why.usage(), texts.why.usage(there(words))],
  'why.noCard': [texts.why.noCard(), texts.why.noCard(there(words))],
  'why.waits.paused': [texts.why.waits.paused(), texts.why.waits.paused(words)],
  'why.missed': [texts.why.missed(), texts.why.missed(words)],
  'why.gone': [texts.why.gone(), texts.why.gone(words)],
  'why.unknown': [texts.why.unknown(), texts.why.unknown(words)],
  'why.notFound': [texts.why.notFound(words), texts.why.notFound(words, there(words))],
  'why.about': [texts.why.about(words, words)],
  'why.sent': [
    texts.why.sent('you', words, { isTopic: false, at: words, isDigest: false }),
    texts.why.sent('group', words, { isTopic: true, at: words, isDigest: true }),
    texts.why.sent({ channel: words }, words, { isTopic: false, at: words, isDigest: true }),
  ],
  'why.passed': [texts.why.passed(words)],
  'why.reportedBy': [
    texts.why.reportedBy([words]),
    texts.why.reportedBy([words, words, words]),
    texts.why.reportedBy(Array.from({ length: 9 }, () => words)),
  ],
  'why.waits.digest': [texts.why.waits.digest(words)],
  'why.waits.quiet': [texts.why.waits.quiet(words)],
  'why.filtered': [texts.why.filtered(words)],
  'why.muted': [texts.why.muted(words, undefined), texts.why.muted(words, words)],
  'why.enough': [texts.why.enough(words, undefined), texts.why.enough(words, 1), texts.why.enough(words, 5)],
  'why.told': [texts.why.told(undefined), texts.why.told(words)],
  'why.before': [texts.why.before(words, undefined), texts.why.before(words, words)],
  'why.recalled': [texts.why.recalled(words)],
  'why.notFollowed': [texts.why.notFollowed(words)],
  'exporting.export.caption': [
    texts.exporting.export.caption(counts(1)),
    texts.exporting.export.caption(counts(37, 1), words),
  ],
  'exporting.export.all': [texts.exporting.export.all(), texts.exporting.export.all(there(words))],
  'exporting.export.privately': [texts.exporting.export.privately(words)],
  'exporting.import.preview': [
    texts.exporting.import.preview({ held: counts(1), known: 0, left: 0, settings: false }),
    texts.exporting.import.preview({ held: counts(0, 1), known: 0, left: 0, settings: false }, words),
    texts.exporting.import.preview({ held: counts(234, 3), known: 37, left: 9_763, settings: true }, words),
  ],
  'exporting.import.follow': [
    texts.exporting.import.follow(counts(1)),
    texts.exporting.import.follow(counts(197, 3)),
  ],
  'exporting.import.checking': [texts.exporting.import.checking(12, 200)],
  'exporting.import.done': [
    texts.exporting.import.done({ followed: counts(1), already: 0, failed: 0 }),
    texts.exporting.import.done({ followed: counts(0), already: 5, failed: 2 }),
    texts.exporting.import.done({ followed: counts(27, 3), already: 5, failed: 2 }, words),
  ],
  'exporting.import.failed': [
    texts.exporting.import.failed(words, words, 'not-a-feed'),
    texts.exporting.import.failed(words, words, 'choice'),
    texts.exporting.import.failed(words, words, 'topic'),
  ],
  'exporting.import.moreFailed': [texts.exporting.import.moreFailed(7)],
  'exporting.import.again': [texts.exporting.import.again(200)],
  'exporting.forget.ask': [
    texts.exporting.forget.ask({ kind: 'private', followed: counts(0) }),
    texts.exporting.forget.ask({ kind: 'channel', followed: counts(2) }, there(words)),
  ],
  'exporting.forget.sure': [texts.exporting.forget.sure(), texts.exporting.forget.sure(words)],
  'exporting.forget.done': [texts.exporting.forget.done(), texts.exporting.forget.done(words)],
  'pacing.mode.atOnce': [texts.pacing.mode.atOnce(words), texts.pacing.mode.atOnce(words, words)],
  'pacing.mode.delayed': [texts.pacing.mode.delayed(words, 30), texts.pacing.mode.delayed(words, 5, words)],
  'pacing.mode.badDelay': [texts.pacing.mode.badDelay(5, 1_440)],
  'pacing.pace.shown': [
    texts.pacing.pace.shown(words, {}),
    texts.pacing.pace.shown(words, { perHour: 1, apart: 1, hours: words }),
    texts.pacing.pace.shown(words, { perHour: 60, apart: 720 }),
  ],
  'pacing.pace.tooMuch': [texts.pacing.pace.tooMuch(60, 720)],
  'pacing.pace.off': [texts.pacing.pace.off(words)],
  'pacing.waits.delay': [texts.pacing.waits.delay(words)],
  'pacing.waits.hours': [texts.pacing.waits.hours(words)],
  'pacing.waits.scheduled': [texts.pacing.waits.scheduled(words)],
  'reviews.question': [texts.reviews.question(words, words, words)],
  'reviews.warnings.similar': [texts.reviews.warnings.similar(words)],
  'reviews.warnings.sameHour': [
    texts.reviews.warnings.sameHour(1, words),
    texts.reviews.warnings.sameHour(3, words),
  ],
  'reviews.warnings.withdrawn': [texts.reviews.warnings.withdrawn(words)],
  'reviews.otherwise.publish': [texts.reviews.otherwise.publish(words)],
  'reviews.otherwise.expire': [texts.reviews.otherwise.expire(words)],
  'reviews.decided.publish': [texts.reviews.decided.publish(words, words)],
  'reviews.decided.slot': [texts.reviews.decided.slot(words, words)],
  'reviews.decided.at': [texts.reviews.decided.at(words, words, words)],
  'reviews.decided.declined': [texts.reviews.decided.declined(words, words)],
  'reviews.end.posted': [texts.reviews.end.posted(words)],
  'reviews.rewordedBy': [texts.reviews.rewordedBy(words)],
  'reviews.scheduled': [texts.reviews.scheduled(words)],
  'reviews.page.heading': [texts.reviews.page.heading(words, 0), texts.reviews.page.heading(words, 3)],
  'reviews.page.editors.group': [texts.reviews.page.editors.group(words)],
  'reviews.page.noSources': [texts.reviews.page.noSources(words)],
  'reviews.page.bad': [texts.reviews.page.bad(1_440)],
  'reviews.page.terms.publish': [texts.reviews.page.terms.publish(30)],
  'reviews.page.terms.expire': [texts.reviews.page.terms.expire(30)],
  'reviews.page.waiting': [texts.reviews.page.waiting(words)],
  'reviews.mode.set': [texts.reviews.mode.set(words), texts.reviews.mode.set(words, words)],
  accessRefused: [texts.accessRefused(7)],
  'deliveryPaused.closedTopic': [texts.deliveryPaused.closedTopic(words)],
  'deliveryPaused.deletedTopic': [texts.deliveryPaused.deletedTopic(words)],
  'deliveryPaused.noRight': [texts.deliveryPaused.noRight(words)],
});
/** Plain text, which the writers escape. */
const plainFunctions = [
  'reviews.buttons.without',
  'reviews.alreadyDecided',
  'reviews.wordLeftOut',
  'reviews.page.publishButton',
  'reviews.page.expireButton',
  'stats.span',
  'stats.chart.came',
  'stats.chart.hour',
  'operator.banOne',
  'operator.freeOne',
  'pacing.mode.line',
  'pacing.mode.delayButton',
  'pacing.pace.perHourButton',
  'pacing.pace.apartButton',
  'schedule.every',
  'tuning.source.muted',
  'tuning.source.filter',
  'tuning.source.top',
  'tuning.source.digest',
  'tuning.source.topButton',
  'follow.asTopic',
  'latest.everywhereFor',
  'card.retracted',
  'digest.heading',
  'digest.goesOn',
  'digest.outlets',
  'digest.left',
  'bundle.heading',
  'bundle.left',
  'notices.failing',
  'notices.back',
  'notices.ended',
  'actions.wordKnown',
  'actions.tooManyWords',
  'actions.tooManySaved',
  'actions.list.heading',
  'actions.list.at',
];
const htmlStrings = new Set([
  'operator.banHow',
  'amend.usage',
  'reviews.askWhen',
  'reviews.page.usage',
  'pacing.notHere',
  'pacing.mode.usage',
  'pacing.pace.usage',
  'posts.audience.all',
  'help.heading',
  'latest.noWords',
  'broadcast.usage',
  'broadcast.noChats',
  'exporting.import.usage',
]);
/** Strings that stand on buttons. */
const buttons = new Set([
  'reviews.buttons.publish',
  'reviews.buttons.skip',
  'reviews.buttons.edit',
  'reviews.buttons.when',
  'reviews.buttons.slot',
  'reviews.buttons.word',
  'reviews.buttons.back',
  'reviews.page.button',
  'reviews.page.usualButton',
  'reviews.page.groupButton',
  'reviews.page.allButton',
  'reviews.mode.button',
  'pacing.mode.atOnceButton',
  'pacing.pace.noLimit',
  'pacing.pace.noApart',
  'pacing.pace.noHours',
  'pacing.page.pace',
  'pacing.page.sources',
  'card.more',
  'card.watch',
  'latest.more',
  'latest.everywhere',
  'inline.open',
  'inline.none',
  'inline.badSince',
  'start.addToGroup',
  'start.addToChannel',
  'sources.byTopic',
  'sources.byPlace',
  'sources.back',
  ...subjects.map((topic) => `sources.topics.${topic}`),
  'follow.take',
  'follow.all',
  'posts.stop',
  'operator.showFeeds',
  'operator.showCampaigns',
  'operator.showBans',
  'operator.refresh',
  'operator.back',
  'amend.edit',
  'amend.recall',
  'amend.card',
  'amend.everywhere',
  'amend.yes.edit',
  'amend.yes.recall',
  'amend.no',
  'schedule.yes',
  'schedule.never',
  'schedule.otherTime',
  'schedule.look',
  'schedule.move',
  'schedule.replace',
  'schedule.cancel',
  'schedule.sendNow',
  'schedule.drop',
  'schedule.back',
  'posts.where.subscribers',
  'posts.audience.modeOnly',
  'posts.audience.modeExcept',
  'posts.audience.source',
  'posts.audience.clear',
  'posts.audience.next',
  'posts.preview.test',
  'posts.preview.hour',
  'posts.preview.schedule',
  'posts.preview.back',
  'posts.progress.pause',
  'posts.progress.resume',
  'posts.progress.stop',
  'posts.report.table',
  'posts.report.again',
  'channels.pickChannel',
  'channels.pickGroup',
  'channels.add',
  'channels.page.history',
  'channels.page.scheduled',
  'channels.page.template',
  'channels.page.stats',
  'stats.all',
  'stats.weekly',
  'stats.back',
  'template.lines.brand',
  'template.lines.signature',
  'template.drop',
  ...['section', 'topic', 'place'].map((one) => `template.tags.${one}`),
  ...['lead', 'source', 'place', 'date', 'photo', 'first', 'also'].map((one) => `template.parts.${one}`),
  ...['preview', 'photo', 'none'].map((one) => `template.pictures.${one}`),
  ...['button', 'headline'].map((one) => `template.links.${one}`),
  'template.share',
  ...['always', 'breaking', 'never'].map((one) => `template.sounds.${one}`),
  'template.back',
  'channels.page.disconnect',
  'channels.page.back',
  'channels.history.older',
  'channels.history.newer',
  'channels.disconnect.yes',
  'channels.disconnect.no',
  'broadcast.confirm',
  'broadcast.cancel',
  'exporting.import.withSettings',
  'exporting.import.onlySettings',
  'exporting.import.cancel',
  'exporting.forget.yes',
  'exporting.forget.forever',
  'exporting.forget.keep',
  'languages.id',
  'languages.en',
  'actions.mute',
  'actions.word',
  'actions.save',
  'actions.unfollow',
  'actions.share',
  'actions.related',
  'actions.why',
  'actions.back',
  'actions.undo',
  'actions.openPrivate',
  'actions.list.previous',
  'actions.list.next',
]);

/** Words that a newsroom does not use towards its readers. */
const unwanted = {
  id: /\bumpan\b|\bfeed\b|\biana\b|\bmemang\b|\bkurir\b|\b(?:di|meng|peng)?antar(?:kan)?\b|\bperjalanan\b|kata telegram|\bkami\b|tidak ada yang hilang|pelan-pelan|\bgagal total\b/i,
  en: /\biana\b|\bbring(?:s|ing)?\b|\bcouriers?\b|\bon (?:its|the|their) way\b|nothing (?:is|was) lost|telegram says/i,
};

type Leaf = [path: string, value: unknown];
const leavesOf = (value: object, path = ''): Leaf[] =>
  Object.entries(value).flatMap(([key, one]: Leaf): Leaf[] =>
    typeof one === 'object' && one !== null ? leavesOf(one, `${path}${key}.`) : [[path + key, one]],
  );
const stringsOf = (texts: Texts): [string, string][] =>
  leavesOf(texts).flatMap(([path, value]) => (typeof value === 'string' ? [[path, value]] : []));

describe.each(languages)('the texts in %s', (language) => {
  const texts = textsFor(language);

  it.each(stringsOf(texts))('%s is a trimmed text with valid markup and a fitting length', (path, value) => {
    expect(value).toBe(value.trim());
    expect(value).not.toBe('');
    expect(value).not.toMatch(/ {2}|undefined|TODO|\$\{| ,/);
    const { text } = parseTelegramHtml(value);
    expect(text === value).toBe(!htmlStrings.has(path));
    if (htmlStrings.has(path)) return;
    expect(codePoints(value)).toBeLessThanOrEqual(buttons.has(path) ? limits.button : limits.toast);
  });

  it('no text has words of couriers or of trade, scolds, or promises what nobody knows', () => {
    const all = [
      ...stringsOf(texts).map(([, value]) => value),
      ...Object.values(said(texts, 'x')).flat(),
      ...plainFunctions.map((path) => String(leavesOf(texts).find(([one]) => one === path)?.[1])),
    ];
    expect(all.filter((one) => unwanted[language].test(one))).toEqual([]);
  });

  it('every function of the texts is tested in this file', () => {
    const functions = leavesOf(texts).flatMap(([path, value]) => (typeof value === 'function' ? [path] : []));
    expect(functions.sort()).toEqual([...plainFunctions, ...Object.keys(said(texts, ''))].sort());
  });

  it.each(Object.entries(said(texts, hostile)))('%s escapes its arguments', (_path, html) => {
    for (const one of html) {
      const { text } = parseTelegramHtml(one);
      expect(text).not.toMatch(/undefined|\u202e/);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it.each(Object.entries(said(texts, long)))('%s stays short for long arguments', (_path, html) => {
    for (const one of html) expect(codePoints(parseTelegramHtml(one).text)).toBeLessThanOrEqual(700);
  });

  it.each(Object.entries(said(texts, '\u200b')))(
    '%s leaves no markup empty for invisible arguments',
    (_path, html) => {
      for (const one of html) expect(one).not.toMatch(/<(\w+)><\/\1>/);
    },
  );

  it('the list of follows links a source only to a web address', () => {
    const linked = (address: string) =>
      parseTelegramHtml(texts.following.item({ title: 'Antara', address }, true)).links;
    expect(linked('https://contoh.id/?a=1&b=2')).toEqual(['https://contoh.id/?a=1&b=2']);
    expect(linked('javascript:alert(1)')).toEqual([]);
  });

  it('headings and corrections of plain text contain their count or name', () => {
    for (const count of [1, 2, 500]) {
      expect(texts.bundle.heading(count)).toContain(String(count));
      expect(texts.bundle.left(count)).toContain(String(count));
    }
    expect(texts.card.retracted('iNews <Banten>')).toContain('iNews <Banten>');
    for (const said of ['banjir', 'ö'.repeat(300)])
      expect(codePoints(texts.actions.wordKnown(said))).toBeLessThanOrEqual(limits.toast);
    expect(texts.actions.wordKnown('banjir')).toContain('banjir');
    expect(texts.actions.tooManyWords(30)).toContain('30');
    expect(texts.actions.tooManySaved(500)).toContain('500');
    expect(codePoints(texts.actions.tooManySaved(500))).toBeLessThanOrEqual(limits.toast);
    expect(texts.actions.list.at('5 menit lalu')).toContain('5 menit lalu');
    expect(texts.actions.list.heading(1, 1, 1)).toContain('1');
    expect(texts.actions.list.heading(12, 2, 3)).toMatch(/12.*2.*3/);
    expect(texts.card.retracted('')).not.toMatch(/ {2}| \.|^ /);
  });
});

it('both languages have the same keys', () => {
  const [first, ...others] = languages.map((language) =>
    leavesOf(textsFor(language))
      .map(([path, value]) => `${path}: ${typeof value}`)
      .sort(),
  );
  for (const other of others) expect(other).toEqual(first);
});

it('only the names of languages are the same text in both languages', () => {
  const english = new Map(stringsOf(textsFor('en')));
  const same = stringsOf(textsFor('id')).filter(([path, value]) => english.get(path) === value);
  expect(same.map(([path]) => path)).toEqual(['languages.id', 'languages.en']);
});
