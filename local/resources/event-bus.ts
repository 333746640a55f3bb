import { arnOf } from '../account.ts';
import type { ResourceKind } from './resource-kind.ts';

export const EVENT_BUS: ResourceKind = {
  obeyed: ['Name'],
  withoutEffect: ['Description', 'LogConfig', 'Tags'],

  make({ properties }, _, wiring) {
    const name = String(properties.Name);
    wiring.buses.add(name);
    return { ref: name, attributes: { Arn: arnOf('events', `event-bus/${name}`), Name: name } };
  },
};
