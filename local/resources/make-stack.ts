import type { HostClients } from '../gateway/clients.ts';
import { orderResources } from '../template/order-resources.ts';
import type { Assembly } from '../template/read-assembly.ts';
import { holds, resolveIntrinsics } from '../template/resolve-intrinsics.ts';
import { type Resource, UnsupportedTemplateError } from '../template/template.ts';
import type { MadeResource } from './resource-kind.ts';
import { kindOf } from './resource-kinds.ts';
import type { Wiring } from './wiring.ts';

/**
 * Makes every resource of a template, each after what it refers to.
 *
 * @returns the template's outputs by name
 * @throws UnsupportedTemplateError for whatever of the template would behave differently here
 */
export async function makeStack(
  assembly: Assembly,
  ports: HostClients & { readonly endpoint: string },
  wiring: Wiring,
): Promise<Record<string, string>> {
  const { template, stackName } = assembly;
  if (template.Transform !== undefined)
    throw new UnsupportedTemplateError('The local run does not know Transform: macros run on AWS only');
  const made = new Map<string, MadeResource>();
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

  for (const id of orderResources(template)) {
    const resource = template.Resources[id] as Resource;
    if (!holds(resource.Condition, template)) continue;
    const kind = kindOf(id, resource);
    if (!kind) continue;
    // What has no effect is not looked at either: it may refer to a role, or a key, that is nothing here.
    const obeyed = Object.entries(resource.Properties ?? {}).filter(([name]) => kind.obeyed.includes(name));
    const properties = resolveIntrinsics(Object.fromEntries(obeyed), template, references, id);
    const resolved = {
      id,
      defaultName: `${stackName}-${id}`,
      properties: properties as Record<string, unknown>,
    };
    made.set(id, await kind.make(resolved, { ...ports, assembly }, wiring));
  }

  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => holds(Condition, template))
    .map(([name, { Value }]) => {
      const value = resolveIntrinsics(Value, template, references, `Outputs.${name}`);
      return [name, String(value)];
    });
  return Object.fromEntries(outputs);

  function find(id: string, what: string): MadeResource {
    const resource = made.get(id);
    if (resource) return resource;
    throw new UnsupportedTemplateError(`${what} of ${id}: the local run has not made that resource`);
  }
}
