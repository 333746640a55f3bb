/** The properties of a target that the local run obeys, and those that change nothing on one machine. */
const KNOWN = ['Arn', 'Id', 'RoleArn', 'DeadLetterConfig', 'RetryPolicy'];

/** The properties of a rule's target that would change what is delivered, or how, and that the local run does not know. */
export const unknownTargetProperties = (target: object): string[] =>
  Object.keys(target).filter((property) => !KNOWN.includes(property));
