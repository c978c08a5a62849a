/** Values as the card shows them. */
import type { AttributeDefinition, AttributeValue } from '../api/types';
import { language, t, text } from '../i18n';
import { formatNumber, formatTime } from './format';

/** Years and codes are integers that nobody groups by thousands. */
const UNGROUPED = /year|code|^id$/;

export function displayValue(value: AttributeValue | undefined, definition: AttributeDefinition | undefined): string {
  if (value === null || value === undefined || value === '') return t('card.notSet');
  if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no');
  if (!definition) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const choice = definition.choices.find((one) => one.value === String(value));
  if (choice) return text(choice.title);
  if (typeof value === 'number') return withUnit(numberText(value, definition), definition.unit);
  return definition.format === 'date-time' ? formatTime(value) : value;
}

function numberText(value: number, definition: AttributeDefinition): string {
  return UNGROUPED.test(definition.name) ? String(value) : formatNumber(value, language.value);
}

function withUnit(number: string, unit: string | null): string {
  return unit ? `${number} ${unit}` : number;
}
