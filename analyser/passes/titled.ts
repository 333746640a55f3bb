/** "NEW YORK" as running text has it: "New York". */
export const titled = (name: string): string =>
  name.replace(
    /(\p{L})([\p{L}\p{M}’']*)/gu,
    (_, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase(),
  );
