import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFacts from '../../package.json' with { type: 'json' };

const path = join(import.meta.dirname, '../../src/launch/node-version.js');
const { nodeProblem } = (await import(path)) as { nodeProblem(version: string): string | undefined };

describe('the version of Node', () => {
  it.each(['22.19.0', '22.20.1', '24.0.0', '26.1.0'])('Node %s runs Kabar', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['22.18.0', '20.20.2', '18.0.0', '9.11.2'])('Node %s is told which one it takes', (version) => {
    expect(nodeProblem(version)).toMatch(
      new RegExp(`^Kabar needs Node 22.19 or later, and this is Node ${version}:`),
    );
  });

  it('the version is the one that the package asks for', () => {
    expect(packageFacts.engines.node).toBe('>=22.19');
  });
});
