/** A wish in a person's own words names little; what is longer is prose, and may be a post for their readers (words). */
const mostNamed = 4;

/** Whether what stands behind "stop" or "ikuti" is too long for names that are not known: then it is taken for prose. */
export const isLong = (said: string): boolean => /\n/.test(said) || said.split(/\s+/).length > mostNamed;
