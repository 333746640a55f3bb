import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { OUTSIDE, PACKAGES } from './packages.ts';
import { RULES } from './rules.ts';

export interface Violation {
  readonly rule: string;
  /** The file that imports, and what it imports; for a cycle, every file of it. */
  readonly message: string;
}

export interface Boundaries {
  /** How many modules of ours were read. */
  readonly modules: number;
  readonly violations: readonly Violation[];
}

/**
 * Reads every import of the folders in `root`, those of types included, and compares it with the rules.
 *
 * @throws Error when the folders cannot be read
 */
export async function findViolations(
  root: string,
  folders = [...Object.keys(PACKAGES), ...OUTSIDE],
): Promise<Boundaries> {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: RULES.map((rule) => ({ ...rule, severity: 'error' as const })) },
      // With the root's package.json, whose workspaces make an import by a package's name known as one.
      combinedDependencies: true,
      // Imports of types too, which the compiler removes.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|cdk\\.out)/' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length,
    violations: summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      message: [from, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → '),
    })),
  };
}
