import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

describe('people and permissions', () => {
  let console: Console;
  const stamp = Date.now().toString(36);

  beforeEach(async () => {
    console = await Console.asAdmin();
  });
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  it('creates a user, changes the scope, disables and enables', async () => {
    const name = `e2e-${stamp}`;
    await console.visit('/people/users');
    await console.click('新建用户');
    await console.field('用户名').fill(name);
    await console.field('姓名').fill('测试员甲');
    await console.page.getByRole('dialog').getByLabel('浏览', { exact: false }).first().check();
    await console.click('保存');
    await console.sees('已创建用户“测试员甲”');
    const row = console.page.locator(`[data-user="${name}"]`);
    await row.getByText('待改密码').waitFor();
    await row.getByRole('button', { name: '编辑' }).click();
    await console.field('区域编码').fill('220102，220103');
    await console.click('保存');
    await row.getByText('区域 220102 220103').waitFor();
    await row.getByRole('button', { name: '的操作' }).click();
    await console.page.getByRole('menuitem', { name: '停用账户' }).click();
    await row.getByText('停用', { exact: true }).waitFor();
    await row.getByRole('button', { name: '的操作' }).click();
    await console.page.getByRole('menuitem', { name: '启用账户' }).click();
    await row.getByText('启用', { exact: true }).waitFor();
  });

  it('tells at the field that a name is taken', async () => {
    await console.visit('/people/users');
    await console.click('新建用户');
    await console.field('用户名').fill('admin');
    await console.field('姓名').fill('又一个');
    await console.click('保存');
    await console.page.locator('.field', { hasText: '用户名' }).locator('.fault').waitFor();
  });

  it('creates a role and changes what it may do', async () => {
    const code = `e2e_${stamp}`;
    await console.visit('/people/roles');
    await console.click('新建角色');
    await console.field('编码').fill(code);
    await console.field('中文名称').fill(`巡查员${stamp}`);
    await console.page.getByRole('dialog').getByLabel('查看城市对象').check();
    await console.click('新建');
    const box = console.page.getByLabel(`巡查员${stamp}：编辑城市对象`);
    await box.check();
    await console.sees('1 处改动未保存');
    await console.click('保存改动');
    await console.seesNot('处改动未保存');
    await console.reload();
    await box.waitFor();
    expect(await box.isChecked()).toBe(true);
  });

  it('builds a tree of organisations', async () => {
    await console.visit('/people/organisations');
    await console.click('新建机构');
    await console.field('编码').fill(`top-${stamp}`);
    await console.field('名称').fill(`机构${stamp}`);
    await console.click('保存');
    await console.click(`在“机构${stamp}”下新建`);
    await console.field('编码').fill(`sub-${stamp}`);
    await console.field('名称').fill(`科室${stamp}`);
    await console.click('保存');
    await console.page.getByText(`科室${stamp}`, { exact: true }).waitFor();
  });

  it('shows the secret of a key once', async () => {
    const name = `e2e-key-${stamp}`;
    await console.visit('/people/keys');
    await console.click('新建密钥');
    await console.field('名称').fill(name);
    await console.click('新建');
    const secret = await console.page.locator('[data-secret]').innerText();
    expect(secret.length).toBeGreaterThan(15);
    await console.click('我已保存');
    await console.page.locator('tr', { hasText: name }).waitFor();
    expect(await console.page.content()).not.toContain(secret);
    await console.page.locator('tr', { hasText: name }).getByRole('button', { name: '吊销' }).click();
    await console.page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
    await console.sees(`已吊销密钥“${name}”`);
  });

  it('verifies the chain of the audit log', async () => {
    await console.visit('/audit');
    await console.page.locator('tbody tr').first().waitFor();
    await console.click('校验摘要链');
    await console.page.getByText(/摘要链完整：已校验 [\d,]+ 条记录/).waitFor();
  });

  it('hides what one may not do', async () => {
    const name = `viewer-${stamp}`;
    await console.request('POST', '/api/users', {
      name,
      displayName: '浏览者',
      password: 'maple-river-cloud-7',
      organisation: null,
      enabled: true,
      roles: ['viewer'],
      scope: { departments: [], regions: [], classCodes: [] },
    });
    const viewer = await Console.open();
    await viewer.visit('/login');
    await viewer.logIn(name, 'maple-river-cloud-7');
    await viewer.page.waitForURL((url) => url.pathname !== '/login');
    if (viewer.path() === '/account') {
      await viewer.changePassword('maple-river-cloud-7', 'another-quiet-harbour-9');
      await viewer.page.waitForURL((url) => url.pathname === '/');
    }
    await viewer.page.getByRole('link', { name: '数据集' }).first().waitFor();
    expect(await viewer.page.getByRole('link', { name: '用户与权限' }).count()).toBe(0);
    await viewer.visit('/people/users');
    await viewer.sees('您没有查看此页的权限');
    await viewer.close();
  });
});
