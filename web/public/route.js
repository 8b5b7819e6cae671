// Runs before the first paint, so that whoever opens the link of a call or a room doesn't see the start page flash by.
if (/^\/[cr]\//.test(location.pathname)) document.documentElement.dataset.opens = 'call';
