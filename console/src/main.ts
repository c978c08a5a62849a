import { createApp } from 'vue';
import App from './App.vue';
import { whenUnauthorised } from './api/http';
import { followLanguage, t } from './i18n';
import { router } from './router';
import { dropSession } from './state/session';
import { followTheme } from './state/theme';
import { toast } from './state/toasts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';

followTheme();
followLanguage();

whenUnauthorised(() => {
  if (router.currentRoute.value.name === 'login') return;
  dropSession();
  toast(t('error.session'), 'fault');
  void router.push({ name: 'login', query: { next: router.currentRoute.value.fullPath } });
});

createApp(App).use(router).mount('#app');
