import type { ResourceKind } from './resource-kind.ts';

/**
 * A resource that the host makes nothing of, but that others refer to: an authorizer's user pool, for example. Its values are
 * made of its id, and lead nowhere.
 */
export const namedResource = (attributes: readonly string[] = []): ResourceKind => ({
  obeyed: [],
  withoutEffect: 'any',

  read: ({ id }) => ({
    ref: id,
    attributes: Object.fromEntries(attributes.map((name) => [name, `${id}.${name}`])),
    wiring: {},
  }),
});
