import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { withoutOthers } from './check-event.ts';

const FOLDER = join(import.meta.dirname, '../../core/schemas');
const NAMES = ['common', 'article-card', 'name-row', 'answers'];

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false });
const schemas = NAMES.map((name) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')));
for (const schema of schemas) ajv.addSchema(withoutOthers(schema) as object);

/**
 * Checks a record or an answer by its published schema.
 *
 * @param schema the file's name, and the part of it: `answers#/$defs/about`
 * @throws Error that says where it differs
 */
export function checkBySchema(schema: string, value: unknown): void {
  const [name, part = ''] = schema.split('#');
  const base = schemas.find(({ $id }) => $id.endsWith(`/${name}.json`))?.$id;
  const check = ajv.getSchema(`${base}${part && `#${part}`}`);
  if (!check) throw new Error(`core/schemas/ has no ${schema}`);
  if (!check(JSON.parse(JSON.stringify(value))))
    throw new Error(`The value is not of the schema ${schema}: ${ajv.errorsText(check.errors)}`);
}
