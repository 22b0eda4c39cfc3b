import type { Content, Parameters } from '../types.ts';
import type { World } from '../world.ts';
import { formattedOf } from '../api/content.ts';
import { markupOf } from '../api/keyboard.ts';
import { objectOf, textOf } from '../api/parameters.ts';
import { newPhoto } from '../api/files/photos.ts';
import { captioned } from '../api/send.ts';

/** What somebody posts by choosing a result of an inline query (https://core.telegram.org/bots/api#inlinequeryresult). */
export const chosen = (world: World, result: Parameters): { content: Content; photoUrl?: string } => {
  const markup = markupOf(result);
  const around: Content = { via_bot: world.bot, ...(markup && { reply_markup: markup }) };
  const said = objectOf(result, 'input_message_content');
  const photoUrl = textOf(result, 'photo_url');
  if (said === undefined && photoUrl !== undefined)
    return { content: { ...around, photo: newPhoto(world, photoUrl), ...captioned(result) }, photoUrl };
  const given = { ...said, text: said?.['message_text'] ?? result['title'] };
  const { text, entities } = formattedOf(given, 'text');
  const preview = objectOf(given, 'link_preview_options');
  return {
    content: {
      ...around,
      text,
      ...(entities.length > 0 && { entities }),
      ...(preview && { link_preview_options: preview }),
    },
  };
};
