// Plain JavaScript that uses the libraries as a program of somebody else does.
import assert from 'node:assert/strict';
import { findKeyPhrases, loadAnalyser } from '@copydesk/analyser';
import schema from '@copydesk/core/schemas/event-article-enriched' with { type: 'json' };
import { cutSentences } from '@copydesk/sentences';

const text = 'Angela Merkel met Dr. Smith in Berlin. Everyone loved it.';
const sentences = [...cutSentences(text)].map(({ begin, end }) => text.slice(begin, end).trim());
assert.deepEqual(sentences, ['Angela Merkel met Dr. Smith in Berlin.', 'Everyone loved it.']);

const analyser = await loadAnalyser();
const names = analyser.entities(text).map((entity) => `${entity.type} ${entity.text}`);
assert.ok(names.includes('PERSON Angela Merkel'), names.join(', '));
assert.ok(names.includes('LOCATION Berlin'), names.join(', '));
assert.equal(analyser.sentiment('Everyone loved the new library.').label, 'POSITIVE');
assert.ok(findKeyPhrases(text).length > 0);

assert.equal(schema.properties['detail-type'].const, 'article.enriched');
