import './elements/parley-app.ts';
