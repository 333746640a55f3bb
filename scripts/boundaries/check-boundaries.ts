/** Part of `npm run check`: fails where an import crosses a boundary, naming the rule and both files. */
import { join } from 'node:path';
import { findViolations } from './find-violations.ts';
import { RULES } from './rules.ts';

/** Without its parser of TypeScript, @swc/core, dependency-cruiser reads no module and finds nothing wrong. */
const LEAST_MODULES = 500;

const { modules, violations } = await findViolations(join(import.meta.dirname, '../..'));
for (const { rule, message } of violations) {
  console.error(`${message}\n  ${rule}: ${RULES.find(({ name }) => name === rule)?.comment}`);
}
if (modules < LEAST_MODULES) {
  console.error(
    `Only ${modules} modules were read, of at least ${LEAST_MODULES}. Is @swc/core installed? Run "npm ci" and try again.`,
  );
}
if (violations.length > 0 || modules < LEAST_MODULES) process.exitCode = 1;
