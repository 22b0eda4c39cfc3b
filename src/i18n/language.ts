/** A language that Kabar speaks. */
export type Language = 'id' | 'en';

/** The languages that Kabar speaks. */
export const languages: readonly Language[] = ['id', 'en'];
