import { arnOf, functionNameIn } from '../account.ts';
import type { ResourceKind } from './resource-kind.ts';

/** The local run has one version of each function: the one that the template describes. */
const VERSION = '1';

export const LAMBDA_VERSION: ResourceKind = {
  obeyed: ['FunctionName'],
  withoutEffect: ['CodeSha256', 'Description', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],

  read({ properties }) {
    const arn = arnOf('lambda', `function:${functionNameIn(String(properties.FunctionName))}:${VERSION}`);
    return { ref: arn, attributes: { FunctionArn: arn, Version: VERSION }, wiring: {} };
  },
};

export const LAMBDA_ALIAS: ResourceKind = {
  obeyed: ['FunctionName', 'FunctionVersion', 'Name'],
  withoutEffect: ['Description', 'ProvisionedConcurrencyConfig', 'RoutingConfig'],

  read({ properties: { FunctionName, Name } }) {
    const arn = arnOf('lambda', `function:${functionNameIn(String(FunctionName))}:${Name}`);
    return { ref: arn, attributes: { AliasArn: arn }, wiring: {} };
  },
};
