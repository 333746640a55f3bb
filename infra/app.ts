import { buildFunctions } from '@copydesk/functions/build';
import { buildPage } from '@copydesk/web/build-page';
import { createApp } from './create-app.ts';

// They come first: the template takes their folders as assets, and a clean clone has none.
await Promise.all([buildFunctions(), buildPage()]);
createApp().synth();
