import { RemovalPolicy } from 'aws-cdk-lib';
import type { ArticlePipelineProps } from './article-pipeline-props.ts';

/** One of several pipelines that are deployed side by side. */
export interface DeployedEnvironment {
  readonly stackName: string;
  readonly props: ArticlePipelineProps;
}

/** How each value of an environment is read. A value of another type is a mistake of its author's. */
const READERS: Readonly<Record<string, (value: unknown) => ArticlePipelineProps | undefined>> = {
  removalPolicy: (value) => {
    const policies = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY };
    const removalPolicy = policies[value as keyof typeof policies];
    return removalPolicy && { removalPolicy };
  },
  callsPerSecond: (value) =>
    typeof value === 'object' && value !== null
      ? { callsPerSecond: value as NonNullable<ArticlePipelineProps['callsPerSecond']> }
      : undefined,
  dailyBudget: (value) => (typeof value === 'number' ? { dailyBudget: value } : undefined),
  dashboard: (value) => (typeof value === 'boolean' ? { dashboard: value } : undefined),
};

/**
 * Reads one environment from the context: `{"environments": {"dev": {"removalPolicy": "destroy"}}, "environment": "dev"}`.
 *
 * @returns the stack `Copydesk` without properties where the context names no environment
 * @throws Error for an environment that the context does not describe, and for each value that cannot be read
 */
export function readEnvironment(name: unknown, environments: unknown): DeployedEnvironment {
  if (name === undefined) return { stackName: 'Copydesk', props: {} };
  const described: unknown = Object(environments)[String(name)];
  if (typeof described !== 'object' || described === null)
    throw new Error(
      `The context has no environment "${name}". It has ${Object.keys(Object(environments)).join(', ') || 'none'}: ` +
        'describe it under "environments" in cdk.json (docs/deploying.md)',
    );
  const { stackName = `Copydesk-${name}`, ...values } = described as Record<string, unknown>;
  const read = Object.entries(values).map(([key, value]) => ({ key, props: READERS[key]?.(value) }));
  const faults = read.filter(({ props }) => props === undefined).map(({ key }) => key);
  if (faults.length > 0)
    throw new Error(
      `The environment "${name}" has values that cannot be read: ${faults.join(', ')}. It may have stackName, ` +
        'removalPolicy ("retain" or "destroy"), callsPerSecond (an object), dailyBudget (a number) and dashboard (true or false)',
    );
  return { stackName: String(stackName), props: Object.assign({}, ...read.map(({ props }) => props)) };
}
