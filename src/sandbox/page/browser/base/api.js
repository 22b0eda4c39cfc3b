/** Asks the demo to do something; gives what comes of it. Rejects with an Error that says why not. */
export const post = async (name, body) => {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
};

/** Somebody does something in the chat client. */
export const act = (person, what, ...args) => post('act', { person, do: what, args });

/** Sends a file as it is. */
export const sendFile = async (person, file, { chat, threadId }) => {
  const query = new URLSearchParams({ person, name: file.name, chat });
  if (threadId !== undefined) query.set('threadId', threadId);
  const type = file.type || 'application/octet-stream';
  const response = await fetch(`/api/file?${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: file,
  });
  if (!response.ok) throw new Error((await response.json()).error);
};

export const readState = async () => (await fetch('/api/state')).json();

/** Calls back with each event; comes anew, with `onAgain`, where the connection was lost. */
export const listen = (onEvent, onAgain) => {
  const source = new EventSource('/api/events');
  let wasOpen = false;
  source.addEventListener('open', () => {
    if (wasOpen) onAgain();
    wasOpen = true;
  });
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
};
