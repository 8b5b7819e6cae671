import { describe } from 'vitest';
import { callContract } from './calls.ts';
import { candidatesContract } from './candidates.ts';
import { doorContract } from './door.ts';
import { hostContract } from './host.ts';
import { hostileOrderContract } from './hostile-order.ts';
import { keyContract } from './host-key.ts';
import { knockContract } from './knocks.ts';
import { moveContract } from './move.ts';
import { removalContract } from './removal.ts';
import { roomContract } from './rooms.ts';
import { roundContract } from './rounds.ts';
import { seatContract } from './seats.ts';
import { Setting, type ContractServer } from './setting.ts';
import { upkeepContract } from './upkeep.ts';

/** What every implementation of Signaling must do. */
export function signalingContract(name: string, makeServer: () => Promise<ContractServer>): void {
  describe(`signaling contract: ${name}`, () => {
    const setting = new Setting(makeServer);
    describe('calls', () => callContract(setting));
    describe('seats', () => seatContract(setting));
    describe('rounds', () => roundContract(setting));
    describe('late candidates', () => candidatesContract(setting));
    describe('hostile order', () => hostileOrderContract(setting));
    describe('upkeep', () => upkeepContract(setting));
    describe('host', () => hostContract(setting));
    describe('removal', () => removalContract(setting));
    describe('host key', () => keyContract(setting));
    describe('door', () => doorContract(setting));
    describe('knocks', () => knockContract(setting));
    describe('moving', () => moveContract(setting));
    describe('rooms', () => roomContract(setting));
  });
}
