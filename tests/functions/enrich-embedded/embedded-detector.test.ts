import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Analyser, loadAnalyser } from '../../../analyser/analyser.ts';
import { ENTITY_LANGUAGES } from '../../../analyser/load-entity-finder.ts';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { LANGUAGES } from '../../../core/article/language.ts';
import type { Document } from '../../../functions/enrich/detector.ts';
import { EmbeddedDetector } from '../../../functions/enrich-embedded/embedded-detector.ts';

const TEXT =
  '😀 Mayor Ilse Brandt opened the concert hall in Bonn 🎻. “We are proud and happy,” Brandt said in Bonn.';
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const en = (text: string, analyses: Document['analyses'] = BASE_ANALYSES): Document => ({
  text,
  language: 'en',
  analyses,
});
let analyser: Analyser;
let detector: EmbeddedDetector;

beforeAll(async () => {
  analyser = await loadAnalyser();
  detector = new EmbeddedDetector(analyser, log);
});
const analysisOf = async (document: Document) => {
  const [detection] = await detector.detect([document]);
  if (!detection || !('analysis' in detection)) throw new Error('nothing was detected');
  return detection.analysis;
};

describe('EmbeddedDetector', () => {
  it('names its engine and version, and bills nothing', () => {
    expect(detector.engine).toEqual({ name: 'embedded', version: analyser.version });
    expect(detector.isBilled).toBe(false);
  });

  it('returns the findings of the analyser, with offsets in code points', async () => {
    const { entities = [], sentiment, failures } = await analysisOf(en(TEXT));
    expect(entities.map(({ type, text }) => `${type} ${text}`)).toEqual(
      analyser.entities(TEXT).map(({ type, text }) => `${type} ${text}`),
    );
    expect(entities.length).toBeGreaterThan(2);
    const characters = [...TEXT];
    for (const { begin, end, text } of entities) expect(characters.slice(begin, end).join('')).toBe(text);
    expect(sentiment).toEqual(analyser.sentiment(TEXT));
    expect(failures).toEqual({});
  });

  it('finds key phrases and targeted sentiment only where they are asked for', async () => {
    const { keyPhrases = [], targetedSentiment = [] } = await analysisOf(en(TEXT, ANALYSES));
    const characters = [...TEXT];
    expect(keyPhrases.map(({ text }) => text)).toContain('the concert hall');
    const mentions = targetedSentiment.flatMap((target) => target.mentions);
    expect(mentions.map(({ text }) => text)).toContain('Bonn');
    for (const { begin, end, text } of [...keyPhrases, ...mentions]) {
      expect(characters.slice(begin, end).join('')).toBe(text);
    }
    expect(Object.keys(await analysisOf(en(TEXT)))).toEqual(['entities', 'sentiment', 'failures']);
  });

  it('finds the names of a German text, and refuses the rest with a reason', async () => {
    const text = '🎻 Bürgermeisterin Ilse Brandt sprach in Bonn.';
    const document: Document = { text, language: 'de', analyses: ['entities', 'sentiment', 'keyPhrases'] };
    const { entities = [], ...rest } = await analysisOf(document);
    expect(entities.map(({ type, text: name }) => `${type} ${name}`)).toEqual([
      'PERSON Ilse Brandt',
      'LOCATION Bonn',
    ]);
    for (const { begin, end, text: name } of entities)
      expect([...text].slice(begin, end).join('')).toBe(name);
    expect(rest).toEqual({ failures: { sentiment: 'LANGUAGE_REFUSED', keyPhrases: 'LANGUAGE_REFUSED' } });
    expect(await analysisOf({ ...document, analyses: ['sentiment'] })).toEqual({
      failures: { sentiment: 'LANGUAGE_REFUSED' },
    });
  });

  it.each(LANGUAGES.filter((language) => !ENTITY_LANGUAGES.includes(language)))(
    'rejects a text in %s with a reason: never with empty findings',
    async (language) => {
      expect(await analysisOf({ ...en(TEXT, ['entities', 'sentiment', 'keyPhrases']), language })).toEqual({
        failures: {
          entities: 'LANGUAGE_REFUSED',
          sentiment: 'LANGUAGE_REFUSED',
          keyPhrases: 'LANGUAGE_REFUSED',
        },
      });
    },
  );

  it('records and logs a text that the analyser fails on, and goes on', async () => {
    const broken: Analyser = {
      ...analyser,
      entities: (text) => {
        if (text === 'bad') throw new Error('defect');
        return analyser.entities(text);
      },
    };
    const detections = await new EmbeddedDetector(broken, log).detect([en('bad'), en('Bonn')]);
    expect(detections).toMatchObject([
      { analysis: { sentiment: {}, failures: { entities: 'ITEM_FAILED' } } },
      { analysis: { failures: {} } },
    ]);
    expect(log.error).toHaveBeenCalledWith(expect.stringContaining('entities'), expect.any(Error));
  });
});
