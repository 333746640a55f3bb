import type { HostClients } from '../gateway/clients.ts';
import type { Assembly } from '../template/read-assembly.ts';
import type { Wiring } from './wiring.ts';

/** What making resources speaks to. */
export interface MakerPorts extends HostClients {
  readonly assembly: Assembly;
  readonly endpoint: string;
}

/** A resource whose references are resolved. Its properties are as CloudFormation defines them for its type. */
export interface ResolvedResource {
  readonly id: string;
  /** The one the template gives, or one made of the names of stack and resource: the same at every start. */
  readonly defaultName: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes, checked by property name.
  readonly properties: Readonly<Record<string, any>>;
}

/** What `Ref` and `Fn::GetAtt` of a resource answer once it is made. */
export interface MadeResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A resource type that the host plays. A property in neither list is refused by name. */
export interface ResourceKind {
  /** Properties that the host obeys. */
  readonly obeyed: readonly string[];
  /** Properties that change nothing on one machine: who may do what, how it is encrypted, what it is called. */
  readonly withoutEffect: readonly string[];
  /**
   * Makes the resource, or finds it made by an earlier run, and adds to the wiring what the host is to do for it.
   *
   * @throws UnsupportedTemplateError for what would behave differently here
   */
  make(resource: ResolvedResource, ports: MakerPorts, wiring: Wiring): Promise<MadeResource> | MadeResource;
}
