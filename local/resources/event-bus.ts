import { arnOf } from '../account.ts';
import type { ResourceKind } from './resource-kind.ts';

export const EVENT_BUS: ResourceKind = {
  obeyed: ['Name'],
  withoutEffect: ['Description', 'LogConfig', 'Tags'],

  read({ properties }) {
    const name = String(properties.Name);
    return {
      ref: name,
      attributes: { Arn: arnOf('events', `event-bus/${name}`), Name: name },
      wiring: { buses: [name] },
    };
  },
};
