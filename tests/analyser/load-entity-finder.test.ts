import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadAnalyser } from '../../analyser/analyser.ts';
import { ENTITY_LANGUAGES, loadEntityFinder } from '../../analyser/load-entity-finder.ts';

describe('loadEntityFinder', () => {
  it('reads a model once, and answers in English as the analyser does', async () => {
    expect(loadEntityFinder('de')).toBe(loadEntityFinder('de'));
    const text = 'Mayor Ilse Brandt opened the hall in Bonn.';
    const [english, analyser] = await Promise.all([loadEntityFinder('en'), loadAnalyser()]);
    expect(english(text)).toEqual(analyser.entities(text));
  });

  it.each(['fr', 'toString', ''])('refuses "%s", and names its languages', (language) => {
    expect(() => loadEntityFinder(language)).toThrow(
      new RangeError(
        `The analyser has no model for "${language}". Name one of its languages: ${ENTITY_LANGUAGES.join(', ')}.`,
      ),
    );
  });

  it('does not read the model of another language for an English text', () => {
    const url = pathToFileURL(join(import.meta.dirname, '../../analyser/index.ts')).href;
    const script = `
      import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => { if (url.includes('/models/')) console.log(url); return next(url, context); } });
      const { loadAnalyser } = await import(${JSON.stringify(url)});
      (await loadAnalyser()).entities('Ilse Brandt');`;
    const loaded = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(loaded.match(/[\w-]+\.js/g)?.sort()).toEqual(['names.js', 'tone.js']);
  });
});
