import { startLanguage } from '../words/page-language.ts';
import { CheckPage } from './elements/check-page.ts';

void startLanguage().then(() => customElements.define('check-page', CheckPage));
