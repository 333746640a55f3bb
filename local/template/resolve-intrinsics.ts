import { ACCOUNT, REGION } from '../account.ts';
import { type Template, UnsupportedTemplateError } from './template.ts';

/** The values of references to resources. */
export interface References {
  /** The value of `Ref`. */
  ref(logicalId: string): string;
  /** The value of `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): string;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'local',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/local/0`,
};

/** Marks a value that `AWS::NoValue` removes. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Evaluates the intrinsic functions in a part of a template.
 *
 * @param path of the part, for messages
 * @throws UnsupportedTemplateError for an intrinsic that the local run does not know
 */
export function resolveIntrinsics(
  value: unknown,
  template: Template,
  references: References,
  path: string,
): unknown {
  const resolve = (part: unknown, at: string): unknown => {
    if (Array.isArray(part))
      return part.map((item, i) => resolve(item, `${at}[${i}]`)).filter((item) => item !== NO_VALUE);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && name && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
      return evaluate(name, argument, at);
    }
    return Object.fromEntries(
      entries
        .map(([key, item]) => [key, resolve(item, `${at}.${key}`)])
        .filter(([, item]) => item !== NO_VALUE),
    );
  };

  const ref = (name: string): unknown => {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name in PSEUDO_PARAMETERS) return PSEUDO_PARAMETERS[name];
    const parameter = template.Parameters?.[name];
    if (parameter) {
      if (parameter.Default === undefined)
        throw new UnsupportedTemplateError(`${path}: the parameter ${name} has no default`);
      if (parameter.Type.startsWith('AWS::SSM::'))
        throw new UnsupportedTemplateError(`${path}: the parameter ${name} is in Parameter Store`);
      return parameter.Default;
    }
    return references.ref(name);
  };

  const evaluate = (name: string, argument: unknown, at: string): unknown => {
    const list = () => resolve(argument, at) as unknown[];
    switch (name) {
      case 'Ref':
        return ref(argument as string);
      case 'Fn::GetAtt': {
        const [id, attribute] = Array.isArray(argument) ? argument : String(argument).split(/\.(.*)/s);
        return references.attribute(String(id), String(attribute));
      }
      case 'Fn::Join': {
        const [separator, parts] = list() as [string, string[]];
        return parts.join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = list() as [string, string];
        return text.split(separator);
      }
      case 'Fn::Select': {
        const [index, items] = list() as [string | number, unknown[]];
        if (!(Number(index) in items))
          throw new UnsupportedTemplateError(`${at}: Fn::Select ${index} of ${items.length} items`);
        return items[Number(index)];
      }
      case 'Fn::Sub':
        return substitute(argument, at);
      case 'Fn::If': {
        const [condition, yes, no] = argument as [string, unknown, unknown];
        return resolve(isTrue(condition, at) ? yes : no, at);
      }
      case 'Condition':
        return isTrue(argument as string, at);
      case 'Fn::Equals': {
        const [a, b] = list();
        return a === b;
      }
      case 'Fn::Not':
        return !list()[0];
      case 'Fn::And':
        return list().every(Boolean);
      case 'Fn::Or':
        return list().some(Boolean);
      default:
        throw new UnsupportedTemplateError(`${at}: the intrinsic ${name} is not supported by the local run`);
    }
  };

  const substitute = (argument: unknown, at: string): string => {
    const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, escaped, name: string) => {
      if (escaped) return `\${${name}}`;
      if (name in variables) return String(resolve(variables[name], at));
      return String(name.includes('.') ? evaluate('Fn::GetAtt', name, at) : ref(name));
    });
  };

  const isTrue = (condition: string, at: string): boolean => {
    const definition = template.Conditions?.[condition];
    if (definition === undefined)
      throw new UnsupportedTemplateError(`${at}: there is no condition ${condition}`);
    return resolve(definition, `Conditions.${condition}`) === true;
  };

  return resolve(value, path);
}

/** Evaluates a condition of the template by its name. */
export function holds(condition: string | undefined, template: Template): boolean {
  if (condition === undefined) return true;
  const none = (id: string): never => {
    throw new UnsupportedTemplateError(
      `Conditions.${condition}: a condition cannot refer to the resource ${id}`,
    );
  };
  return (
    resolveIntrinsics({ Condition: condition }, template, { ref: none, attribute: none }, condition) === true
  );
}
