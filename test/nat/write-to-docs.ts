import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../../emulator/suite/paths.ts';
import { matrixTable, storyTable, type Row } from './report.ts';

const DOCUMENT = join(ROOT, 'docs/connectivity.md');

/** Puts the figures of a run into docs/connectivity.md, in place of those of the last one. */
export async function writeToDocs(rows: readonly Row[]): Promise<void> {
  const tables = { matrix: matrixTable(rows), stories: storyTable(rows) };
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const [name, table] of Object.entries(tables)) {
    const [start, end] = [`<!-- Measured: ${name} -->`, `<!-- End of ${name} -->`];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined)
      throw new Error(`${DOCUMENT} has no place for the ${name}.`);
    text = `${before}${start}\n\n${table}\n\n${end}${after}`;
  }
  const config = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(text, { ...config, filepath: DOCUMENT }));
}
