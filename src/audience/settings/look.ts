import type { Template } from '../../message/template.ts';
import type { Chat } from '../chat.ts';
import type { ChatWishes } from '../tuning.ts';

/** Whether cards have a lead, and how their picture comes. */
export type CardLook = { hasLead: boolean; picture: 'preview' | 'photo' | 'none' };

type Looking = Pick<Chat, 'look' | 'template'>;

/** How a chat's cards look, by its settings and its template together. */
export const lookOf = ({ look, template = {} }: Looking): CardLook => ({
  hasLead: look !== 'compact' && template.without?.includes('lead') !== true,
  picture: look === undefined ? (template.picture ?? 'preview') : 'none',
});

/** What is to be set so that a chat's cards look so; all else of its template stays. */
export const lookWishes = (
  { template = {} }: Looking,
  { hasLead, picture }: CardLook,
): Pick<ChatWishes, 'look' | 'template'> => {
  const { without = [], picture: _picture, ...rest } = template;
  const others = without.filter((part) => part !== 'lead');
  const isBare = picture === 'none';
  return {
    look: isBare ? (hasLead ? 'text' : 'compact') : undefined,
    template: trimmed({
      ...rest,
      without: isBare || hasLead ? others : [...others, 'lead'],
      ...(picture === 'photo' && { picture }),
    }),
  };
};

/** A template without what is as usual; undefined: all of it is. */
export const trimmed = (template: { [Key in keyof Template]: Template[Key] | undefined }):
  Template | undefined => {
  const particular = Object.entries(template).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return particular.length === 0 ? undefined : (Object.fromEntries(particular) as Template);
};
