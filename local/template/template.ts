/** A synthesized CloudFormation template, as far as a host reads it. */
export interface Template {
  readonly Transform?: unknown;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** Says what of a template the host does not know, so that nothing is skipped in silence. */
export class UnsupportedTemplateError extends Error {
  override name = 'UnsupportedTemplateError';
}
