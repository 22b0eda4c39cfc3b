import { escapeHtml, short } from '../text/escape.ts';
import { actionsTexts } from './actions.ts';
import type { Texts } from './catalogue.ts';
import { channelTexts } from './channel/channels.ts';
import { operatorTexts } from './operator/operator.ts';
import { postTexts } from './channel/posts.ts';
import { amendTexts } from './channel/amend.ts';
import { pacingTexts } from './channel/pacing.ts';
import { reviewTexts } from './channel/reviews.ts';
import { scheduleTexts } from './channel/schedule.ts';
import { statsTexts } from './channel/stats.ts';
import { templateTexts } from './channel/template.ts';
import { exportTexts } from './export.ts';
import {
  brief,
  mostNamed,
  code,
  followCount,
  isNamed,
  isOrAre,
  linked,
  name,
  sent,
  typed,
  type Followed,
} from './parts.ts';
import { tuningTexts } from './tuning.ts';
import { whyTexts } from './why.ts';

const feedFailure: Texts['feedFailure'] = {
  'bad-address':
    'That address is not quite right. Send the full address, such as https://www.antaranews.com.',
  'not-found': 'There is no page at that address. Is it spelt right?',
  'not-a-feed':
    'There is no news feed (RSS or Atom) at that address, so I cannot follow it. Try another site.',
  'too-big': 'That feed is too big for me to read.',
  'refused-address':
    'That address is in a private network or has a port that is not for websites, so I will not open it.',
  'time-out': 'The site took too long to answer. Try again in a little while.',
  unreachable: 'The site cannot be reached. It may be down, or the address is wrong.',
  denied: 'The site does not let bots read it.',
  'server-error': 'The site is having trouble. Try again later.',
  gone: 'The publisher has closed that feed.',
  banned: 'The operator of this bot does not allow that feed here.',
  'telegram-channel':
    'I cannot follow Telegram channels or groups. If it has a site, send me its name or address.',
};

/** Of a source whose address nobody typed. */
const sourceFailure: Partial<Texts['feedFailure']> = {
  'not-found': 'Its feed is not there at the moment. Try again later.',
  'not-a-feed': 'Its feed cannot be read at the moment. Try again later.',
  unreachable: 'Its site cannot be reached at the moment. Try again later.',
};

const stopping = 'I am just being restarted. Please send it again in a moment.';

/** Where news go: here, or to another chat by its title. */
const to = (chat: string | undefined): string => (chat === undefined ? 'here' : `to ${name(chat)}`);
const within = (chat: string | undefined): string => (chat === undefined ? 'here' : `in ${name(chat)}`);

/** "A", "A and B", "A, B and C". */
const named = (titles: string[]): string =>
  joined(titles.map((one) => (titles.length > 2 ? brief(one) : name(one))));

/** As `named`, with "the topic" before each that is one. */
const withTopics = (all: Followed[]): string =>
  joined([
    ...all
      .slice(0, mostNamed)
      .map(
        ({ title, isTopic }) =>
          `${isTopic ? 'the topic ' : ''}${all.length > 2 ? brief(title) : name(title)}`,
      ),
    ...(all.length > mostNamed
      ? [`${all.length - mostNamed} ${all.length === mostNamed + 1 ? 'other' : 'others'}`]
      : []),
  ]);

const joined = (names: string[]): string => {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/** The first of many sections. */
const several = (sections: string[]): string =>
  [...sections.slice(0, 8).map((one) => brief(one)), ...(sections.length > 8 ? ['…'] : [])].join(', ');

/** Everything that Kabar says, in English. */
export const en: Texts = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  card: {
    more: 'Read more',
    watch: 'Watch the video',
    photo: 'Photo',
    ranFirst: 'First published by',
    alsoAt: 'Also at:',
    untitled: 'Untitled',
    retracted: (source) =>
      source ? `${source} has withdrawn this story.` : 'Its publisher has withdrawn this story.',
  },
  digest: {
    heading: (count, minutes) => `Digest · ${count} ${count === 1 ? 'story' : 'stories'}, ${minutes} min`,
    goesOn: (from, of) => `Digest · continued, number ${from} of ${of}`,
    shared: 'In several papers',
    outlets: (count) => `${count} sources`,
    left: (count) => `${count} more to follow`,
  },
  bundle: {
    heading: (count) => (count === 1 ? '1 new story' : `${count} new stories`),
    left: (count) => (count === 1 ? '1 more story follows.' : `${count} more stories follow.`),
  },
  feedFailure,
  rights: {
    'not-admin':
      'You are no administrator there. Ask its owner to make you one who may post, then try again.',
    'cannot-post':
      'You are an administrator there, but you may not post. Ask its owner for that right, then try again.',
    'bot-absent': 'I am not in there. Add me as an administrator, then try again.',
    'bot-cannot-post': 'I may not post there yet. Give me that right, then try again.',
    'not-found': 'I cannot find that group or channel. Check its name, and that I have been added to it.',
    'not-private': 'This can only be done in a private chat with me.',
  },
  about: (named, sentence) => `${code(named)}: ${sentence}`,
  sameTitle: (title, count) =>
    `You have ${count} channels or groups called ${name(title)}. Which one do you mean?`,
  oneChatOnly: (named) =>
    `This command is about one channel or group. Send it for ${code(named)} first, then once more for the other.`,
  start: {
    greeting: (person) =>
      [
        person === undefined ? 'Hello! 👋' : `Hello, ${name(person)}! 👋`,
        'I am <b>Kabar</b>, a news bot. Choose your sources, and I send every new story straight here.',
        person === undefined
          ? 'Administrators of this group type <code>/follow</code> and the name or address of a news site, such as <code>/follow bbc</code>. The newest headlines: /latest'
          : 'Type <code>/follow</code> and the name or address of a news site, such as <code>/follow bbc</code>. There is more in /help. Times are shown in WIB until you choose another zone in /settings.',
      ].join('\n\n'),
    welcomeBack: (person, followed) =>
      `Welcome back, ${name(person)}! ${followCount('en', followed)} ${isOrAre(followed)} still followed. See /following, and /latest for the newest headlines.`,
    alreadyIn: (chats) => `I am already in ${chats.map((one) => name(one)).join(', ')}.`,
    groupBack: (followed) =>
      `Hello again! 👋 ${followCount('en', followed)} ${isOrAre(followed)} still followed here. See /following.`,
    suggestions: 'Where shall we start?',
    addToGroup: 'Add me to a group',
    addToChannel: 'Add me to a channel',
  },
  help: { heading: '<b>What I can do</b>' },
  follow: {
    usage: (to) =>
      [
        `Send the name of a source, or the address of a site or its feed${to === undefined ? '' : `, for ${name(to.title)}`}:`,
        typed('/follow bbc', to),
        typed('/follow https://www.antaranews.com', to),
      ].join('\n'),
    onlyFirst: (limit, left) =>
      `I have taken the first ${limit}. Please send the rest again:\n${left.map((one) => code(one)).join('\n')}`,
    tooMany: (limit, to) =>
      `That list is too long, so nothing has changed. Send ${limit} names or addresses at a time, such as ${typed('/follow bbc, antara', to)}, or all of them in one OPML file (${sent('/import', to)}).`,
    working: 'One moment, let me look…',
    ok: (titles, chat) => `Done! I will send new stories from ${named(titles)} ${to(chat)}.`,
    okSections: (source, sections, chat) =>
      `Done! I will send new stories from ${name(source)} (${several(sections)}) ${to(chat)}.`,
    already: (title, chat) =>
      chat === undefined
        ? `${name(title)} is already followed here.`
        : `${name(title)} is already followed in ${name(chat)}.`,
    movedHere: (title) => `Done! From now on news from ${name(title)} comes to this topic.`,
    sample: (count, chat) => {
      const what = count === 1 ? 'Its latest story' : 'Their latest stories';
      return chat === undefined ? `${what}:` : `${what} (a sample for ${name(chat)}):`;
    },
    failed: (address, why, title) => {
      if (why === 'stopping') return `${title === undefined ? code(address) : name(title)}\n${stopping}`;
      return title === undefined
        ? `${code(address)}\n${escapeHtml(feedFailure[why])}`
        : `${name(title)}\n${escapeHtml(sourceFailure[why] ?? feedFailure[why])}`;
    },
    unknown: (said) => `I know no source called ${name(said)}. Try the address of its site.`,
    didYouMean: (said) => `I know no source called ${name(said)}. Did you mean this?`,
    topicOk: (topic, chat) => `Done. News about ${name(topic)} from every source will come ${to(chat)}.`,
    badTopic: (to) => `Write one to eight words, such as ${typed('/follow topic volcano java', to)}`,
    whichTopic: (to) => `Which topic shall I follow? For example ${typed('/follow topic volcano java', to)}`,
    asTopic: (words) => `Follow the topic "${short(words, 30)}"`,
    choosePage: (site) => `There are several sections at ${name(site)}. Which ones shall I follow?`,
    chooseSource: (source) => `Which news of ${name(source)} shall I follow?`,
    offer: (source) => `Shall I follow ${name(source)}?`,
    take: 'Follow',
    all: 'All of them',
  },
  unfollow: {
    choose: (chat) => `Which one shall I stop following${chat === undefined ? '' : ` in ${name(chat)}`}?`,
    done: (dropped, chat) =>
      `All right, no more stories from ${withTopics(dropped)}${chat === undefined ? '' : ` in ${name(chat)}`}.`,
    nothing: (chat) => `Nothing is followed ${within(chat)} yet.`,
    unknown: (said, to) =>
      `I cannot find &quot;${escapeHtml(short(said, 80))}&quot; in the list. The list is in ${sent('/following', to)}.`,
    confirmAll: (followed, chat) => `Stop following all ${followCount('en', followed)} ${within(chat)}?`,
    all: 'Yes, all of them',
    keep: 'No, keep them',
    kept: 'All right, nothing has changed.',
  },
  following: {
    empty: (to) =>
      `Nothing is followed ${within(to?.title)} yet. Type ${sent('/follow', to)} and the name or address of a news site, such as ${typed('/follow bbc', to)}`,
    emptyInGroup: 'Nothing is followed in this group yet. Its administrators can start with /follow.',
    forAll: ({ filter, digest, quiet }) => [
      ...(filter === undefined ? [] : [`Filter for all: ${code(filter)}`]),
      ...(digest === undefined ? [] : [`Digest: ${escapeHtml(short(digest, 120))}`]),
      ...(quiet === undefined ? [] : [`Quiet hours: ${escapeHtml(short(quiet, 120))}`]),
    ],
    heading: (followed, chat) =>
      `<b>${followCount('en', followed)} followed ${chat === undefined ? 'here' : `in ${escapeHtml(short(chat, 120))}`}</b>`,
    item: ({ title, address, isTopic, wishes = [], lastNews, passedOver, failing }, isManager) =>
      [
        isTopic ? `Topic ${name(title)}` : linked(title, address),
        !isTopic && (lastNews === undefined ? 'No stories yet' : `Last story: ${escapeHtml(lastNews)}`),
        wishes.length > 0 && escapeHtml(short(wishes.join(' · '), 300)),
        passedOver &&
          `${passedOver} ${passedOver === 1 ? 'story was' : 'stories were'} too old to be sent when first seen here`,
        failing &&
          `⚠️ Unreadable since ${escapeHtml(failing.since)}.${isManager ? ` ${escapeHtml(feedFailure[failing.why])}` : ' I keep trying.'}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  sources: {
    home: (to) =>
      `What are you looking for? Pick one below, or type a topic or a place${isNamed(to) ? `, such as ${sent('/sources sports', to)} or ${sent('/sources bali', to)}` : ''}.`,
    byTopic: 'All topics',
    byPlace: 'All places',
    whichTopic: 'Which topic?',
    whichPlace: 'Which place?',
    back: '« Start',
    topics: {
      general: 'General news',
      politics: 'Politics',
      law: 'Law and crime',
      business: 'Business',
      sport: 'Sport',
      football: 'Football',
      world: 'World',
      technology: 'Technology',
      science: 'Science',
      health: 'Health',
      environment: 'Environment',
      entertainment: 'Entertainment',
      lifestyle: 'Lifestyle',
      culture: 'Arts and culture',
      religion: 'Religion',
      motoring: 'Motoring',
      travel: 'Travel',
      food: 'Food',
      games: 'Games',
    },
    found: (about, count, chat) =>
      `${name(about)}: ${count} ${count === 1 ? 'source' : 'sources'}. Tap one to follow it${chat === undefined ? '' : ` in ${name(chat)}`}.`,
    noneAbout: (about, isNear) => `I know no sources for ${name(about)} yet.${isNear ? ' The nearest:' : ''}`,
    unknown: (said, to) =>
      `I do not know the topic or place ${name(said)}. Try ${sent('/sources sports', to)} or ${sent('/sources bali', to)}, or pick one below.`,
  },
  latest: {
    heading: (chat) => `Latest news${chat === undefined ? '' : ` in ${escapeHtml(short(chat, 80))}`}`,
    about: (words, chat) =>
      `Latest news about ${escapeHtml(short(words, 80))}${chat === undefined ? '' : ` in ${escapeHtml(short(chat, 80))}`}`,
    none: (chat) =>
      chat === undefined
        ? 'No news yet. As soon as there is some, I will send it here.'
        : `No news for ${name(chat)} yet. As soon as there is some, I will send it there.`,
    noneAbout: (words, chat) => `No news about ${name(words)} in the sources followed ${within(chat)}.`,
    noneAnywhere: (words) => `No news about ${name(words)} in the last 30 days.`,
    aboutEverywhere: (words) => `News about ${escapeHtml(short(words, 80))} from all sources`,
    aboutFrom: (words, source) =>
      `News about ${escapeHtml(short(words, 80))} from ${escapeHtml(short(source, 80))}`,
    noneFrom: (words, source) => `No news about ${name(words)} from ${name(source)}.`,
    everywhere: 'Search all sources',
    everywhereFor: (words) => `Search all sources for "${short(words, 30)}"`,
    noWords:
      'Write the words to look for, such as <code>/latest forest fire</code> or <code>/latest &quot;interest rate&quot; source:bbc since:3d</code>',
    badSince: (said) =>
      `I do not understand the time ${name(said)}. Write <code>since:yesterday</code>, <code>since:3d</code> or <code>since:2026-11-20</code>`,
    unknownSource: (said, to) =>
      `I have no news from ${name(said)}. What is followed ${within(to?.title)} is listed in ${sent('/following', to)}.`,
    indexing: 'The search index is being built, so this is not everything yet. Try again in a few minutes.',
    nothingFollowed: (to) =>
      `Nothing is followed ${within(to?.title)} yet, so there is no news. Start with ${sent('/follow', to)} and the name of a source, such as ${typed('/follow bbc', to)}`,
    nothingFollowedInGroup:
      'Nothing is followed in this group yet, so there is no news. Its administrators can start with /follow.',
    general: (to) =>
      `These are from general sources, as nothing is followed ${within(to?.title)} yet. Choose your own with ${sent('/sources', to)}, or type ${typed('/follow bbc', to)}`,
    generalInGroup:
      'These are from general sources, as nothing is followed in this group yet. Its administrators can choose with /follow.',
    notFollowed: (title, chat) => `${name(title)} is not followed ${within(chat)} yet.`,
    more: 'More news',
  },
  inline: {
    heading: 'Top stories',
    open: 'Follow the news in Kabar',
    none: 'No news about that. Open Kabar',
    badSince: 'A time is since:yesterday, say',
  },
  broadcast: {
    usage: 'Reply to the message that is to go out with <code>/broadcast @yourchannel</code>.',
    preview: (target) => `The message above will go to ${name(target)}. Send it now?`,
    whereTo: 'Where shall it go?',
    noChats:
      'I am not in a channel or group of yours yet. Add me as an administrator, then reply to the message that is to go out with <code>/broadcast @yourchannel</code>.',
    uncopied: 'I cannot copy that message. Please send it again.',
    confirm: 'Send',
    cancel: 'Cancel',
    target: (title) => name(title),
    posted: (target) => `Posted in ${name(target)}.`,
    waiting: (target) => `The post for ${name(target)} is waiting for its turn and goes out shortly.`,
    cancelled: 'Cancelled. Nothing was sent.',
    expired:
      'This post was sent or cancelled already, or is too old. Reply to the message with /broadcast @yourchannel again.',
    done: {
      sent: 'This post was sent already. To send it once more, reply to the message with /broadcast.',
      scheduled: 'This post is scheduled already. Its time can be changed in /scheduled.',
    },
    unsent: 'Nothing was sent: my storage is in trouble. Try again in a moment.',
    failed: (target) => `The post could not go to ${name(target)}. Check my rights there, then try again.`,
  },
  operator: operatorTexts.en,
  posts: postTexts.en,
  amend: amendTexts.en,
  schedule: scheduleTexts.en,
  channels: channelTexts.en,
  template: templateTexts.en,
  stats: statsTexts.en,
  pacing: pacingTexts.en,
  reviews: reviewTexts.en,
  channelReady: (chat, handle, followed) =>
    [
      `I can post in ${name(chat)} now.`,
      followed.sources + followed.topics > 0
        ? `${followCount('en', followed)} ${isOrAre(followed)} still followed there: <code>/following ${escapeHtml(handle)}</code>`
        : `Choose what goes there, from this chat: <code>/follow ${escapeHtml(handle)} bbc</code>`,
    ].join('\n'),
  channelCommand: {
    heard: (chat, said, isGone) =>
      [
        `I answer ${code(said)} in ${name(chat)} here, so that the channel's readers do not see it.`,
        isGone
          ? 'I have removed the command from the channel.'
          : 'The command still stands in the channel: I may not delete messages there, so please remove it yourself.',
      ].join(' '),
    unreachable: (bot, said) =>
      `I have not carried out ${code(said)}, as no administrator of this channel has started a chat with me yet. Administrators: open @${escapeHtml(bot)}, press Start, and send the command there.`,
  },
  postingLost: {
    noRight: (chat, isChannel) =>
      `⚠️ I cannot post in ${name(chat)}: the right to <b>${isChannel ? 'post messages' : 'send messages'}</b> is missing. I keep its news for 24 hours and send it as soon as I have that right.`,
    removed: (chat) =>
      `⚠️ I was removed from ${name(chat)}, so no news can go there. What it follows is kept; add me again any time.`,
    back: (chat) => `I can post in ${name(chat)} again.`,
  },
  missedMeanwhile: (count) =>
    count === 1
      ? '1 more story came while I could not post here.'
      : `${count} more stories came while I could not post here.`,
  notices: {
    failing: (title) => `${title} has been unreadable for three days. I keep trying.`,
    back: (title) => `${title} can be read again.`,
    ended: (title) => `${title} has closed this feed. Look for its new one with /follow.`,
  },
  settings: {
    heading: (chat, zone, to) =>
      `<b>Settings</b> · ${name(chat)}\nTimes are shown for ${code(zone)}.${isNamed(to) ? ` For another zone: ${typed('/settings London', to)}` : ''}`,
    badZone: (said, to) =>
      `I do not know the time zone ${name(said)}. Write ${typed('/settings WIB', to)}, ${typed('/settings WITA', to)}, ${typed('/settings WIT', to)} or a city, such as ${typed('/settings Tokyo', to)}`,
    together: 'Together if many',
    single: 'One by one',
    once: 'No similar stories',
    inSequence: 'In sequence',
    every: 'All versions',
    look: 'Look',
    sound: 'Sound',
    times: 'Times',
    back: 'Back',
    lookHeading: 'How should stories look?',
    looks: { full: 'With picture', compact: 'Compact', text: 'Text only' },
    sourceShown: 'With the source',
    sourceHidden: 'Without the source',
    soundHeading: 'When should stories come with a sound?',
    sounds: { always: 'Always', breaking: 'Breaking news only', never: 'Never' },
    breaking: 'Breaking news at once',
  },
  tuning: tuningTexts.en,
  actions: actionsTexts.en,
  why: whyTexts.en,
  exporting: exportTexts.en({ ...feedFailure, stopping }),
  unknownCommand: (like) =>
    `I do not know that command.${like === undefined ? '' : ` Did you mean /${like}?`} They are all in /help.`,
  plainText: {
    hello: 'Hello! 👋 What can I do for you?',
    question: 'What can I do for you? Choose below, or see everything in /help.',
    latest: 'Latest news',
    follow: 'Follow a source',
    unfollow: 'Stop following',
  },
  thanks: 'You are welcome! 😊',
  onlyText: 'I can only read text. Type the name of a source, or words to look for.',
  onlyAdmins: 'In a group, only administrators can do this.',
  accessRefused: (userId) =>
    `Sorry, this bot only serves the people on its list. Your id is ${code(String(userId))}: ask its operator to add it.`,
  buttonExpired: 'This button no longer works. Please send the command again.',
  tooMuch: 'That is a lot at once, so I have not answered all of it. Please try again in a moment.',
  failure: 'Sorry, I could not do that just now. Please try again in a moment.',
  deliveryPaused: {
    closedTopic: (chat) =>
      `I cannot send news to ${name(chat)}: its topic is closed. I keep its news for 24 hours and post it as soon as the topic is open again.`,
    deletedTopic: (chat) =>
      `I cannot send news to ${name(chat)}: its topic was deleted. Please follow again in another topic.`,
    noRight: (chat) =>
      `I can no longer post in ${name(chat)}. Let me send messages there; the news then resumes.`,
  },
};
