import { escapeHtml, short } from '../text/escape.ts';
import type { Texts } from './catalogue.ts';
import { brief, code, linked, name } from './parts.ts';

const feedFailure: Texts['feedFailure'] = {
  'bad-address':
    'That address is not quite right. Send the full address, such as https://www.antaranews.com.',
  'not-found': 'There is no page at that address. Is it spelt right?',
  'not-a-feed': 'There is no news feed (RSS or Atom) at that address. Try the address of the feed itself.',
  'too-big': 'That feed is too big for me to read.',
  'refused-address': 'That address is in a private network, so I will not open it.',
  'time-out': 'The site took too long to answer. Try again in a little while.',
  unreachable: 'The site cannot be reached. It may be down, or the address is wrong.',
  denied: 'The site does not let bots read it.',
  'server-error': 'The site is having trouble. Try again later.',
  gone: 'The publisher has closed that feed.',
};

/** Everything that Kabar says, in English. */
export const en: Texts = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  card: {
    more: 'Read more',
    photo: 'Photo',
    ranFirst: 'First published by',
    alsoAt: 'Also at:',
    untitled: 'Untitled',
    retracted: (source) =>
      source ? `${source} has withdrawn this story.` : 'Its publisher has withdrawn this story.',
  },
  bundle: {
    heading: (count) => (count === 1 ? '1 new story' : `${count} new stories`),
    left: (count) => (count === 1 ? '1 more story follows.' : `${count} more stories follow.`),
  },
  feedFailure,
  rights: {
    'not-admin': 'Only an administrator there can do this.',
    'cannot-post': 'You are an administrator there, but you may not post.',
    'bot-absent': 'I am not there yet. Add me as an administrator first, then try again.',
    'bot-cannot-post': 'I may not post there yet. Give me that right, then try again.',
    'not-found': 'I cannot find that group or channel. Check its name, and that I have been added to it.',
    'not-private': 'This can only be done in a private chat with me.',
  },
  start: {
    greeting: (person) =>
      [
        person === undefined ? 'Hello! 👋' : `Hello, ${name(person)}! 👋`,
        'I am <b>Kabar</b>, and I bring the news. Choose your sources, and every new story comes straight here.',
        'Start with <code>/follow</code> and the name or address of a news site, or see /help.',
      ].join('\n\n'),
    suggestions: 'Where shall we start?',
    addToGroup: 'Add me to a group',
    addToChannel: 'Add me to a channel',
  },
  help: { heading: '<b>What I can do</b>' },
  follow: {
    usage:
      'Send the name of a news source, or the address of a site or its feed, such as:\n<code>/follow bbc</code>\n<code>/follow https://www.antaranews.com</code>',
    tooMany: (limit) => `That is too many at once. Send ${limit} names or addresses at most.`,
    working: 'One moment, let me look…',
    ok: (title, chat) =>
      chat === undefined
        ? `Done! I will bring new stories from ${name(title)} here.`
        : `Done! I will bring new stories from ${name(title)} to ${name(chat)}.`,
    already: (title, chat) =>
      chat === undefined
        ? `${name(title)} is already followed here.`
        : `${name(title)} is already followed in ${name(chat)}.`,
    sample: 'Its latest story:',
    failed: (address, why) => `${code(address)}\n${escapeHtml(feedFailure[why])}`,
    unknown: (said) => `I do not know ${name(said)}. Try the address of its site or feed.`,
    didYouMean: (said) => `I do not know ${name(said)}. Did you mean this?`,
    choosePage: (site) => `There are several feeds at ${name(site)}. Which ones shall I follow?`,
    chooseSource: (source) => `Which news of ${name(source)} shall I follow?`,
    offer: (source) => `Shall I follow ${name(source)}?`,
    take: 'Follow',
    all: 'All of them',
    chosen: (titles, chat) =>
      `Followed ${chat === undefined ? 'here' : `in ${name(chat)}`}: ${titles.map((one) => brief(one)).join(', ')}.`,
  },
  unfollow: {
    choose: 'Which one shall I stop bringing?',
    done: (title) => `All right, no more stories from ${name(title)}.`,
    nothing: 'Nothing is followed here yet.',
    unknown: 'That source is not followed here. See the list with /following.',
  },
  following: {
    empty: 'Nothing is followed here yet. Start with /follow and the name or address of a news site.',
    heading: (count) => `<b>${count} ${count === 1 ? 'source' : 'sources'} followed here</b>`,
    item: ({ title, address, lastNews, failing }) =>
      [
        linked(title, address),
        lastNews === undefined ? 'No stories yet' : `Last story ${escapeHtml(lastNews)}`,
        failing &&
          `⚠️ Unreadable since ${escapeHtml(failing.since)}. ${escapeHtml(feedFailure[failing.why])}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  latest: {
    heading: 'Latest news',
    about: (words) => `Latest news about ${escapeHtml(short(words, 80))}`,
    none: 'No news yet. As soon as there is some, I will bring it here.',
    noneAbout: (words) => `No news about ${name(words)} yet.`,
    nothingFollowed: 'Nothing is followed here yet, so there is no news. Start with /follow.',
    more: 'More news',
  },
  broadcast: {
    usage: 'Write your message first, then reply to it with /broadcast.',
    preview: (target) => `The message above will go to ${name(target)}. Send it now?`,
    uncopied: 'I cannot copy that message. Send it again, then reply to it with /broadcast.',
    confirm: 'Send',
    cancel: 'Cancel',
    posted: (target) => `Posted in ${name(target)}.`,
    cancelled: 'Cancelled. Nothing was sent.',
    expired: 'This post was sent or cancelled already, or is too old. Reply to it with /broadcast again.',
    failed: (target) => `The post could not go to ${name(target)}. Check my rights there, then try again.`,
  },
  channelReady: (chat, handle) =>
    [
      `I can post in ${name(chat)} now.`,
      `Choose what goes there, from this chat: <code>/follow ${escapeHtml(handle)} https://www.antaranews.com</code>`,
    ].join('\n'),
  notices: {
    failing: (title) => `${title} cannot be read for three days now. I keep trying.`,
    back: (title) => `${title} can be read again.`,
    ended: (title) => `${title} has closed this feed. Look for its new one with /follow.`,
  },
  settings: {
    heading: (chat, zone) =>
      `<b>Settings</b> · ${name(chat)}\nTimes are shown for ${code(zone)}. For another zone: <code>/settings Europe/London</code>`,
    badZone: 'I do not know that time zone. Send its IANA name, such as Asia/Makassar.',
    together: 'Together if many',
    single: 'One by one',
    once: 'Each event once',
    every: 'Every report',
  },
  unknownCommand: 'I do not know that command. They are all in /help.',
  plainText: 'I cannot chat yet, but I do bring the news. See /help.',
  onlyAdmins: 'In a group, only administrators can do this.',
  accessRefused: 'Sorry, this bot only serves the people whom its operator has listed.',
  buttonExpired: 'This button no longer works. Please send the command again.',
  tooMuch: 'One moment, please: that is a lot at once. I will answer again shortly.',
  failure: 'Sorry, something went wrong on our side. Nothing was lost. Please try again in a moment.',
  deliveryPaused: (chat, why) =>
    [
      `I can no longer post in ${name(chat)}.`,
      'Let me post there again, and reopen the topic if it is closed. The news then resumes.',
      `In Telegram's words: ${code(why)}`,
    ].join('\n'),
};
