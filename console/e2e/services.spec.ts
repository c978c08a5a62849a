import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { BASE, Console } from './driver';

const PDF = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\npaper\n%%EOF\n') };

/** Somebody who applies without an account, with numbers of their own. */
async function apply(citizen: Console, stamp: string, household: string): Promise<string> {
  await citizen.visit('/services');
  await citizen.page.getByRole('button', { name: '公共租赁住房' }).click();
  await citizen.click('开始申请');
  await citizen.page.getByLabel('户号').fill(household);
  await citizen.page.getByLabel('家庭人口').fill('3');
  await citizen.page.getByLabel('保障方式').selectOption('home');
  await citizen.page.getByLabel('人均月收入').fill('1800');
  await citizen.page.getByLabel('人均住房面积').fill('9.5');
  await citizen.page.getByLabel('在本市居住年数').fill('6');
  await citizen.click('看看是否符合条件');
  await citizen.page.locator('[data-test=verdicts] [data-outcome=HOLDS]').nth(2).waitFor();
  await citizen.click('下一步');
  await citizen.page.getByLabel('姓名').fill('王小明');
  await citizen.page.getByLabel('身份证号').fill(`2201021980${stamp}`);
  await citizen.page.getByLabel('电话').fill('13800001234');
  await citizen.click('提交申请');
  return (await citizen.page.locator('[data-test=tracking-code]').textContent()) ?? '';
}

/** A second officer, who comes with a key. */
async function approveAsColleague(officer: Console, number: string, stamp: string): Promise<number> {
  const key = await officer.request<{ secret: string }>('POST', '/api/keys', {
    name: `e2e-colleague-${stamp}`,
    permissions: ['register.view', 'register.edit', 'register.approve'],
  });
  const answer = await fetch(`${BASE}/api/services/rental_housing/applications/${number}/actions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key.body.secret}` },
    body: JSON.stringify({ action: 'approve', fields: { need_score: 70 } }),
  });
  return answer.status;
}

describe('services', () => {
  afterAll(closeBrowser);

  it('a citizen applies, an officer decides, the certificate verifies', { timeout: 120_000 }, async () => {
    const stamp = String(Date.now() % 100_000_000).padStart(8, '0');
    const household = `H-E${stamp}`;
    const officer = await Console.asAdmin({ language: 'zh' });
    await officer.request('POST', '/api/registers/housing_needs/records', { key: household, fields: { need_grade: 'low' } });
    const citizen = await Console.open({ language: 'zh', phone: true });
    const code = await apply(citizen, stamp, household);
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
    await citizen.click('去交材料');
    for (const kind of ['income_proof', 'identity_copy']) {
      await citizen.page.locator(`[data-kind=${kind}]`).setInputFiles(PDF);
      await citizen.page.locator('.paper', { has: citizen.page.locator(`[data-kind=${kind}]`) }).getByText('已交').waitFor();
    }
    expect(await citizen.overflows()).toBe(false);
    await citizen.shot('services-track-phone');

    await officer.visit('/applications?service=rental_housing&state=submitted');
    const number = await citizen.page.locator('.now .muted').textContent();
    await officer.page.getByRole('button', { name: number ?? '' }).click();
    await officer.click('受理');
    await officer.page.locator('.record .chip').getByText('审核公示').waitFor();
    // Who accepted it may not approve it; a colleague does, by the same interface as the page.
    const refused = await officer.request('POST', `/api/services/rental_housing/applications/${number}/actions`, { action: 'approve', fields: { need_score: 70 } });
    expect(refused.status).toBe(422);
    expect(await approveAsColleague(officer, number ?? '', stamp)).toBe(200);
    await officer.visit('/applications?service=rental_housing&state=waiting');
    await officer.page.getByRole('button', { name: number ?? '' }).click();
    await officer.sees('名次的由来');
    await officer.shot('applications-desk');

    await citizen.click('查询');
    await citizen.sees('轮候第');
    await citizen.page.locator('[data-test=certificate-code]').waitFor();
    await citizen.page.getByRole('main').getByRole('button', { name: '核验证明' }).click();
    await citizen.page.locator('[data-test=standing]').getByText('有效').waitFor();
    expect(await citizen.page.getByText('王小明').count()).toBe(0);
    expect(citizen.complaints).toEqual([]);
    expect(officer.complaints.filter((line) => !line.includes('422'))).toEqual([]);
    await citizen.close();
    await officer.close();
  });
});
