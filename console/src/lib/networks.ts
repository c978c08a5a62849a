/** Names of the fields that packs observe. */
import { language } from '../i18n';

const NAMES: Record<string, [zh: string, en: string]> = {
  gas: ['燃气', 'Gas'],
  water: ['供水', 'Water'],
  drainage: ['排水', 'Drainage'],
  heating: ['供热', 'Heating'],
  bridge: ['桥梁', 'Bridges'],
  tunnel: ['隧道管廊', 'Tunnels'],
  air: ['空气', 'Air'],
  noise: ['噪声', 'Noise'],
  energy: ['能源', 'Energy'],
  '': ['未分类', 'Other'],
};

export function networkName(network: string): string {
  const names = NAMES[network];
  return names ? names[language.value === 'zh' ? 0 : 1] : network;
}
