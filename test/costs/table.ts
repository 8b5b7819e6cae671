import { readFileSync, writeFileSync } from 'node:fs';
import type { Operations } from './counted.ts';
import { freeADay, priceOfThousand } from './prices.ts';
import { STORIES, type Story, type StoryName } from './stories.ts';

const PAGE = new URL('../../docs/costs.md', import.meta.url);
const BEGIN = '<!-- Counted: npm run costs -- --update -->\n\n';
const END = '\n<!-- End of what was counted -->';

const HEAD = ['', 'reads', 'writes', 'deletes', 'functions', 'price of 1,000', 'free a day'];

/** The table of docs/costs.md, in Markdown as the formatter leaves it. */
export function tableOf(counted: ReadonlyMap<StoryName, Operations>): string {
  const rows = [...counted].map(([name, operations]) => rowOf(STORIES[name], operations));
  const widths = HEAD.map((_, i) => Math.max(3, ...[HEAD, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`;
  return [HEAD, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('');
}

function rowOf({ title, isWhole }: Story, operations: Operations): string[] {
  const { reads, writes, deletes, invocations } = operations;
  const numbers = [reads, writes, deletes, invocations].map((number) => (number === 0 ? '' : String(number)));
  const price = `$${priceOfThousand(operations).toFixed(4)}`;
  return [title, ...numbers, price, isWhole ? freeADay(operations).toLocaleString('en') : ''];
}

/** The page in its parts: before the table, the table, and what follows. */
function parts(): [string, string, string] {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined)
    throw new Error(`${PAGE.pathname} has no place for the table.`);
  return [before, table, after];
}

/** The table as docs/costs.md has it. */
export const tableInDocs = (): string => parts()[1];

export function writeToDocs(table: string): void {
  const [before, , after] = parts();
  writeFileSync(PAGE, before + BEGIN + table + END + after);
}
