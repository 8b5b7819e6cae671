// Runs before the first paint, so that nothing flashes by that goes away at once:
// the start page, for whoever opens the link of a call or a room,
if (/^\/[cr]\//.test(location.pathname)) document.documentElement.dataset.opens = 'call';

// and English, for whoever is about to read another language: as page-language.ts finds it.
const asked = [new URLSearchParams(location.search).get('lang')];
try {
  asked.push(localStorage.getItem('parley:language'));
} catch {
  // Storage is refused here.
}
const spoken = [...asked, ...navigator.languages]
  .map((tag) => (tag ?? '').trim().toLowerCase().split(/[-_]/)[0])
  .find((language) => ['en', 'de', 'ar'].includes(language));
if (spoken !== undefined && spoken !== 'en') document.documentElement.dataset.speaks = spoken;

// Room for the calls that this device remembers, so that nothing moves when they are drawn.
try {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith('parley:recent:')).length;
  if (kept > 0 && localStorage.getItem('parley:recent-off') === null) {
    document.documentElement.dataset.recent = '';
    document.documentElement.style.setProperty('--recent-rows', String(Math.min(kept, 3)));
  }
} catch {
  // Storage is refused here.
}

// Without its script the page is only a picture of itself: it says so.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.documentElement.dataset.failed = '';
  },
  true,
);
