import * as yaml from 'prettier/plugins/yaml';

/** A node of the tree that prettier's YAML parser gives. */
type Node = {
  type: string;
  value?: string;
  anchor?: { value: string } | null;
  children?: (Node | null)[];
};
export type Yaml = string | null | Yaml[] | { [key: string]: Yaml };

/**
 * What a YAML file says, with its anchors and merges (`<<`) carried out; numbers and truth values stay text. Throws where it is no YAML,
 * or has what this does not know.
 */
export const readYaml = (text: string): Yaml => {
  const anchors = new Map<string, Yaml>();
  const read = (node: Node | null | undefined): Yaml => {
    if (node === null || node === undefined) return null;
    const found = valueOf(node);
    if (node.anchor) anchors.set(node.anchor.value, found);
    return found;
  };
  const only = (node: Node | null | undefined) => read(node?.children?.find((one) => one !== null));
  const valueOf = (node: Node): Yaml => {
    const children = node.children ?? [];
    switch (node.type) {
      case 'root':
      case 'document':
        return read(children.at(-1));
      case 'documentBody':
      case 'sequenceItem':
      case 'flowSequenceItem':
        return only(node);
      case 'plain':
      case 'quoteSingle':
      case 'quoteDouble':
        return node.value ?? '';
      case 'null':
        return null;
      case 'alias': {
        const known = anchors.get(node.value ?? '');
        if (known === undefined) throw new Error(`no anchor ${node.value}`);
        return known;
      }
      case 'sequence':
      case 'flowSequence':
        return children.map(read);
      case 'mapping':
      case 'flowMapping':
        return mappingOf(children);
      default:
        throw new Error(`unknown YAML: ${node.type}`);
    }
  };
  const mappingOf = (items: (Node | null)[]): Yaml => {
    const own: [string, Yaml][] = [];
    let merged: Yaml = {};
    for (const item of items) {
      const [name, value] = item?.children ?? [];
      const [key, found] = [String(only(name)), only(value)];
      if (own.some(([known]) => known === key)) throw new Error(`${key} is there twice`);
      if (key === '<<') merged = found;
      else own.push([key, found]);
    }
    return { ...(merged as object), ...Object.fromEntries(own) };
  };
  return read(yaml.parsers.yaml.parse(text, {} as never) as Node);
};
