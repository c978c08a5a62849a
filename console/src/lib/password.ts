/** The rule for passwords, as the server has it, and a way to make a good one. */
import type { MessageKey } from '../i18n/zh';

export const MIN_PASSWORD_LENGTH = 10;

/** Letters and digits that nobody mistakes for another when reading them out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679';

export function passwordFault(old: string, fresh: string): MessageKey | null {
  if ([...fresh].length < MIN_PASSWORD_LENGTH) return 'password.short';
  return fresh === old ? 'password.same' : null;
}

/** A random password of 16 characters in groups of four. */
export function randomPassword(random: (length: number) => Uint8Array = secureRandom): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    for (const byte of random(32)) {
      // Bytes beyond the last whole multiple would make some letters likelier.
      if (byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length && letters.length < 16) letters.push(ALPHABET.charAt(byte % ALPHABET.length));
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function secureRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
