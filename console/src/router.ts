import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router';
import { ensureSession, loggedIn, may, session, type PermissionCode } from './state/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** What one must be allowed to do to see the page. */
    permission?: PermissionCode;
    /** Whether the page can be seen without logging in. */
    open?: boolean;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'map', component: () => import('./pages/PageMap.vue'), meta: { permission: 'cim.view' } },
    { path: '/login', name: 'login', component: () => import('./pages/PageLogin.vue'), meta: { open: true } },
    { path: '/account', name: 'password', component: () => import('./pages/PagePassword.vue') },
    { path: '/cases', name: 'cases', component: () => import('./pages/PageCases.vue'), meta: { permission: 'case.view' } },
    { path: '/cases/performance', name: 'performance', component: () => import('./pages/PagePerformance.vue'), meta: { permission: 'case.view' } },
    { path: '/cases/callbacks', name: 'callbacks', component: () => import('./pages/PageCallbacks.vue'), meta: { permission: 'case.report' } },
    { path: '/field', name: 'field', component: () => import('./pages/PageField.vue'), meta: { permission: 'case.view' } },
    { path: '/report', name: 'report', component: () => import('./pages/PageReport.vue'), meta: { open: true } },
    { path: '/report/map', name: 'reportMap', component: () => import('./pages/PageReportMap.vue'), meta: { open: true } },
    { path: '/warnings', name: 'warnings', component: () => import('./pages/PageWarnings.vue'), meta: { permission: 'warning.view' } },
    { path: '/warnings/duty', name: 'duty', component: () => import('./pages/PageDuty.vue'), meta: { permission: 'warning.view' } },
    { path: '/warnings/risks', name: 'risks', component: () => import('./pages/PageRisks.vue'), meta: { permission: 'warning.view' } },
    { path: '/warnings/hooks', name: 'hooks', component: () => import('./pages/PageHooks.vue'), meta: { permission: 'warning.rules' } },
    { path: '/warnings/maintenance', name: 'maintenance', component: () => import('./pages/PageMaintenance.vue'), meta: { permission: 'warning.view' } },
    { path: '/rules', name: 'rules', component: () => import('./pages/PageRules.vue'), meta: { permission: 'warning.view' } },
    { path: '/plan', name: 'plan', component: () => import('./pages/PagePlan.vue'), meta: { permission: 'evaluation.view' } },
    { path: '/plan/:number(\\d+)', name: 'clause', component: () => import('./pages/PageClause.vue'), meta: { permission: 'evaluation.view' } },
    { path: '/plan/reports', name: 'reports', component: () => import('./pages/PageReports.vue'), meta: { permission: 'evaluation.view' } },
    { path: '/planning', name: 'planning', component: () => import('./pages/PagePlanning.vue'), meta: { permission: 'planning.run' } },
    { path: '/networks', name: 'networks', component: () => import('./pages/PageNetworks.vue'), meta: { permission: 'cim.view' } },
    { path: '/indicators', name: 'indicators', component: () => import('./pages/PageIndicators.vue'), meta: { permission: 'evaluation.view' } },
    { path: '/checkup', name: 'checkup', component: () => import('./pages/PageCheckup.vue'), meta: { permission: 'case.view' } },
    { path: '/registers', name: 'registers', component: () => import('./pages/PageRegisters.vue'), meta: { permission: 'register.view' } },
    { path: '/registers/:code', name: 'register', component: () => import('./pages/PageRegister.vue'), meta: { permission: 'register.view' } },
    { path: '/ledgers', name: 'ledgers', component: () => import('./pages/PageLedgers.vue'), meta: { permission: 'register.view' } },
    { path: '/ledgers/:code', name: 'ledger', component: () => import('./pages/PageLedger.vue'), meta: { permission: 'register.view' } },
    { path: '/projects', name: 'projects', component: () => import('./pages/PageProjects.vue'), meta: { permission: 'register.view' } },
    { path: '/projects/:library', name: 'project', component: () => import('./pages/PageProject.vue'), meta: { permission: 'register.view' } },
    { path: '/services', name: 'services', component: () => import('./pages/PageServices.vue'), meta: { open: true } },
    { path: '/applications', name: 'applications', component: () => import('./pages/PageApplications.vue'), meta: { permission: 'register.view' } },
    { path: '/import', name: 'import', component: () => import('./pages/PageImport.vue'), meta: { permission: 'cim.import' } },
    { path: '/sensing', name: 'sensing', component: () => import('./pages/PageSensing.vue'), meta: { permission: 'sensing.view' } },
    { path: '/sensing/devices', name: 'devices', component: () => import('./pages/PageDevices.vue'), meta: { permission: 'sensing.view' } },
    { path: '/datasets', name: 'datasets', component: () => import('./pages/PageDatasets.vue'), meta: { permission: 'cim.view' } },
    { path: '/objects', name: 'objects', component: () => import('./pages/PageObjects.vue'), meta: { permission: 'cim.view' } },
    { path: '/quality', name: 'quality', component: () => import('./pages/PageQuality.vue'), meta: { permission: 'cim.view' } },
    { path: '/resolution', name: 'resolution', component: () => import('./pages/PageResolution.vue'), meta: { permission: 'cim.view' } },
    { path: '/packs', name: 'packs', component: () => import('./pages/PagePacks.vue'), meta: { permission: 'system.operate' } },
    { path: '/review', name: 'review', component: () => import('./pages/PageReview.vue'), meta: { permission: 'cim.propose' } },
    {
      path: '/people',
      name: 'people',
      component: () => import('./pages/PagePeople.vue'),
      meta: { permission: 'people.view' },
      redirect: { name: 'users' },
      children: [
        { path: 'users', name: 'users', component: () => import('./pages/PageUsers.vue') },
        { path: 'roles', name: 'roles', component: () => import('./pages/PageRoles.vue') },
        { path: 'organisations', name: 'organisations', component: () => import('./pages/PageOrganisations.vue') },
        { path: 'keys', name: 'keys', component: () => import('./pages/PageKeys.vue') },
      ],
    },
    { path: '/audit', name: 'audit', component: () => import('./pages/PageAudit.vue'), meta: { permission: 'audit.view' } },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/PageNotFound.vue') },
  ],
});

router.beforeEach(async (to): Promise<RouteLocationRaw | boolean> => {
  try {
    await ensureSession();
  } catch {
    // The page itself shows that the server cannot be reached.
    return to.name === 'login' ? true : { name: 'login', query: { next: to.fullPath } };
  }
  return guard(to);
});

function guard(to: RouteLocationNormalized): RouteLocationRaw | boolean {
  if (to.meta.open) return true;
  if (!loggedIn.value) return { name: 'login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (session.value?.mustChangePassword && to.name !== 'password') return { name: 'password' };
  return true;
}

/** Whether the user may see where they are; the shell shows a plain refusal otherwise. */
export function mayEnter(route: RouteLocationNormalized): boolean {
  return route.meta.permission === undefined || may(route.meta.permission);
}
