import { type Resource, type Template, UnsupportedTemplateError } from './template.ts';

/**
 * Sorts resources so that each follows those that it refers to or depends on.
 *
 * @throws UnsupportedTemplateError for a circle
 */
export function orderResources(template: Template): string[] {
  const ordered = new Set<string>();
  const visit = (id: string, path: readonly string[]) => {
    if (ordered.has(id)) return;
    if (path.includes(id))
      throw new UnsupportedTemplateError(`Resources depend on each other: ${[...path, id].join(' → ')}`);
    for (const dependency of dependenciesOf(template.Resources[id] as Resource)) {
      if (dependency in template.Resources) visit(dependency, [...path, id]);
    }
    ordered.add(id);
  };
  for (const id of Object.keys(template.Resources)) visit(id, []);
  return [...ordered];
}

function dependenciesOf({ DependsOn = [], Properties = {} }: Resource): string[] {
  const found = new Set([DependsOn].flat());
  const search = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === 'Ref' && typeof item === 'string') found.add(item);
      else if (key === 'Fn::GetAtt')
        found.add(String(Array.isArray(item) ? item[0] : String(item).split('.')[0]));
      else if (key === 'Fn::Sub') {
        const text = String(Array.isArray(item) ? item[0] : item);
        for (const [, name = ''] of text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) found.add(name);
        search(Array.isArray(item) ? item[1] : undefined);
      } else search(item);
    }
  };
  search(Properties);
  return [...found];
}
