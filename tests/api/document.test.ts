import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutOthers } from '../support/check-event.ts';
import { DAY, IDS, openTestApi } from './test-api.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maxLength?: number;
    readonly $ref?: string;
  };
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Parameter['schema']>> };
}

const { app, logged } = await openTestApi();
const document = (await (await app.request('/api/openapi.json')).json()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
);

/** Values of parameters that the table of the tests answers to. */
const VALUES: Readonly<Record<string, string>> = {
  id: IDS[0],
  name: 'Iran',
  date: DAY,
  day: DAY,
  key: `${IDS[0]}.txt`,
  prefix: 'ir',
  q: 'iran',
  since: '2026-11-20',
  until: DAY,
};
const BODIES: Readonly<Record<string, object>> = {
  createUpload: { name: 'sport/final.html', size: 100, type: 'text/html' },
};
/** Of the key of the second article, there is no article. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  readArticleByKey: { key: 'bad.txt' },
  readRunByKey: { key: 'bad.txt' },
};

const resolve = ({ schema }: Parameter) =>
  (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema) ?? {};

/** The address of an operation: its path, the parameters that it must have, and others. */
function addressOf(
  { path, operationId, parameters = [] }: (typeof operations)[number],
  others: Readonly<Record<string, string>> = {},
): string {
  const rightValue = (name: string) => PARAMETERS[operationId]?.[name] ?? VALUES[name] ?? '';
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(others[name] ?? rightValue(name)),
  );
  const asked = parameters.filter(
    ({ in: place, required, name }) => place === 'query' && (required || name === 'day'),
  );
  const query = new URLSearchParams([...asked.map(({ name }) => [name, rightValue(name)])] as [
    string,
    string,
  ][]);
  for (const { name, in: place } of parameters)
    if (place === 'query' && others[name] !== undefined) query.set(name, others[name]);
  if (others.unheardOf) query.set('unheardOf', others.unheardOf);
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

const request = (operation: (typeof operations)[number], others?: Readonly<Record<string, string>>) =>
  app.request(addressOf(operation, others), {
    method: operation.method.toUpperCase(),
    ...(operation.requestBody && {
      body: JSON.stringify(BODIES[operation.operationId]),
      headers: { 'content-type': 'application/json' },
    }),
  });

/** A value that the parameter cannot have; undefined where it takes any text. */
function wrongValueOf(parameter: Parameter): string | undefined {
  const { type, enum: values, pattern, maxLength } = resolve(parameter);
  if (values || pattern || type === 'integer' || type === 'number') return 'no such value';
  return maxLength === undefined ? undefined : 'x'.repeat(maxLength + 1);
}

const ajv = new Ajv2020({ allErrors: true, strict: false });
beforeAll(() => {
  ajv.addSchema({ $id: 'document', ...(withoutOthers({ components: document.components }) as object) });
});
const check = (schema: object, value: unknown) => {
  const text = JSON.stringify(withoutOthers(schema)).replaceAll('"#/components', '"document#/components');
  const validate = ajv.compile(JSON.parse(text));
  if (!validate(value)) throw new Error(ajv.errorsText(validate.errors, { dataVar: 'answer' }));
};

describe.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (_, operation) => {
    it('answers a right request with what the document says', async () => {
      const answer = await request(operation);
      const success = operation.method === 'post' ? 201 : 200;
      const body = await answer.json();
      expect(answer.status, JSON.stringify(body)).toBe(success);
      check(operation.responses[success]?.content?.['application/json']?.schema ?? {}, body);
      expect(answer.headers.get('x-request-id')).toBeTruthy();
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it.runIf(operation.method === 'get')('answers 304 where nothing changed', async () => {
      const first = await request(operation);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).not.toBe('');
      // What names the time at which it was made differs with each question.
      if (/madeAt/.test(await first.text())) return;
      const again = await app.request(addressOf(operation), { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    });

    const wrong = (operation.parameters ?? []).flatMap((parameter) => {
      const value = wrongValueOf(parameter);
      return value === undefined ? [] : [[parameter.name, value] as const];
    });
    it.each(wrong)('names %s where its value cannot be used', async (name, value) => {
      const answer = await request(operation, { [name]: value });
      const problem = await answer.json();
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(problem).toMatchObject({ status: 400, errors: [{ name }] });
      check(operation.responses[400]?.content?.['application/problem+json']?.schema ?? {}, problem);
    });

    it.runIf(operation.method === 'get')(
      'refuses a parameter that it does not know, by its name',
      async () => {
        const answer = await request(operation, { unheardOf: '1' });
        expect(await answer.json()).toMatchObject({
          status: 400,
          title: 'unheardOf cannot be used',
          errors: [{ in: 'query', name: 'unheardOf' }],
        });
      },
    );

    const missing = (operation.parameters ?? []).filter(
      ({ in: place, required }) => place === 'query' && required,
    );
    it.each(missing.map(({ name }) => name))('says so where %s is missing', async (name) => {
      const { pathname, searchParams } = new URL(addressOf(operation), 'http://api');
      searchParams.delete(name);
      const answer = await app.request(`${pathname}?${searchParams}`);
      expect(await answer.json()).toMatchObject({ status: 400, errors: [{ in: 'query', name }] });
    });
  },
);

describe('the document', () => {
  it('is of OpenAPI 3.1, and every operation has an id of its own and a summary', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.filter(({ summary }) => !summary)).toEqual([]);
  });

  it('describes every parameter and every part of an answer by a schema that a validator takes', () => {
    for (const { responses } of operations)
      for (const { content = {} } of Object.values(responses))
        for (const { schema } of Object.values(content))
          expect(() =>
            ajv.compile(
              JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')),
            ),
          ).not.toThrow();
  });

  it('no request above logged an error', () => {
    expect(logged.filter(({ message }) => message !== 'answered')).toEqual([]);
  });
});
