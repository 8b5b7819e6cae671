// Runs before the first paint, so that whoever opens a call's link doesn't see the start page flash by.
if (location.pathname.startsWith('/c/')) document.documentElement.dataset.opens = 'call';
