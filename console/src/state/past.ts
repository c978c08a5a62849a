/** The day of the past that the map and the cards show; null for now, which is always the beginning. */
import { ref } from 'vue';
import type { Past } from '../lib/past';

export const past = ref<Past | null>(null);
