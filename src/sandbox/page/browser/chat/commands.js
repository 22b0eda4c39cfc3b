import { isAdminOf, personOf, state } from '../base/state.js';

/** The menu that Telegram shows there, the closest scope first (https://core.telegram.org/bots/api#determining-list-of-commands). */
const menuFor = (place) => {
  const { id, type } = place;
  const isAdmin = isAdminOf(place);
  const scopes =
    type === 'private'
      ? [`chat:${id}`, 'all_private_chats', 'default']
      : [
          `chat_member:${id}:${state.viewer}`,
          ...(isAdmin ? [`chat_administrators:${id}`] : []),
          `chat:${id}`,
          ...(isAdmin ? ['all_chat_administrators'] : []),
          'all_group_chats',
          'default',
        ];
  const tongue = personOf(state.viewer)?.language_code ?? '';
  for (const scope of scopes)
    for (const key of [`${scope}|${tongue}`, `${scope}|`])
      if (state.menus[key]?.length > 0) return state.menus[key];
  return [];
};

/** Commands that a text may be the beginning of: what they are called and what they do. */
export const commandsFor = (place, text) => {
  if (!/^\/\w*$/.test(text) || place.type === 'channel') return [];
  const begun = text.slice(1).toLowerCase();
  return menuFor(place)
    .filter(({ command }) => command.startsWith(begun))
    .map(({ command, description }) => ({ value: `/${command} `, label: `/${command}`, about: description }));
};
