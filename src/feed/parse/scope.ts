/** Elements open at once; what is deeper is left. */
export const maxDepth = 100;
/** A longer base is not meant (characters): every link of the feed would be resolved against it. */
const maxBaseChars = 2_048;

/** The elements that are open while a feed is read. */
export type Scope = {
  /** Outermost first, each with the address that links in it stand relative to. */
  stack: { name: string; base: string }[];
  /** The address that links stand relative to here. */
  base(): string;
  /** The same, in an element with these attributes. */
  baseOf(attributes: Map<string, string>): string;
  /** Opens an element. */
  push(name: string, base: string): void;
};

/** `url`: the feed's own address. */
export const createScope = (url: string): Scope => {
  const stack: Scope['stack'] = [];
  const base = () => stack.at(-1)?.base ?? url;
  return {
    stack,
    base,
    baseOf: (attributes) => {
      const own = attributes.size === 0 ? undefined : attributes.get('xml:base')?.trim();
      if (own === undefined || own.length > maxBaseChars) return base();
      const resolved = URL.parse(own, base())?.href ?? '';
      return resolved !== '' && resolved.length <= maxBaseChars ? resolved : base();
    },
    push: (name, here) => {
      if (stack.length < maxDepth) stack.push({ name, base: here });
    },
  };
};

/** Leaves out what stands in an element that says nothing of the feed. */
export type Skipping = {
  /** Whether such an element is open. */
  isOn(): boolean;
  /** Opens one. */
  begin(name: string): void;
  /** It ends here, with all that is open in it. */
  end(): void;
  /** An element of this name ends: the one that is left out, or one in it. */
  close(name: string): void;
};

/** Nothing is left out yet. */
export const createSkipping = ({ stack, base, push }: Scope): Skipping => {
  /** Depth of the element whose content is left out. */
  let from: number | undefined;
  return {
    isOn: () => from !== undefined,
    begin: (name) => {
      from = stack.length;
      push(name, base());
    },
    end: () => {
      if (from !== undefined) stack.length = from;
      from = undefined;
    },
    close: (name) => {
      if (from === undefined) return;
      const at = stack.findLastIndex((one) => one.name === name);
      if (at >= from) stack.length = at;
      if (stack.length <= from) from = undefined;
    },
  };
};
