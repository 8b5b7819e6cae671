import { startGuideTurnserver } from '../functions/guide-turnserver.ts';
import { allocate } from './turn-client.ts';
import { createHmac, randomUUID } from 'node:crypto';
const t = await startGuideTurnserver('north');
const go = async (person: string, late = 600) => { const u = `${Math.floor(Date.now()/1000)+late}:${person}`; const c = createHmac('sha1','north').update(u).digest('base64'); return allocate(t.urls[0],u,c); };
for (let round = 0; round < 30; round++) { const p = randomUUID(); let n = 0; try { for (;n<60;n++) await go(p, 600 + (round%2)*n); } catch (e) { console.log(round, n, String(e)); } }
await t.close(); console.log(t.output().split('\n').slice(-5).join('\n'));
process.exit(0);
