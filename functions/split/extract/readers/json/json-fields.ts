/** An object of JSON. */
export type JsonFields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a path of names with dots between them, such as `source.name`. A name matches whatever its case, its hyphens
 * and its underscores: tools write date_published, datePublished and datepublished.
 */
export function valueAt(fields: JsonFields, path: string): unknown {
  let value: unknown = fields;
  for (const name of path.split('.')) {
    if (Array.isArray(value)) value = value[0];
    if (!isFields(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : value[keyFor(value, name)];
  }
  return value;
}

/** The key under which an object has a name; an empty string if it has none. */
function keyFor(fields: JsonFields, name: string): string {
  let keys = foldedKeys.get(fields);
  if (!keys) {
    const own = Object.keys(fields);
    keys = new Map((own.length > MAX_KEYS ? [] : own).toReversed().map((key) => [fold(key), key]));
    foldedKeys.set(fields, keys);
  }
  return keys.get(fold(name)) ?? '';
}

/** No tool writes more. In a larger object, names have to match exactly. */
const MAX_KEYS = 1_000;
const foldedKeys = new WeakMap<JsonFields, ReadonlyMap<string, string>>();

const fold = (name: string) => name.replace(/(?!^_)[-_]/g, '').toLowerCase();
