import { createHash } from 'node:crypto';
import { parseInvitation } from './invitation.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { slowSignaling } from '../signaling/slow-signaling.ts';
import { FakeWorld, type Person } from './fake-call.ts';

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
function rng(seed: number) { let s = seed >>> 0; return () => { s = (s + 0x6d2b79f5) >>> 0; let t = s; t = Math.imul(t ^ (t >>> 15), t | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return ((t ^ (t >>> 14)) >>> 0) / 4294967296; }; }
const seeds = (process.env['SEEDS'] ?? '1-60').split('-').map(Number) as [number, number];
describe('fuzz', () => {
  beforeEach(() => { vi.useFakeTimers(); vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => { const b = createHash('sha256').update(data as Uint8Array).digest(); return new Uint8Array(b).buffer; }); });
  afterEach(() => { vi.useRealTimers(); vi.restoreAllMocks(); });
  for (let seed = seeds[0]; seed <= seeds[1]; seed++) it(`seed ${seed}`, async () => {
    const world = new FakeWorld();
    const r = rng(seed); const int = (n: number) => Math.floor(r() * n);
    const log: string[] = [];
    const make = (name: string, extra = {}): Person => {
      const lat = 5 + int(150);
      const signaling = slowSignaling(world.server.client(`${name}-uid`), () => 2 + Math.floor(r() * lat));
      return world.person(name, { connect: async () => ({ signaling }), ...extra });
    };
    const names = ['ana', 'ben', 'eve', 'tom'];
    const links: string[] = [];
    const now = new Map<string, Person>(names.map((n) => [n, make(n)]));
    const id = now.get('ana')!.call.create('Ana', r() < 0.5 ? 'open' : 'knock');
    await pass(3000);
    const steps = 10 + int(25);
    let ended = false;
    for (let i = 0; i < steps; i++) {
      const name = names[int(4)]!; const p = now.get(name)!; const { phase } = p.call.state;
      const x = int(100);
      const desk = p.call.desk;
      let did = '';
      if (desk !== null && r() < 0.7) {
        const y = int(10);
        if (y < 3) { const w = desk.waiting[0]; did = `admit ${w?.uid}`; if (w) desk.admit(w.uid); }
        else if (y === 3) { const w = desk.waiting[0]; did = 'decline'; if (w) desk.decline(w.uid); }
        else if (y === 4) { did = 'knock'; desk.setAdmission({ admission: 'knock' }); }
        else if (y === 5) { did = 'open'; desk.setAdmission({ admission: 'open' }); }
        else if (y === 6) { did = `lock ${!desk.locked}`; desk.setAdmission({ locked: !desk.locked }); }
        else if (y === 7) { if (r() < 0.2) { did = 'remove'; desk.remove(); } }
        else if (y === 8) { did = 'handOver'; desk.handOver(); }
        else { did = 'hostLink'; void desk.hostLink().then((l) => { if (l) links.push(l); }); }
      } else if (phase === 'invited') { did = 'accept'; p.call.accept(name); if (r() < 0.1) { await pass(int(100)); p.call.leave(); did = 'accept, leave'; } }
      else if (phase === 'ready') { did = 'join'; p.call.join(name); }
      else if (phase === 'door' && x < 70) { did = 'knock'; p.call.knock(name); }
      else if (phase === 'door' && x < 80) { did = 'stop'; p.call.stopKnocking(); }
      else if (['idle', 'left', 'failed', 'ended'].includes(phase)) { did = 'new page'; p.call.close(); const q = make(name, r() < 0.7 ? { peer: p.peer, storage: p.storage } : {}); now.set(name, q); const l = links.length > 0 && r() < 0.6 ? links[links.length - 1 - int(Math.min(2, links.length))] : undefined; const inv = l === undefined ? null : parseInvitation(l); did += inv ? ` ${inv.to}` : ''; if (inv) q.call.open(id, inv); else q.call.open(id); }
      else if (x < 25) { did = 'reload'; p.pageHide(); const q = make(name, { peer: p.peer, storage: p.storage }); now.set(name, q); await pass(int(50)); q.call.open(id); }
      else if (x < 30) { did = 'leave'; p.call.leave(); }
      else if (x < 45) { did = 'wake'; p.wake(); }
      else if (x < 50) { did = 'break'; p.connections.at(-1)?.becomes('failed'); }
      else if (x < 75) { did = 'offerMove'; void p.call.offerMove().then((l) => { if (l) links.push(l); }); }
      else if (x < 78) { did = 'cancelMove'; p.call.cancelMove(); }
      else if (x < 82) { did = 'crash'; p.crash(); p.pageHide(); const q = make(name, r() < 0.5 ? { peer: p.peer, storage: p.storage } : { gone: [p.peer] }); now.set(name, q); if (r() < 0.5) q.call.open(id); }
      else if (x === 99 && !ended) { did = 'end'; ended = true; p.call.endForAll(); }
      log.push(`${name}[${phase}] ${did}`);
      await pass([0, 5, 30, 200, 1500, 12_000, 31_000][int(7)]!);
    }
    await pass(900_000);
    const u0 = { ...world.server.usage };
    await pass(120_000);
    const u1 = world.server.usage;
    const c = world.server.read(id);
    const sum = names.map((n) => { const { state, desk } = now.get(n)!.call; return `${n}:${state.phase}${'status' in state ? '/' + state.status : ''}${'error' in state ? '/' + state.error.code : ''}${desk ? '*' : ''}`; }).join(' ');
    const info = `\nseed ${seed}\n${log.join('\n')}\n=> ${sum} host=${c?.host} caller=${c?.caller?.uid}${c?.caller?.left ? '(left)' : ''} callee=${c?.callee?.uid}${c?.callee?.left ? '(left)' : ''} adm=${c?.admission} locked=${c?.locked} admitted=${c?.admitted} removed=${c?.removed} w=${u1.writes - u0.writes} r=${u1.reads - u0.reads}`;
    const problems: string[] = [];
    for (const n of names) {
      const { state, desk } = now.get(n)!.call;
      if (state.phase === 'joining' || state.phase === 'opening' || state.phase === 'connecting' || state.phase === 'reconnecting') problems.push(`${n} hangs in ${state.phase}`);
      if (state.phase === 'invited' && state.busy) problems.push(`${n} busy invited`);
      const seated = ['waiting', 'connected'].includes(state.phase);
      if ((desk !== null) !== (seated && c?.host === `${n}-uid`)) problems.push(`${n} desk ${desk !== null}`);
      if (seated && 'host' in state && state.host !== (c?.host === `${n}-uid`)) problems.push(`${n} host flag`);
      if (seated && ![c?.caller, c?.callee].some((s) => s?.uid === `${n}-uid` && s.left !== s.session)) problems.push(`${n} ${state.phase} without seat`);
      if (state.phase === 'failed' && (state.error.code.startsWith('internal') || state.error.code.startsWith('network') || state.error.code === 'call/not-allowed')) problems.push(`${n} ${state.error.code} ${state.error.message}`);
      if (c?.state === 'ended' && !['ended', 'failed', 'left', 'idle', 'invited'].includes(state.phase)) problems.push(`${n} ${state.phase} after the end`);
    }
    const seatedCount = names.filter((n) => ['waiting', 'connected'].includes(now.get(n)!.call.state.phase)).length;
    const connected = names.filter((n) => now.get(n)!.call.state.phase === 'connected').length;
    if (seatedCount > 2 || connected === 1 || (seatedCount === 2 && connected !== 2)) problems.push('pairs');
    if (u1.writes - u0.writes > 4 || u1.reads - u0.reads > 12) problems.push('traffic');
    world.close();
    expect(problems, info).toEqual([]);
  }, 60_000);
});
