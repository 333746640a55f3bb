import { orderResources } from '../template/order-resources.ts';
import type { Assembly } from '../template/read-assembly.ts';
import { holds, resolveIntrinsics } from '../template/resolve-intrinsics.ts';
import { type Resource, UnsupportedTemplateError } from '../template/template.ts';
import type { ReadResource } from './resource-kind.ts';
import { kindOf } from './resource-kinds.ts';
import type { Wiring } from './wiring.ts';

/**
 * Reads from a template everything that the host has to create and connect. Opens and creates nothing.
 *
 * @throws UnsupportedTemplateError for each part of the template that would behave differently on this machine
 */
export function wireStack(assembly: Assembly): Wiring {
  const { template, stackName } = assembly;
  if (template.Transform !== undefined)
    throw new UnsupportedTemplateError('The local run does not know Transform: macros run on AWS only');
  const resources = new Map<string, ReadResource>();
  const references = {
    ref: (id: string) => find(id, 'Ref').ref,
    attribute: (id: string, name: string) => {
      const value = find(id, `Fn::GetAtt ${name}`).attributes[name];
      if (value !== undefined) return value;
      throw new UnsupportedTemplateError(
        `Fn::GetAtt ${id}.${name}: the local run does not know that attribute`,
      );
    },
  };

  const deployers = listDeployers(template);
  for (const id of orderResources(template)) {
    const resource = template.Resources[id] as Resource;
    if (!holds(resource.Condition, template) || deployers.has(id)) continue;
    const kind = kindOf(id, resource);
    if (!kind) continue;
    // Properties without effect are not resolved: they may refer to a role or a key, which do not exist here.
    const obeyed = Object.entries(resource.Properties ?? {}).filter(([name]) => kind.obeyed.includes(name));
    const properties = resolveIntrinsics(Object.fromEntries(obeyed), template, references, id);
    const resolved = {
      id,
      defaultName: `${stackName}-${id}`,
      properties: properties as Record<string, unknown>,
    };
    resources.set(id, kind.read(resolved, assembly));
  }

  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => holds(Condition, template))
    .map(([name, { Value }]) => {
      const value = resolveIntrinsics(Value, template, references, `Outputs.${name}`);
      return [name, String(value)];
    });
  return join([...resources.values()], Object.fromEntries(outputs));

  function find(id: string, reference: string): ReadResource {
    const resource = resources.get(id);
    if (resource) return resource;
    throw new UnsupportedTemplateError(`${reference} of ${id}: the local run has not made that resource`);
  }
}

function join(resources: readonly ReadResource[], outputs: Wiring['outputs']): Wiring {
  const all = resources.map(({ wiring }) => wiring);
  return {
    buckets: all.flatMap(({ buckets = [] }) => buckets),
    queues: all.flatMap(({ queues = [] }) => queues),
    tables: all.flatMap(({ tables = [] }) => tables),
    functions: all.flatMap(({ functions = [] }) => functions),
    eventSources: all.flatMap(({ eventSources = [] }) => eventSources),
    buses: ['default', ...all.flatMap(({ buses = [] }) => buses)],
    rules: all.flatMap(({ rules = [] }) => rules),
    schedules: all.flatMap(({ schedules = [] }) => schedules),
    httpApis: all.flatMap(({ httpApis = [] }) => httpApis),
    httpRoutes: all.flatMap(({ httpRoutes = [] }) => httpRoutes),
    httpIntegrations: all.flatMap(({ httpIntegrations = [] }) => httpIntegrations),
    sites: all.flatMap(({ sites = [] }) => sites),
    siteContents: all.flatMap(({ siteContents = [] }) => siteContents),
    headersPolicies: all.flatMap(({ headersPolicies = [] }) => headersPolicies),
    outputs,
  };
}

/** The functions that only deploy files into a bucket. The host does what they do, and runs none. */
function listDeployers({ Resources }: Assembly['template']): Set<string> {
  const deployments = Object.values(Resources).filter(({ Type }) => Type === 'Custom::CDKBucketDeployment');
  return new Set(
    deployments.map(({ Properties }) => {
      const token = Properties?.ServiceToken as { 'Fn::GetAtt'?: readonly string[] } | undefined;
      return token?.['Fn::GetAtt']?.[0] ?? '';
    }),
  );
}
