import type { Message, Parameters, User } from '../types.ts';
import type { World } from '../world.ts';
import { badRequest } from './errors.ts';
import { numberOf, objectOf } from './parameters.ts';

/** Who alone shall see a message (https://core.telegram.org/bots/api#ephemeralmessageparameters); undefined: everybody. */
export const receiverOf = ({
  world,
  parameters,
}: {
  world: World;
  parameters: Parameters;
}): User | undefined => {
  const given = objectOf(parameters, 'ephemeral_message_parameters');
  if (given === undefined) return undefined;
  const receiver = world.users.get(numberOf(given, 'receiver_user_id') ?? 0);
  if (receiver === undefined) throw badRequest('user not found');
  return receiver;
};

/** A message as the bot is told of it: one for a single person has no id of its own among the chat's. */
export const asTold = (message: Message): Message =>
  message['receiver_user'] === undefined
    ? message
    : { ...message, message_id: 0, ephemeral_message_id: message.message_id };

/** The message that an edit is about, by either of its ids. */
export const idIn = (parameters: Parameters): number =>
  numberOf(parameters, 'ephemeral_message_id') ?? numberOf(parameters, 'message_id') ?? 0;
