import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DIR = join(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(DIR).map((name) => [name, readFileSync(join(DIR, name), 'utf8')] as const);

describe.each(workflows)('the workflow %s', (_, text) => {
  it('pins every action by the hash of a commit, and names its version', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('grants nothing by default, and each job names what it needs', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const jobs = text.slice(text.indexOf('\njobs:\n')).match(/^ {2}\w+:$/gm) ?? [];
    expect(text.match(/^ {4}permissions:$/gm)).toHaveLength(jobs.length);
    const granted = [...text.matchAll(/^ {6}([\w-]+): write$/gm)].map(([, scope]) => scope);
    expect(granted.filter((scope) => scope !== 'security-events')).toEqual([]);
  });

  it('keeps no credentials of the checkout, and ends by itself', () => {
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
    expect(text.match(/timeout-minutes:/g)?.length).toBe((text.match(/runs-on:/g) ?? []).length);
  });
});
