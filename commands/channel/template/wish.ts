import type { Chat } from '../../../src/audience/chat.ts';
import { lookOf, lookWishes, trimmed } from '../../../src/audience/settings/look.ts';
import type { ChatWishes } from '../../../src/audience/tuning.ts';
import { languages } from '../../../src/i18n/language.ts';
import { cardParts, tagKinds, type Template } from '../../../src/message/template.ts';

/** What a button of a template's page sets, and to which value; undefined: nothing that is known here. */
export const wishOf = (what: string, value: string, chat: Chat): ChatWishes | undefined => {
  const { template = {} } = chat;
  const changed = (change: { [Key in keyof Template]: Template[Key] | undefined }): ChatWishes => ({
    template: trimmed({ ...template, ...change }),
  });
  switch (what) {
    case 'part': {
      if (value === 'source') return { hidesSource: chat.hidesSource ? undefined : true };
      const look = lookOf(chat);
      if (value === 'lead') return lookWishes(chat, { ...look, hasLead: !look.hasLead });
      const part = cardParts.find((one) => one === value);
      return part && changed({ without: turned(template.without ?? [], part) });
    }
    case 'picture': {
      const picture = (['preview', 'photo', 'none'] as const).find((one) => one === value);
      return picture && lookWishes(chat, { ...lookOf(chat), picture });
    }
    case 'tag': {
      const kind = tagKinds.find((one) => one === value);
      return kind && changed({ tags: turned(template.tags ?? [], kind) });
    }
    case 'link':
      return changed({ link: value === 'headline' ? 'headline' : undefined });
    case 'share':
      return changed({ share: template.share ? undefined : true });
    case 'drop':
      return value === 'brand' || value === 'signature' ? changed({ [value]: undefined }) : undefined;
    case 'language': {
      const language = languages.find((one) => one === value);
      return language && { language };
    }
    case 'sound':
      return { sound: value === 'never' || value === 'breaking' ? value : undefined };
    default:
      return undefined;
  }
};

/** The list with the one in it where it was not, and without it where it was. */
const turned = <T>(list: T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
