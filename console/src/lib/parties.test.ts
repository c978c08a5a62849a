import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../i18n';
import { actorName, channelName } from './parties';

describe('those in a log', () => {
  afterEach(() => (language.value = 'zh'));

  it('are named in the language of the user when they are no users', () => {
    expect(['citizen', 'warning', 'system', 'rule'].map(actorName)).toEqual(['市民', '预警系统', '系统', '规则']);
    language.value = 'en';
    expect(actorName('rule')).toBe('a rule');
  });

  it('keep their names when they are users', () => expect(actorName('operator')).toBe('operator'));

  it('come by channels that have names', () => {
    expect(['desk', 'web', 'patrol', 'warning', 'import', 'open311'].map(channelName)).not.toContain('warning');
    expect(channelName('someday')).toBe('someday');
  });
});
