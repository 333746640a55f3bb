/** A package that is published. */
export interface Published {
  readonly folder: string;
  /** Files that the package holds besides its code: the folder they are in, its name in the package, their globs. */
  readonly adds?: readonly {
    readonly from: string;
    readonly to: string;
    readonly files: readonly string[];
  }[];
}

/** The published packages. `functions/` is private: its bundles are inside the construct's package. */
export const PUBLISHED: readonly Published[] = [
  { folder: 'core', adds: [{ from: 'core/schemas', to: 'schemas', files: ['*.json'] }] },
  { folder: 'sentences' },
  { folder: 'analyser' },
  { folder: 'comprehend' },
  { folder: 'local' },
  {
    folder: 'infra',
    adds: [
      { from: 'dist/functions', to: 'functions', files: ['*/*.mjs'] },
      { from: 'dist/web', to: 'web', files: ['**/*.*'] },
      { from: 'infra/placeholder', to: 'placeholder', files: ['*'] },
    ],
  },
  { folder: 'cli', adds: [{ from: 'seeds', to: 'seeds', files: ['*'] }] },
];
