/** Words for those in a log who are no users, and for the ways by which a report comes. */
import { t, type MessageKey } from '../i18n';

const ACTORS = new Set(['citizen', 'warning', 'system', 'rule', 'clock', 'open311']);
const CHANNELS = new Set(['desk', 'web', 'open311', 'patrol', 'warning', 'import', 'other']);

/** Who did something: a user by name, others by what they are. */
export function actorName(code: string): string {
  return ACTORS.has(code) ? t(`actor.${code}` as MessageKey) : code;
}

/** How a report came in. */
export function channelName(code: string): string {
  return CHANNELS.has(code) ? t(`channel.${code}` as MessageKey) : code;
}
