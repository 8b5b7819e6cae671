import { describe, expect, it } from 'vitest';
import { words } from '../words/words.ts';
import { showsRelayNotice } from './relay-notice.ts';

describe('the notice of networks that will not connect', () => {
  it('is for the host, where there is no relay, until it was read', () => {
    expect(showsRelayNotice({ host: true }, true, '')).toBe(true);
    expect(showsRelayNotice({ host: false }, true, '')).toBe(false);
    expect(showsRelayNotice({ host: true }, false, '')).toBe(false);
    expect(showsRelayNotice({ host: true }, true, 'read')).toBe(false);
  });

  it('says in plain words what happens and what helps', () => {
    const { title, text } = words().waiting.relay;
    const said = `${title} ${text}`;
    expect(said).toMatch(/won’t connect/);
    expect(said).toMatch(/another network/);
    expect(said).not.toMatch(/\b(TURN|STUN|ICE|NAT|UDP|WebRTC)\b/);
    expect(said.length).toBeLessThan(300);
  });
});
