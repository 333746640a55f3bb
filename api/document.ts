import packageJson from './package.json' with { type: 'json' };

/** What the OpenAPI document says besides the routes. */
export const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Copydesk',
    version: packageJson.version,
    description: 'Asks the table of enriched articles. docs/api.md introduces it.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'Articles', description: 'Objects, and the articles in them.' },
    { name: 'Names', description: 'Who and what articles name.' },
    { name: 'Days', description: "What a day's articles say together." },
    { name: 'Desk', description: 'Uploads, runs, stages, search.' },
  ],
};
