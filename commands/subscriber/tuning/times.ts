import type { DigestTimes, QuietHours } from '../../../src/audience/chat.ts';
import { writeMinute } from '../../../src/audience/settings/typed-time.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Language } from '../../../src/i18n/language.ts';

const separators: Record<Language, '.' | ':'> = { id: '.', en: ':' };

/** "07.00 dan 18.00, Senin sampai Jumat", "07:00, Saturday, Sunday". */
export const writeTimes = ({ at, days }: DigestTimes, language: Language): string => {
  const { tuning } = textsFor(language);
  const times = at.map((minute) => writeMinute(minute, separators[language]));
  const and = language === 'id' ? ' dan ' : ' and ';
  const said = times.length < 2 ? times.join('') : `${times.slice(0, -1).join(', ')}${and}${times.at(-1)}`;
  return `${said}, ${days === undefined ? tuning.everyDay : writeDays(days, language)}`;
};

/** Days that follow each other by the first and the last, others one by one. */
const writeDays = (days: number[], language: Language): string => {
  const { days: names, until } = textsFor(language).tuning;
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length > 2 && last - first === days.length - 1)
    return `${names[first - 1]} ${until} ${names[last - 1]}`;
  return days.map((day) => names[day - 1]).join(', ');
};

/** "22.00 sampai 06.00". */
export const writeQuiet = ({ from, to }: QuietHours, language: Language): string =>
  [from, to]
    .map((minute) => writeMinute(minute, separators[language]))
    .join(` ${textsFor(language).tuning.until} `);
