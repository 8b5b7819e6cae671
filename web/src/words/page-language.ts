import { LitElement } from 'lit';
import { remembered } from '../page/remembered.ts';
import { language, onLanguageChange, useLanguage } from './language.ts';
import { bestTag, LANGUAGES, languageOf, type Language } from './languages.ts';

/** The language that was chosen on this device, e.g. `de`; empty while none was. route.js reads it too. */
const rememberedLanguage = remembered('parley:language');

/**
 * Speaks what the address asks for (`?lang=de`), else what was chosen on this device, else what the browser
 * prefers. Resolves when the page may be shown; in English if the words of another language can't be loaded.
 */
export async function startLanguage(): Promise<void> {
  onLanguageChange(() => {
    declareLanguage();
    renderAnew(document);
  });
  // The browser's settings were changed meanwhile.
  addEventListener('languagechange', () => void speakAsWished());
  await speakAsWished();
}

async function speakAsWished(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang') ?? '';
  try {
    await useLanguage(wishedTag([asked, rememberedLanguage.get()]));
  } catch (error) {
    console.error('The words of this language could not be loaded.', error);
    declareLanguage();
  }
}

/** Speaks a language from now on, and remembers it. Rejects when its words can't be loaded. */
export async function chooseLanguage(choice: Language): Promise<void> {
  await useLanguage(wishedTag([choice]));
  rememberedLanguage.set(choice);
}

/** The first wish that the page speaks, in the variant that the browser prefers: whoever chose `ar` may count as in Egypt. */
function wishedTag(wishes: readonly string[]): string {
  const wish = wishes.find((one) => languageOf(one) !== null);
  if (wish === undefined) return bestTag(navigator.languages);
  const own = navigator.languages.find((tag) => languageOf(tag) === languageOf(wish));
  return wish.includes('-') ? bestTag([wish]) : bestTag([own ?? wish]);
}

function declareLanguage(): void {
  document.documentElement.lang = language();
  document.documentElement.dir = LANGUAGES[language()].direction;
}

/** Every element asks for its words while it renders: so that is all there is to do. */
function renderAnew(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate();
    if (element.shadowRoot !== null) renderAnew(element.shadowRoot);
  }
}
