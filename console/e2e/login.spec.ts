import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { ADMIN, ADMIN_PASSWORD, Console } from './driver';

describe('logging in', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.open();
    await console.visit('/login');
  });
  afterEach(() => console.close());
  afterAll(closeBrowser);

  it('leads back to the page that was wanted', async () => {
    await console.visit('/datasets');
    expect(console.path()).toBe('/login');
    await console.logIn(ADMIN, ADMIN_PASSWORD);
    await console.page.waitForURL('**/datasets');
    await console.seesPage('数据集');
  });

  it('never leads to another site', async () => {
    await console.visit('/login?next=//example.org/');
    await console.logIn(ADMIN, ADMIN_PASSWORD);
    await console.page.waitForURL((url) => url.pathname === '/');
  });

  it('says when something is missing or wrong', async () => {
    await console.logIn('', '');
    expect(await console.alert()).toBe('请填写用户名和密码');
    await console.logIn(`nobody-${Date.now()}`, 'not the password');
    await console.sees('用户名或密码不对');
  });

  it('tells how long a locked account stays locked', async () => {
    const name = `locked-${Date.now()}`;
    const admin = await Console.asAdmin();
    const created = await admin.request('POST', '/api/users', {
      name,
      displayName: '锁定测试',
      password: 'maple-river-cloud-7',
      organisation: null,
      enabled: true,
      roles: ['viewer'],
      scope: { departments: [], regions: [], classCodes: [] },
    });
    expect(created.status).toBeLessThan(300);
    await admin.close();
    let status = 0;
    for (let n = 0; n < 12 && status !== 423; n += 1) status = await console.tryToLogIn(name, `wrong guess ${n}`);
    await console.page.getByText('账户已锁定').waitFor();
    expect(await console.alert()).toMatch(/账户已锁定，请在 .*(秒|分).* 后再试/);
    expect(await console.canLogIn()).toBe(false);
  });

  it('makes a new user choose a password before anything else', async () => {
    const name = `fresh-${Date.now()}`;
    const admin = await Console.asAdmin();
    await admin.request('POST', '/api/users', {
      name,
      displayName: '新用户',
      password: 'maple-river-cloud-7',
      organisation: null,
      enabled: true,
      roles: ['viewer'],
      scope: { departments: [], regions: [], classCodes: [] },
    });
    await admin.close();
    await console.logIn(name, 'maple-river-cloud-7');
    await console.sees('须先设置新密码');
    await console.visit('/datasets');
    expect(console.path()).toBe('/account');
    await console.changePassword('maple-river-cloud-7', 'another-quiet-harbour-9');
    await console.page.waitForURL((url) => url.pathname === '/');
    await console.sees('图层');
  });

  it('ends with logging out', async () => {
    await console.logIn(ADMIN, ADMIN_PASSWORD);
    await console.page.waitForURL((url) => url.pathname === '/');
    await console.logOut();
    await console.page.waitForURL((url) => url.pathname === '/login');
    await console.visit('/audit');
    expect(console.path()).toBe('/login');
  });
});
