export type Serialization = { stringify(value: unknown): string; parse<T>(text: string): T };

/** All records are plain data: Keyv's own serializer looks at each value of it for kinds that never occur here. */
export const json: Serialization = {
  stringify: (value) => JSON.stringify(value),
  parse: <T>(text: string): T => JSON.parse(text) as T,
};
