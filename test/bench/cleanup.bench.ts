/**
 * Abandoned calls that are deleted, documents a second and memory, beside the Admin SDK's recursiveDelete.
 *
 *   node --import tsx test/bench/cleanup.bench.ts [calls = 10000] [documents below each = 20]
 *
 * Uses the Firestore at FIRESTORE_EMULATOR_HOST, else starts a local one.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Firestore } from 'firebase-admin/firestore';
import { TIMES } from '../../contract/limits.ts';
import { CALLS } from '../../contract/paths.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { eachLimited } from '../../functions/src/calls/each-limited.ts';
import { openDatabase, writeCall } from '../functions/calls.ts';
import type { CleanUpFigures } from './cleanup-run.ts';

const FIGURES: Readonly<Record<string, string>> = {
  cleanUp: 'cleanup',
  recursiveDelete: 'recursive-delete',
  recursiveDeleteOfAll: 'recursive-delete-of-all',
};

/** Measures each way on as many calls and prints the figures. */
async function benchCleanUp(calls: number, documents: number): Promise<void> {
  const server = process.env['FIRESTORE_EMULATOR_HOST'] ? null : await startFirestore();
  const database = openDatabase();
  const { db } = database;
  try {
    console.log(`# ${calls} abandoned calls with ${documents} documents each, on the local Firestore`);
    for (const [way, name] of Object.entries(FIGURES)) {
      await seed(db, calls, documents);
      const { ms, memory } = await runWay(way);
      const left = (await db.collection(CALLS).count().get()).data().count;
      if (left > 0) throw new Error(`${way} left ${left} calls`);
      console.log(
        `${name}-documents-per-second: ${Math.round((calls * (documents + 1) * 1000) / ms)} docs/s`,
      );
      console.log(`${name}-memory: ${Math.round(memory / 1e6)} MB`);
    }
  } finally {
    await database.close();
    await server?.close();
  }
}

async function seed(db: Firestore, calls: number, documents: number): Promise<void> {
  const aliveAt = Date.now() - TIMES.abandonedAfterMs - 60_000;
  const numbers = Array.from({ length: calls }, (_, i) => i);
  await eachLimited(
    numbers,
    20,
    () => true,
    async (i) => {
      await writeCall(db, 'ana', {}, aliveAt - i, documents);
    },
  );
}

function runWay(way: string): Promise<CleanUpFigures> {
  return new Promise((resolve, reject) => {
    const script = join(ROOT, 'test/bench/cleanup-run.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, way], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as CleanUpFigures);
      else reject(new Error(`${way} ended with ${code}`));
    });
  });
}

async function startFirestore(): Promise<{ close(): Promise<void> }> {
  const main = join(ROOT, 'emulator/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  process.env['FIRESTORE_EMULATOR_HOST'] = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const address = / at (\S+:\d+)/.exec(chunk.toString())?.[1];
      if (address) resolve(address);
    });
    void closed.then(() => reject(new Error('The local Firestore did not start.')));
  });
  return {
    close: () => {
      child.kill('SIGINT');
      return closed;
    },
  };
}

const [calls = 10_000, documents = 20] = process.argv.slice(2).map(Number);
await benchCleanUp(calls, documents);
