import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { lookOf, lookWishes, trimmed, type CardLook } from '../../../src/audience/settings/look.ts';
import type { Template } from '../../../src/message/template.ts';
import { anyTemplate } from '../../message/any-story.ts';

const anyLook = fc.record({
  hasLead: fc.boolean(),
  picture: fc.constantFrom<CardLook['picture'][]>('preview', 'photo', 'none'),
});
const present = <T extends object>(some: T) =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as T;

it('cards look as was wished, whatever was chosen before, and nothing else of the template changes', () => {
  const before = fc.record(
    { template: anyTemplate, look: fc.constantFrom('compact' as const, 'text' as const) },
    { requiredKeys: [] },
  );
  const others = ({ without = [], picture: _picture, ...rest }: Template = {}) => ({
    ...rest,
    without: without.filter((part) => part !== 'lead'),
  });
  fc.assert(
    fc.property(before, anyLook, (chat, look) => {
      const wished = lookWishes(chat, look);
      expect(lookOf(present(wished) as Parameters<typeof lookOf>[0])).toEqual(look);
      const { tags = [], ...after } = others(wished.template);
      const { tags: tagsBefore = [], ...kept } = others(chat.template);
      expect({ ...after, tags }).toEqual({ ...kept, tags: tagsBefore });
    }),
  );
});

it('a template with nothing particular in it is none', () => {
  expect(trimmed({ tags: [], brand: undefined })).toBeUndefined();
  expect(trimmed({ tags: [], signature: 'x' })).toEqual({ signature: 'x' });
});
