import { buildFunctions } from '@copydesk/functions/build';
import { createApp } from './create-app.ts';

// The bundles come first: the template takes their folders as assets, and a clean clone has none.
await buildFunctions();
createApp().synth();
