import { cardParts, readLine, tagKinds, type Template } from '../../message/template.ts';

/** The names under which a template travels in a file. */
export const templateNames = [
  'brand',
  'signature',
  'hashtags',
  'without',
  'picture',
  'link',
  'share',
] as const;

const yes = 'yes';

/** What is particular to a chat's cards, as text. */
export const writeTemplate = (template: Template = {}): Record<string, string | undefined> => ({
  brand: template.brand,
  signature: template.signature,
  hashtags: template.tags?.join(' '),
  without: template.without?.join(' '),
  picture: template.picture,
  link: template.link,
  share: template.share && yes,
});

/** Reads what `writeTemplate` wrote, or somebody else: what makes no sense is left out. */
export const readTemplate = (given: Record<string, string>): { template?: Template } => {
  const tags = tagKinds.filter((kind) => listed(given['hashtags']).includes(kind));
  const without = cardParts.filter((part) => listed(given['without']).includes(part));
  const template: Template = {
    ...lineIn(given, 'brand'),
    ...lineIn(given, 'signature'),
    ...(tags.length > 0 && { tags }),
    ...(without.length > 0 && { without }),
    ...(given['picture'] === 'photo' && { picture: 'photo' as const }),
    ...(given['link'] === 'headline' && { link: 'headline' as const }),
    ...(given['share'] === yes && { share: true as const }),
  };
  return Object.keys(template).length > 0 ? { template } : {};
};

const listed = (said = ''): string[] => said.split(/\s+/);

const lineIn = (given: Record<string, string>, kind: 'brand' | 'signature'): Template => {
  const read = readLine(given[kind] ?? '', kind);
  return 'line' in read ? { [kind]: read.line } : {};
};
