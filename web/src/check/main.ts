import './elements/check-page.ts';
