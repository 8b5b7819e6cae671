import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from '../../emulator/suite/paths.ts';
import { KINDS } from './nat-kinds.ts';
import type { PathKind } from './path-kind.ts';

/** What was seen of one call of the lab; times in milliseconds. */
export interface Row {
  /** What happened to it, or `<kind> calls <kind>`. */
  readonly story: string;
  /** Whether the two were connected at the end. */
  readonly connected: boolean;
  /** From the click on "Join" until both were connected. */
  readonly connectMs?: number;
  /** From the click on "Join" until the later of the two saw the other. */
  readonly firstFrameMs?: number;
  /** The longest time without sound of either side. */
  readonly gapMs?: number;
  readonly path?: PathKind;
  /** Whatever else is worth telling. */
  readonly note?: string;
}

const file = (): string => join(workFolder('results'), 'lab.jsonl');

export function forgetRows(): void {
  rmSync(file(), { force: true });
}

export function record(row: Row): void {
  appendFileSync(file(), `${JSON.stringify(row)}\n`);
}

export function recorded(): Row[] {
  if (!existsSync(file())) return [];
  return readFileSync(file(), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(line).join('\n');
const whole = (ms: number | undefined): string => (ms === undefined ? '' : ms.toFixed(0));
const seconds = (ms: number | undefined): string => (ms === undefined ? '' : (ms / 1000).toFixed(1));

/** A row for who calls, a column for who is called: path, milliseconds to connected, and to the first frame. */
export function matrixTable(rows: readonly Row[]): string {
  const cell = (caller: string, callee: string): string => {
    const row = rows.findLast(({ story }) => story === `${caller} calls ${callee}`);
    if (!row) return '';
    if (!row.connected) return 'never';
    return `${row.path}, ${whole(row.connectMs)}, ${whole(row.firstFrameMs)}`;
  };
  return table(
    ['', ...KINDS],
    KINDS.map((caller) => [`**${caller}**`, ...KINDS.map((callee) => cell(caller, callee))]),
  );
}

const isOfMatrix = ({ story }: Row): boolean =>
  KINDS.some((caller) => KINDS.some((callee) => story === `${caller} calls ${callee}`));

export function storyTable(rows: readonly Row[]): string {
  return table(
    ['what happens', 'connected', 'first frame, ms', 'longest silence, s', 'path', ''],
    rows
      .filter((row) => !isOfMatrix(row))
      .map((row) => [
        row.story,
        row.connected ? 'yes' : 'no',
        whole(row.firstFrameMs),
        seconds(row.gapMs),
        row.path ?? '',
        row.note ?? '',
      ]),
  );
}

/** All that was recorded, in Markdown. */
export function tellRows(rows: readonly Row[]): string {
  return [
    ...(rows.some(isOfMatrix) ? [matrixTable(rows)] : []),
    ...(rows.some((row) => !isOfMatrix(row)) ? [storyTable(rows)] : []),
  ].join('\n\n');
}
