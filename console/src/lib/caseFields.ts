/** Fields of actions that are chosen from a list and not written. */
import { t, type MessageKey } from '../i18n';
import { RESULTS } from './callBacks';

const SEVERITIES = ['normal', 'pressing', 'urgent', 'extreme'] as const;
const SATISFIED = ['5', '4', '3', '2', '1', 'unknown'] as const;

export interface Choice {
  value: string;
  label: string;
}

const choices = (values: readonly string[], label: (value: string) => string): Choice[] => values.map((value) => ({ value, label: label(value) }));

/** What can be chosen for a field; null for one that is written. */
export function choicesOf(field: string): Choice[] | null {
  switch (field) {
    case 'severity':
      return choices(SEVERITIES, (value) => t(`cases.severity.${value}` as MessageKey));
    case 'contact_result':
      return choices(RESULTS, (value) => t(`callbacks.result.${value}` as MessageKey));
    case 'solved':
      return choices(['yes', 'no', 'unknown'], (value) => t(`callbacks.${value === 'unknown' ? 'unknown' : value}` as MessageKey));
    case 'satisfied':
      return choices(SATISFIED, (value) => (value === 'unknown' ? t('callbacks.unknown') : t('callbacks.stars', { n: value })));
    default:
      return null;
  }
}
