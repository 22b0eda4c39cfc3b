import type { Language } from './language.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import type { Texts } from './catalogue.ts';

export type { FollowingItem, RightsProblem, Texts } from './catalogue.ts';
export type { WhyReader } from './why.ts';
export type { Elsewhere } from './parts.ts';

const catalogues: Record<Language, Texts> = { id, en };

/** Everything that Kabar says, in one language. */
export const textsFor = (language: Language): Texts => catalogues[language];
