import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildFunctions } from '../../functions/build/build-functions.ts';

/** An app writes its output from its constructor on, so each has a folder. Several test files may share this module. */
const folder = mkdtempSync(join(tmpdir(), 'copydesk-infra-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

let building: Promise<unknown> | undefined;

/** Builds the functions once for all tests of a process. Even to find that nothing changed takes half a second. */
export function buildOnce(): Promise<unknown> {
  building ??= buildFunctions();
  return building;
}

/**
 * An empty app. Bundles are not copied to its output: a template names their hash only. CDK's check against the schemas
 * of resources, which loads for seven seconds, is left to the synth of the whole app in app.test.ts.
 */
export function createTestApp(): App {
  return new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    outdir: mkdtempSync(join(folder, 'app-')),
    context: { 'aws:cdk:disable-asset-staging': true },
  });
}

/** An empty stack in an app of its own. */
export function createStack(props: StackProps = {}): Stack {
  return new Stack(createTestApp(), 'Test', props);
}

/** Synthesizes a stack that holds what `add` puts there, and returns its template. */
export async function synthesize(add: (stack: Stack) => void, props: StackProps = {}): Promise<ReadTemplate> {
  await buildOnce();
  const stack = createStack(props);
  add(stack);
  return new ReadTemplate(Template.fromStack(stack).toJSON());
}

/** A template whose resources are named as in the code: 'PipelineSplitQueueDFE97B04' is 'SplitQueue'. */
export class ReadTemplate {
  readonly #resources: Record<string, Resource>;

  constructor(template: { Resources?: Record<string, Resource> }) {
    this.#resources = Object.fromEntries(
      Object.entries(template.Resources ?? {}).map(([id, resource]) => [
        nameOf(id),
        // References use the short names, too.
        JSON.parse(JSON.stringify(resource), (_key, value) => (isReference(value) ? flatten(value) : value)),
      ]),
    );
  }

  /** @throws Error if no resource of this type has the name */
  get(name: string, type: string): Resource {
    const resource = this.#resources[name];
    if (resource?.Type !== type) {
      throw new Error(`No ${type} is named ${name}, only ${Object.keys(this.#resources).join(', ')}`);
    }
    return resource;
  }

  properties(name: string, type: string): Record<string, unknown> {
    return this.get(name, type).Properties;
  }

  named(type: string): string[] {
    return Object.keys(this.#resources).filter((name) => this.#resources[name]?.Type === type);
  }

  /** The permissions of a stage's function, sorted, such as 'sqs:SendMessage on PublishQueue.Arn'. */
  permissions(stage: string): string[] {
    const roles = this.named('AWS::IAM::Policy').filter((name) => name.startsWith(`${stage}Role`));
    return roles.flatMap((name) => statementsOf(this.properties(name, 'AWS::IAM::Policy'))).sort();
  }
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function statementsOf(properties: Record<string, unknown>): string[] {
  const { Statement } = properties.PolicyDocument as { Statement: readonly Statement[] };
  return Statement.flatMap(({ Effect, Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource]
          .flat()
          .map((resource) => `${Effect === 'Allow' ? '' : `${Effect} `}${action} on ${resource}`),
      ),
  );
}

function isReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key?.startsWith('Fn::') === true);
}

/** A reference whose parts were flattened before it: JSON.parse revives from the inside out. */
function flatten(reference: Record<string, unknown>): string {
  const [key, value] = Object.entries(reference)[0] ?? [];
  if (key === 'Ref') return nameOf(String(value));
  if (key === 'Fn::GetAtt' && Array.isArray(value)) return `${nameOf(String(value[0]))}.${value[1]}`;
  if (key === 'Fn::Join' && Array.isArray(value)) return (value[1] as string[]).join(value[0]);
  return JSON.stringify(reference);
}

function nameOf(logicalId: string): string {
  return logicalId.replace(/^Pipeline/, '').replace(/[0-9A-F]{8}$/, '');
}
