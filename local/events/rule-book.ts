import { readFileSync } from 'node:fs';
import { arnOf } from '../account.ts';
import { writeAtomically } from '../data-folder/write-atomically.ts';
import { compilePattern } from './compile-pattern.ts';

/** A target of a rule, as PutTargets takes it. */
export interface RuleTarget {
  readonly Id: string;
  readonly Arn: string;
}

/** A rule that events are matched with. */
export interface Rule {
  readonly bus: string;
  readonly name: string;
  readonly pattern: unknown;
  readonly description?: string;
  readonly isEnabled: boolean;
  readonly targets: readonly RuleTarget[];
}

/** As EventBridge forms it: the name of the default bus is left out. */
export function ruleArnOf({ bus, name }: Pick<Rule, 'bus' | 'name'>): string {
  return arnOf('events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`);
}

interface CompiledRule {
  readonly rule: Rule;
  readonly isOfTemplate: boolean;
  readonly matches: (event: unknown) => boolean;
}

/** The rules of all buses. Those that came through the API are kept in a file; those of the template are read anew at each start. */
export class RuleBook {
  readonly #rules = new Map<string, CompiledRule>();
  readonly #path: string;

  /**
   * @param path of the file
   * @throws InvalidPatternError for a rule of the template
   */
  constructor(path: string, ofTemplate: readonly Rule[]) {
    this.#path = path;
    for (const rule of read(path)) this.#set(rule, false);
    for (const rule of ofTemplate) this.#set(rule, true);
  }

  find(bus: string, name: string): Rule | undefined {
    return this.#rules.get(keyOf(bus, name))?.rule;
  }

  /** In the order of their names. */
  list(bus: string): Rule[] {
    const rules = [...this.#rules.values()].flatMap(({ rule }) => (rule.bus === bus ? [rule] : []));
    return rules.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  isOfTemplate(bus: string, name: string): boolean {
    return this.#rules.get(keyOf(bus, name))?.isOfTemplate ?? false;
  }

  /** The targets of the enabled rules that an event matches. */
  targetsFor(bus: string, event: unknown): RuleTarget[] {
    return [...this.#rules.values()].flatMap(({ rule, matches }) =>
      rule.bus === bus && rule.isEnabled && matches(event) ? rule.targets : [],
    );
  }

  /**
   * Puts a rule over any of its name. It is on disk when this returns.
   *
   * @throws InvalidPatternError
   */
  put(rule: Rule): void {
    this.#set(rule, false);
    this.#save();
  }

  delete(bus: string, name: string): void {
    this.#rules.delete(keyOf(bus, name));
    this.#save();
  }

  #set(rule: Rule, isOfTemplate: boolean): void {
    this.#rules.set(keyOf(rule.bus, rule.name), {
      rule,
      isOfTemplate,
      matches: compilePattern(rule.pattern),
    });
  }

  #save(): void {
    const own = [...this.#rules.values()].flatMap(({ rule, isOfTemplate }) => (isOfTemplate ? [] : [rule]));
    writeAtomically(this.#path, JSON.stringify(own));
  }
}

const keyOf = (bus: string, name: string) => `${bus}/${name}`;

function read(path: string): Rule[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
