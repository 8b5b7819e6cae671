import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The product's name is the same in every language; keys bear these names. */
const NAMES = new Set(['Parley', '+']);

const ATTRIBUTES = [
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'label',
  'heading',
  'alt',
  'note',
  'tip-text',
];

interface Found {
  readonly line: number;
  readonly words: string;
}

/** Words that a person would read, written into the `html` templates of a source instead of a dictionary. */
function wordsInTemplates(source: string): Found[] {
  const found: Found[] = [];
  for (const { text, start } of templates(source)) {
    const at = (index: number): number => source.slice(0, start + index).split('\n').length;
    for (const { index, 0: all, 1: between = '' } of text.matchAll(/(?<=>|^)([^<>]+)(?=<|$)/g)) {
      const words = between.replaceAll('\0', ' ').replace(/&\w+;/g, ' ').trim();
      if (/\p{L}/u.test(words) && !NAMES.has(words))
        found.push({ line: at(index + all.search(/\S/)), words });
    }
    for (const { index, 2: value = '' } of text.matchAll(attribute)) {
      const words = value.replaceAll('\0', ' ').trim();
      if (/\p{L}/u.test(words)) found.push({ line: at(index), words });
    }
  }
  return found;
}

const attribute = new RegExp(`\\s(${ATTRIBUTES.join('|')})="([^"]*)"`, 'g');

/** The text of each `html` template, with a zero in the place of every expression's characters. */
function templates(source: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  for (const { index } of source.matchAll(/\bhtml`/g)) {
    const start = index + 'html`'.length;
    let text = '';
    for (let i = start; source[i] !== '`'; i++) {
      if (source[i] === '\\') text += source[i++] ?? '';
      if (source.startsWith('${', i)) {
        const end = endOfExpression(source, i + 2);
        text += '\0'.repeat(end - i);
        i = end;
      }
      text += source[i] === '}' && text.endsWith('\0') ? '\0' : (source[i] ?? '');
    }
    found.push({ text: text.replace(/<!--.*?-->/gs, (comment) => '\0'.repeat(comment.length)), start });
  }
  return found;
}

/** Where the brace stands that ends an expression; strings and templates inside it have braces of their own. */
function endOfExpression(source: string, from: number): number {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const sign = source[i];
    if (sign === "'" || sign === '"') i = source.indexOf(sign, i + 1);
    else if (sign === '`') i = endOfTemplate(source, i + 1);
    else if (sign === '{') depth += 1;
    else if (sign === '}' && depth-- === 0) return i;
  }
  throw new Error('An expression doesn’t end');
}

function endOfTemplate(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === '`') return i;
    else if (source.startsWith('${', i)) i = endOfExpression(source, i + 2);
  }
  throw new Error('A template doesn’t end');
}

const here = (path: string): URL => new URL(path, import.meta.url);
const FOLDERS = ['../elements/', '../check/elements/'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(here(folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}${name}`),
);

describe('words stand in dictionaries alone', () => {
  it.each(files)('%s', (file) => {
    const found = wordsInTemplates(readFileSync(here(file), 'utf8'));
    expect(found.map(({ line, words }) => `${file}:${line} ${words}`)).toEqual([]);
  });
});

describe('the search itself', () => {
  const foundIn = (source: string): string[] => wordsInTemplates(source).map(({ words }) => words);

  it('finds text, also beside expressions and in templates within', () => {
    expect(foundIn('html`<p>Hello</p>`')).toEqual(['Hello']);
    expect(foundIn('html`<p>${name} left</p>`')).toEqual(['left']);
    expect(foundIn("html`<div>${on ? html`<b>Yes, {really}</b>` : ''}</div>`")).toEqual(['Yes, {really}']);
    expect(foundIn('html`Just this`')).toEqual(['Just this']);
  });

  it('finds names of controls', () => {
    expect(foundIn('html`<button aria-label="Close" @click=${f}>×</button>`')).toEqual(['Close']);
    expect(foundIn('html`<a title="Copy ${id}"></a>`')).toEqual(['Copy']);
  });

  it('lets expressions, classes and the product’s name be', () => {
    expect(foundIn('html`<p class="quiet ${on ? "here" : ""}" id="x">${words().a}</p>`')).toEqual([]);
    expect(foundIn('html`<img alt="" /> Parley <br />${icons.leave} ${`${a} {`}`')).toEqual([]);
    expect(foundIn('html`<input @input=${() => { if (a > b) c(); }} />`')).toEqual([]);
  });

  it('says where', () => {
    expect(wordsInTemplates('const a = 1;\nhtml`\n  <p>\n    Hello\n  </p>`')).toEqual([
      { line: 4, words: 'Hello' },
    ]);
  });
});
