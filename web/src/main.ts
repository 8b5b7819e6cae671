import { ParleyApp } from './elements/parley-app.ts';
import { keepPage } from './page/page-version.ts';
import { startLanguage } from './words/page-language.ts';

// Not before the words are there, so that nobody sees the page in a language that they didn't ask for.
void startLanguage().then(() => customElements.define('parley-app', ParleyApp));
keepPage();
