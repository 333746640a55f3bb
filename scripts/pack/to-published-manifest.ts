/** A package.json as it is in the repository. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * The same package with JavaScript and declarations in place of TypeScript: Node strips no types inside node_modules.
 *
 * @param files the files and folders that the package holds
 */
export function toPublishedManifest(manifest: Manifest, files: readonly string[]) {
  const { devDependencies: _, exports, bin, ...kept } = manifest;
  return {
    ...kept,
    ...(exports && { exports: mapValues(exports, toConditions) }),
    ...(exports?.['.'] && { types: toDeclaration(exports['.']) }),
    ...(bin && { bin: mapValues(bin, toJavaScript) }),
    files,
  };
}

const toJavaScript = (path: string): string => path.replace(/\.ts$/, '.js');

const toDeclaration = (path: string): string => path.replace(/\.ts$/, '.d.ts');

// TypeScript takes the first condition that it knows, so the types come first.
const toConditions = (path: string) =>
  path.endsWith('.ts') ? { types: toDeclaration(path), default: toJavaScript(path) } : path;

const mapValues = <A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
