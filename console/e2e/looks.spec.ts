import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

const PAGES: [name: string, path: string][] = [
  ['warnings', '/warnings'],
  ['rules', '/rules'],
  ['duty', '/warnings/duty'],
  ['risks', '/warnings/risks'],
  ['maintenance', '/warnings/maintenance'],
  ['hooks', '/warnings/hooks'],
  ['cases', '/cases'],
  ['sensing', '/sensing'],
  ['devices', '/sensing/devices'],
  ['plan', '/plan'],
  ['clause', '/plan/16'],
  ['reports', '/plan/reports'],
  ['indicators', '/indicators'],
  ['checkup', '/checkup'],
  ['report', '/report'],
  ['report-map', '/report/map'],
  ['review', '/review'],
  ['datasets', '/datasets'],
  ['quality', '/quality'],
  ['resolution', '/resolution'],
  ['objects', '/objects?class=building'],
  ['import', '/import'],
  ['registers', '/registers'],
  ['register', '/registers/house_safety'],
  ['ledgers', '/ledgers'],
  ['ledger', '/ledgers/carbon_points?account=scheme'],
  ['projects', '/projects'],
  ['services', '/services'],
  ['service', '/services?service=rental_housing'],
  ['venues', '/services?offer=venue_visits'],
  ['applications', '/applications'],
  ['planning', '/planning'],
  ['planning-cover', '/planning?ask=cover'],
  ['planning-whatif', '/planning?ask=whatif'],
  ['planning-sites', '/planning?ask=sites'],
  ['planning-commute', '/planning?ask=commute'],
  ['networks', '/networks'],
  ['networks-sensors', '/networks?ask=sensors'],
  ['networks-renewal', '/networks?ask=renewal'],
  ['users', '/people/users'],
  ['roles', '/people/roles'],
  ['organisations', '/people/organisations'],
  ['keys', '/people/keys'],
  ['audit', '/audit'],
  ['packs', '/packs'],
  ['account', '/account'],
  ['performance', '/cases/performance'],
  ['callbacks', '/cases/callbacks'],
  ['field', '/field'],
  ['nothing-here', '/people/nothing-here'],
];

const WINDOWS = [
  { name: 'desk-light', options: {} },
  { name: 'desk-dark', options: { dark: true } },
  { name: 'phone-light', options: { phone: true } },
  { name: 'phone-dark', options: { phone: true, dark: true } },
  { name: 'desk-english', options: { language: 'en' as const } },
];

describe.each(WINDOWS)('every screen in $name', ({ name, options }) => {
  afterAll(closeBrowser);

  it('is accessible, fits its window, and is pictured', { timeout: 480_000 }, async () => {
    const console = await Console.open({ ...options, language: 'zh' });
    await console.visit('/login');
    await console.page.locator('form').waitFor();
    await console.shot(`login-${name}`);
    const faults: string[] = (await console.accessibilityFaults()).map((fault) => `login: ${fault}`);
    await console.close();

    const inside = await Console.asAdmin({ ...options, language: 'zh' });
    if ('language' in options) await inside.page.evaluate(() => localStorage.setItem('songhua.language', 'en'));
    const check = async (screen: string): Promise<void> => {
      await inside.shot(`${screen}-${name}`);
      if (await inside.overflows()) faults.push(`${screen}: scrolls sideways`);
      faults.push(...(await inside.accessibilityFaults()).map((fault) => `${screen}: ${fault}`));
    };
    await inside.visit('/');
    await inside.drawn();
    await check('map');
    await inside.visit(`/?object=${(await inside.anyObject('小学')).id}`);
    await inside.cardTitle();
    await inside.drawn();
    await check('card');
    for (const [screen, path] of PAGES) {
      await inside.visit(path);
      await inside.page.locator('#main').waitFor();
      await inside.page.waitForTimeout(600);
      await check(screen);
    }
    await inside.visit('/people/users');
    await inside.page.locator('.page-head .button--primary').click();
    await inside.page.getByRole('dialog').waitFor();
    await check('user-form');
    expect(faults).toEqual([]);
    expect(inside.complaints).toEqual([]);
    await inside.close();
  });
});
