import { arnOf } from '../play-account.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

export const EVENT_RULE: ResourceKind = {
  obeyed: ['EventBusName', 'EventPattern', 'Name', 'State', 'Targets'],
  withoutEffect: ['Description', 'RoleArn', 'Tags'],

  make({ id, defaultName, properties }, _, wiring) {
    const {
      Name: name = defaultName,
      EventBusName = 'default',
      EventPattern,
      State,
      Targets = [],
    } = properties;
    if (!EventPattern)
      throw new UnsupportedTemplateError(`${id}: the local run knows rules with a pattern only`);
    for (const target of Targets as Record<string, unknown>[]) {
      const unknown = Object.keys(target).filter((property) => !['Arn', 'Id', 'RoleArn'].includes(property));
      if (unknown.length > 0)
        throw new UnsupportedTemplateError(
          `${id}: the local run gives targets the event as it is and does not know ${unknown.join(', ')}`,
        );
    }
    if (State !== 'DISABLED') {
      wiring.rules.push({
        bus: String(EventBusName).split('/').at(-1) as string,
        pattern: EventPattern,
        targetArns: Targets.map(({ Arn }: { Arn: string }) => Arn),
      });
    }
    return { ref: name, attributes: { Arn: arnOf('events', `rule/${name}`) } };
  },
};
