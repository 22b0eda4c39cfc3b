import type { Language } from '../../i18n/language.ts';

const numbers: Record<Language, readonly string[]> = {
  id: 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua+belas'.split(' '),
  en: 'one two three four five six seven eight nine ten eleven twelve'.split(' '),
};
const named = (language: Language): string =>
  numbers[language]
    .map((word) => word.replace('+', String.raw`\s*`))
    .toSorted((one, two) => two.length - one.length)
    .join('|');
const word = { id: named('id'), en: named('en') };
const numberOf = (said: string, language: Language): number => {
  const digits = Number(said);
  if (!Number.isNaN(digits)) return digits;
  return (
    numbers[language].findIndex((one) => one.replace('+', '') === said.toLowerCase().replace(/\s/g, '')) + 1
  );
};

/** Before midnight and noon on a clock of twelve hours. */
const before = (hour: number): number => (hour <= 1 ? 12 : hour - 1);
const time = (hour: number, minute: number): string => `${hour}:${String(minute).padStart(2, '0')}`;

/**
 * Times of day as people say them, in figures: "jam tujuh" is "jam 7", "setengah delapan" 7:30, "jam 7 lewat seperempat" 7:15,
 * "half past six" 6:30, "quarter to six" 5:45. The rest of the text stays as it is.
 */
export const withTimesInFigures = (typed: string, language: Language): string => {
  const number = String.raw`(\d{1,2}|${word[language]})(?![\p{L}\d])`;
  const replace = (text: string, shape: string, written: (hour: number) => string) =>
    text.replace(new RegExp(shape, 'giu'), (_, said: string) => written(numberOf(said, language)));
  if (language === 'en') {
    let text = replace(typed, String.raw`(?<!\p{L})half\s+past\s+${number}`, (hour) => time(hour, 30));
    text = replace(text, String.raw`(?<!\p{L})(?:a\s+)?quarter\s+past\s+${number}`, (hour) => time(hour, 15));
    text = replace(text, String.raw`(?<!\p{L})(?:a\s+)?quarter\s+to\s+${number}`, (hour) =>
      time(before(hour), 45),
    );
    return replace(text, String.raw`(?<!\p{L})at\s+(${word.en})(?!\p{L})`, (hour) => `at ${hour}`);
  }
  let text = replace(typed, String.raw`(?<!\p{L})(?:(?:jam|pukul)\s+)?setengah\s+${number}`, (hour) =>
    time(before(hour), 30),
  );
  text = replace(
    text,
    String.raw`(?<!\p{L})(?:jam|pukul)\s+${number}\s+(?:lewat|lebih)\s+seperempat`,
    (hour) => time(hour, 15),
  );
  text = replace(text, String.raw`(?<!\p{L})(?:jam|pukul)\s+${number}\s+kurang\s+seperempat`, (hour) =>
    time(before(hour), 45),
  );
  return replace(text, String.raw`(?<!\p{L})(?:jam|pukul)\s+(${word.id})(?!\p{L})`, (hour) => `jam ${hour}`);
};
