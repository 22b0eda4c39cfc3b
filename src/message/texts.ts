import type { Language } from './message.ts';
import { en } from './texts/en.ts';
import { id } from './texts/id.ts';
import type { Texts } from './texts/catalogue.ts';

export type { FollowingItem, RightsProblem, Texts } from './texts/catalogue.ts';

const catalogues: Record<Language, Texts> = { id, en };

/** Everything that Kabar says, in one language. */
export const textsFor = (language: Language): Texts => catalogues[language];

/** The languages that Kabar speaks. */
export const languages: readonly Language[] = ['id', 'en'];
