/** An object with some of its methods replaced. The others still reach its private members. */
export function withMethods<T extends object>(
  object: T,
  methods: { readonly [Name in keyof T]?: unknown },
): T {
  return new Proxy(object, {
    get(target, name) {
      if (name in methods) return methods[name as keyof T];
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
