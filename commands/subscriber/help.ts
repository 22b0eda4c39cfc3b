import { escapeHtml } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command, Hearer } from '../../src/telegram/command.ts';

/**
 * `list`: every command; it is itself among them, so they are asked for only once they are needed. `hearAsked` hears who asks
 * for help or gives thanks in so many words, which is never a post, `hearGreeting` who greets; `hear` has something to say to whatever nobody else has heard.
 */
export const createHelp = (
  list: () => readonly Command[],
): Command & { hearAsked: Hearer; hearGreeting: Hearer } => ({
  name: 'help',
  aliases: ['bantuan', 'tolong'],
  descriptions: { id: 'Yang bisa saya lakukan', en: 'What I can do' },
  usage: { id: '', en: '' },
  scope: 'everywhere',
  run: async (ask) => {
    const { language } = ask.settings;
    const lines = list()
      .filter(
        ({ isHidden, operatorsOnly, scope }) =>
          !isHidden && !operatorsOnly && (scope === 'everywhere' || ask.chat.kind === 'private'),
      )
      .map(({ name, usage, descriptions }) => {
        const how = usage[language] === '' ? '' : ` <i>${escapeHtml(usage[language])}</i>`;
        return `/${name}${how}\n${escapeHtml(descriptions[language])}`;
      });
    await ask.reply(words([textsFor(language).help.heading, ...lines].join('\n\n')));
  },
  hear: async ({ text, settings, reply, wordless, isEdited, file }) => {
    // Talk that names nothing was answered when it came.
    if (isEdited) return true;
    const { plainText, thanks, onlyText, exporting } = textsFor(settings.language);
    if (file !== undefined && !file.isReplied) {
      await reply(words(exporting.import.problem['not-opml']));
      return true;
    }
    // A sticker or a die is a nod: it asks for nothing, and is left without an answer on purpose.
    if (wordless !== undefined && wordless !== 'gesture') await reply(words(onlyText));
    if (wordless !== undefined || text === '') return wordless !== undefined;
    if (thanked.test(text)) await reply(words(thanks));
    else await reply(words(plainText.question, waysOn(plainText)));
    return true;
  },
  hearAsked: async (heard) => {
    const { text, isForwarded, reply, settings } = heard;
    if (isForwarded) return false;
    const { thanks } = textsFor(settings.language);
    if (asked.test(text.trim())) await createHelp(list).run(heard);
    else if (onlyThanked.test(text.trim())) await reply(words(thanks));
    else return false;
    return true;
  },
  hearGreeting: async ({ text, isForwarded, isEdited, settings, reply }) => {
    if (isForwarded || isEdited || !greeted.test(text.trim())) return false;
    const { plainText } = textsFor(settings.language);
    await reply(words(plainText.hello, waysOn(plainText)));
    return true;
  },
  press: async (press) => {
    const meant = list().find(({ name }) => name === press.data);
    if (meant === undefined) return press.toast(textsFor(press.settings.language).buttonExpired);
    await meant.run({ ...press, text: '' });
  },
});

/** What most people want. */
const waysOn = ({ latest, follow, unfollow }: { latest: string; follow: string; unfollow: string }) => [
  [{ text: latest, callback: 'help:latest' }],
  [
    { text: follow, callback: 'help:follow' },
    { text: unfollow, callback: 'help:unfollow' },
  ],
];

/** A greeting and nothing more: "halo", "selamat pagi kak", "assalamualaikum", "hi there". */
const greeted =
  /^(?:ha+lo+|ha+i+|hi+|hey+|hello+|hei|p|pagi|siang|sore|malam|selamat (?:pagi|siang|sore|malam)|good (?:morning|afternoon|evening)|permisi|punten|test?|tes)(?:[\s,]+(?:kak|min|mas|mbak|bang|bot|kabar|semua|there|all))*[\s.!?👋🙏😊]*$|^as+alam+u?['’]?alaikum.{0,40}$/iu;

/** A question for help in a person's own words: "bantuan", "cara pakainya gimana?", "help me", "how does this work?". */
const asked =
  /^(?:(?:minta|butuh)\s+)?(?:bantuan(?:nya)?|tolong(?:\s+bantu)?|panduan|petunjuk|menu|perintah)(?:\s+(?:dong|ya|kak|min))?[?!.]*$|^(?:(?:gimana|bagaimana|apa)\s+)?cara\s*(?:pakai|pake|kerja|menggunakan)(?:nya)?(?:\s+(?:gimana|bagaimana|apa|bot ini|ini|dong|ya))*[?!.]*$|^(?:bisa apa(?: saja| aja)?|kamu bisa apa(?: saja| aja)?)[?!.]*$|^(?:please\s+)?help(?:\s+(?:me|please))*[?!.]*$|^(?:what can you do|how do(?:es)?\s+(?:this|it|you|i)(?:\s+(?:bot|use (?:this|it)))?(?:\s+work)?)[?!.]*$|^commands?[?!.]*$/i;
const onlyThanked =
  /^(?:ok(?:e|ay)?[,!]?\s+)?(?:makasih|terima\s*kasih|trims|tq|thanks|thank you|thx)(?:[\s,]+(?:ya|banyak|kak|min|kabar|so much|very much|a lot))*[\s.!🙏😊👍]*$/iu;
const thanked = /^(?:ok(?:e|ay)?[,!]?\s+)?(?:makasih|terima\s*kasih|trims|tq|thanks|thank you|thx)\b/i;
