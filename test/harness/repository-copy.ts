import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../emulator/suite/paths.ts';

const PARTS = [
  'contract',
  'emulator',
  'functions',
  'web',
  'package.json',
  'tsconfig.json',
  'firebase.json',
  'firestore.rules',
  'firestore.indexes.json',
  '.firebaserc',
];

export interface RepositoryCopy {
  readonly root: string;
  close(): void;
}

/** What `npm start` needs, in a folder where it can be broken. */
export function copyRepository(): RepositoryCopy {
  const root = mkdtempSync(join(tmpdir(), 'parley-'));
  for (const part of PARTS) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  return { root, close: () => rmSync(root, { recursive: true, force: true }) };
}
