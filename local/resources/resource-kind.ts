import type { Assembly } from '../template/read-assembly.ts';
import type { Wiring } from './wiring.ts';

/** A resource whose references are resolved. Its properties are as CloudFormation defines them for its type. */
export interface ResolvedResource {
  readonly id: string;
  /** Made of the names of stack and resource, for a template that gives none: the same at every start. */
  readonly defaultName: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes, checked by property name.
  readonly properties: Readonly<Record<string, any>>;
}

/** A resource as the host understands it. */
export interface ReadResource {
  /** The value of `Ref`. */
  readonly ref: string;
  /** The values of `Fn::GetAtt`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The entries that this resource adds to the wiring. */
  readonly wiring: Partial<Wiring>;
}

/** A resource type that the host emulates. A property in neither list is rejected by name. */
export interface ResourceKind {
  /** Properties that the host obeys. */
  readonly obeyed: readonly string[];
  /** Properties that change nothing on one machine, such as permissions, encryption and descriptions; `any` for all. */
  readonly withoutEffect: readonly string[] | 'any';
  /** @throws UnsupportedTemplateError for a value that would behave differently on this machine */
  read(resource: ResolvedResource, assembly: Assembly): ReadResource;
}
