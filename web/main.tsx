import './styles/all.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { listenToKeys } from './client/actions.ts';
import { followLinks } from './client/address.ts';
import { readTheme } from './client/theme.ts';
import { takeDrops } from './views/desk/use-uploads.tsx';

readTheme();
followLinks();
listenToKeys();
takeDrops();
render(<App />, document.body);
