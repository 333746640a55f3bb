import { statSync } from 'node:fs';
import { arnOf } from '../account.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

/** CloudFormation's defaults. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEGABYTES = 128;
/** The most processes of a function on this machine if the template reserves no concurrency. */
const DEFAULT_CONCURRENCY = 10;

export const LAMBDA_FUNCTION: ResourceKind = {
  obeyed: [
    'Code',
    'Environment',
    'FunctionName',
    'Handler',
    'MemorySize',
    'ReservedConcurrentExecutions',
    'Runtime',
    'Timeout',
  ],
  withoutEffect: [
    'Architectures',
    'Description',
    'EphemeralStorage',
    'LoggingConfig',
    'RecursiveLoop',
    'Role',
    'Tags',
    'TracingConfig',
  ],

  read({ id, defaultName, properties }, assembly) {
    const { Runtime: runtime, Code, Handler: handler, FunctionName: name = defaultName } = properties;
    if (!String(runtime).startsWith('nodejs'))
      throw new UnsupportedTemplateError(`${id}: the local run runs nodejs functions, not ${runtime}`);
    const codeDir = assembly.assets.get(Code?.S3Key);
    if (!codeDir || !statSync(codeDir, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UnsupportedTemplateError(
        `${id}: its code is not a folder of the assembly. Use Code.fromAsset with a folder`,
      );
    }
    const arn = arnOf('lambda', `function:${name}`);
    const definition = {
      name,
      arn,
      codeDir,
      handler,
      runtime,
      timeoutSeconds: Number(properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS),
      memoryMegabytes: Number(properties.MemorySize ?? DEFAULT_MEMORY_MEGABYTES),
      environment: properties.Environment?.Variables ?? {},
      concurrency: Number(properties.ReservedConcurrentExecutions ?? DEFAULT_CONCURRENCY),
    };
    return { ref: name, attributes: { Arn: arn }, wiring: { functions: [definition] } };
  },
};
