import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashSecret, isSecret, newSecret } from './secrets.ts';

it('makes secrets that nobody guesses', () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(isSecret(secret) && secret.length === 24).toBe(true);
});

it('hashes as everybody does', async () => {
  const secret = newSecret();
  const hash = await hashSecret(secret);
  expect(hash).toBe(createHash('sha256').update(secret).digest('hex'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it.each(['', 'short', 'UPPERCASE-LETTERS', 'a'.repeat(33)])('%j is none', (text) => {
  expect(isSecret(text)).toBe(false);
});
