import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Phone, Workbench, sendReading, until } from './casework';
import { Console } from './driver';

interface Shown {
  id: number;
  rule: string;
  inAlarm: boolean;
  actions: string[];
}

interface Case {
  id: string;
  channel: string;
  className: { zh: string };
}

const PROPERTY = 'drain_methane_lel';
const PASSWORD = 'Loop-of-the-city-7';
const stamp = Date.now().toString(36);

/** Who takes part: each has a login of their own and may do only what their role says. */
const PEOPLE = {
  duty: { title: '值班长', roles: ['operator'] },
  inspector: { title: '核查员', roles: ['inspector'] },
  worker: { title: '抢修员', roles: ['field_worker'] },
  colleague: { title: '抢修员乙', roles: ['field_worker'] },
  hotline: { title: '话务员', roles: ['hotline'] },
  chief: { title: '督办领导', roles: ['supervisor'] },
} as const;

type Role = keyof typeof PEOPLE;

const as = (role: Role, phone = false): Promise<Console> => Console.as(`loop-${role}-${stamp}`, PASSWORD, { language: 'zh', phone });

/** The accounts, before the loop begins. */
async function hire(admin: Console, organisation: string): Promise<void> {
  for (const [role, { title, roles }] of Object.entries(PEOPLE)) {
    const body = { name: `loop-${role}-${stamp}`, displayName: title, organisation, roles, password: PASSWORD, mustChangePassword: false };
    expect((await admin.request('POST', '/api/users', body)).status).toBe(201);
  }
}

async function cases(admin: Console): Promise<Case[]> {
  return (await admin.request<{ items: Case[] }>('GET', '/api/cases?limit=200')).body.items;
}

/** What the monitors of gas in drains have raised and nobody has issued yet. */
async function raised(admin: Console): Promise<Shown | null> {
  const { items } = (await admin.request<{ items: Shown[] }>('GET', '/api/warnings?queue=true')).body;
  return items.find((one) => one.rule.endsWith('drain_gas') && one.inAlarm && one.actions.includes('ISSUE')) ?? null;
}

async function departmentName(admin: Console, code: string): Promise<string> {
  const all = (await admin.request<{ code: string; name: string }[]>('GET', '/api/organisations')).body;
  return all.find((one) => one.code === code)!.name;
}

describe('the loop', () => {
  afterAll(closeBrowser);

  it('leads from a warning over the field without a network to the call-back and the indicators', { timeout: 900_000 }, async () => {
    const admin = await Console.asAdmin({ language: 'zh' });
    const organisations = (await admin.request<{ code: string }[]>('GET', '/api/organisations')).body;
    const organisation = organisations.find((one) => one.code === 'water')?.code ?? organisations[0]!.code;
    const department = await departmentName(admin, organisation);
    await hire(admin, organisation);
    const before = (await cases(admin)).map((one) => one.id);

    // 信息采集: a reading makes a warning, and who is on duty issues it.
    await sendReading(admin, PROPERTY, 60, new Date());
    const warning = await until(() => raised(admin));
    const duty = await as('duty');
    await duty.visit(`/warnings?id=${warning.id}`);
    await until(async () => ((await duty.page.locator('.acts button').count()) > 0 ? true : null));
    await duty.page.locator('.acts').getByRole('button', { name: '发布' }).click();

    // 案卷建立: by itself, once.
    const opened = await until(async () => (await cases(admin)).find((one) => one.channel === 'warning' && !before.includes(one.id)) ?? null);
    const bench = new Workbench(duty);
    await bench.open(opened.id);
    const number = await bench.number();
    await duty.shot('loop-1-case');

    // Somebody who may check grades it, on the phone.
    const inspector = await as('inspector', true);
    const checkPhone = new Phone(inspector);
    await checkPhone.open();
    await checkPhone.openTask(number);
    await checkPhone.takePhoto(number, '隐患评估表', 1);
    await until(async () => ((await checkPhone.waiting()) === 0 ? true : null));
    await inspector.close();
    const grading = await as('inspector');
    await new Workbench(grading).open(opened.id);
    await new Workbench(grading).act('评估分级', { 隐患级别: '特急' });
    await grading.close();

    // 任务派遣.
    await bench.open(opened.id);
    await bench.act('交办', { 部门: department });
    await duty.shot('loop-2-dispatched');

    // 任务处理: the phone has everything before the network is gone.
    const worker = await as('worker', true);
    const phone = new Phone(worker);
    await phone.open();
    await phone.task(number).waitFor();
    await phone.takeMap();
    await phone.isReady();
    await worker.cutOff(true);
    await worker.page.reload();
    await worker.seesPage('现场任务');
    await phone.openTask(number);
    expect(await phone.mapObjects()).toBeGreaterThan(0);
    await worker.shot('loop-3-offline');
    expect(await worker.accessibilityFaults()).toEqual([]);
    expect(await worker.overflows()).toBe(false);
    expect(await phone.task(number).getByRole('button', { name: '方案审定开工', exact: true }).isDisabled()).toBe(true);
    await phone.takePhoto(number, '整改方案', 2);
    await phone.takePhoto(number, '处置前照片', 3);
    await phone.note(number, '阀门井盖已开，正在通风');
    await phone.act(number, '方案审定开工');
    await phone.takePhoto(number, '处置后照片', 4);
    await phone.answer(number, '现场安全，已设警示', '是');
    await phone.task(number).locator('fieldset').getByRole('button', { name: '记下' }).click();
    await phone.act(number, '整改完成');
    await until(async () => ((await phone.waiting()) === 7 ? true : null));
    // Closed and opened again without a network: nothing is lost.
    await worker.page.reload();
    await worker.seesPage('现场任务');
    await until(async () => ((await phone.waiting()) === 7 ? true : null));
    await worker.shot('loop-4-waiting');

    // A colleague with a network does the same first step meanwhile.
    const colleague = await as('colleague', true);
    const other = new Phone(colleague);
    await other.open();
    await other.openTask(number);
    await other.takePhoto(number, '整改方案', 5);
    await other.takePhoto(number, '处置前照片', 6);
    await other.act(number, '方案审定开工');
    await until(async () => ((await other.waiting()) === 0 ? true : null));
    await colleague.close();

    // 处理反馈: back in the network all is sent once; what somebody else did meanwhile is listed and kept as a note.
    await worker.cutOff(false);
    await until(async () => ((await phone.waiting()) === 0 ? true : null));
    const conflicts = worker.page.locator('.conflicts');
    await conflicts.getByText('方案审定开工').waitFor();
    await worker.shot('loop-5-conflict');
    expect(await worker.accessibilityFaults()).toEqual([]);
    await conflicts.getByRole('button', { name: '改为备注' }).click();
    await conflicts.waitFor({ state: 'hidden' });
    await until(async () => ((await phone.waiting()) === 0 ? true : null));
    const log = (await admin.request<{ action: string }[]>('GET', `/api/cases/${opened.id}/log`)).body.map((one) => one.action);
    const times = (action: string): number => log.filter((one) => one === action).length;
    expect(times('begin')).toBe(1);
    expect(times('report_mended')).toBe(1);
    expect(times('checklist')).toBe(1);
    // One of the grading, three of the worker, two of the colleague.
    expect(times('attached')).toBe(6);
    const notes = (await admin.request<{ text: string }[]>('GET', `/api/cases/${opened.id}/notes`)).body.map((one) => one.text);
    expect(notes.filter((one) => one === '阀门井盖已开，正在通风')).toHaveLength(1);
    expect(notes.some((one) => one.includes('方案审定开工'))).toBe(true);
    await worker.page.reload();
    await worker.seesPage('现场任务');
    await worker.page.waitForTimeout(500);
    expect(await phone.waiting()).toBe(0);
    expect((await admin.request<unknown[]>('GET', `/api/cases/${opened.id}/log`)).body).toHaveLength(log.length);

    // 核查结案: by somebody else, on the phone.
    const checker = await as('inspector', true);
    const check = new Phone(checker);
    await check.open();
    await check.openTask(number);
    await check.takePhoto(number, '复查意见书', 7);
    await check.act(number, '复查销号');
    await until(async () => ((await check.waiting()) === 0 && (await check.task(number).count()) === 0 ? true : null));
    await checker.close();

    // A photo is blackened and made public by the desk.
    const desk = await as('hotline');
    await new Workbench(desk).open(opened.id);
    await blacken(desk);
    await desk.shot('loop-6-blackened');

    // 回访: the desk calls.
    await desk.visit(`/cases/callbacks?case=${opened.id}`);
    await desk.page.getByLabel('解决了', { exact: true }).check();
    await desk.page.getByLabel('5 分', { exact: true }).check();
    await desk.shot('loop-7-callback');
    expect(await desk.accessibilityFaults()).toEqual([]);
    await desk.click('记下并办结');
    await desk.sees('已记下');
    await desk.page.locator('.list').getByText(number).waitFor({ state: 'detached' });

    // 综合评价: the case stands behind the indicator.
    const chief = await as('chief');
    await chief.visit('/cases/performance?indicator=danger_gone_rate');
    await chief.sees('隐患回访消除率');
    await chief.shot('loop-8-indicator');
    await until(async () => {
      const counted = chief.page.locator('main button, #main button').filter({ hasText: /^\d+$/ });
      for (let n = 0; n < (await counted.count()); n += 1) {
        await counted.nth(n).click();
        await chief.page.waitForTimeout(300);
        if (await chief.page.getByText(number).first().isVisible()) return true;
      }
      return null;
    });
    await chief.shot('loop-9-counted');
    for (const one of [admin, duty, worker, desk, chief]) {
      expect(one.complaints).toEqual([]);
      await one.close();
    }
  });
});

/** Draws a rectangle over a photo with the mouse, another with the keyboard, and makes the copy public. */
async function blacken(desk: Console): Promise<void> {
  await desk.page.locator('.photos').getByRole('button', { name: '打码' }).first().click();
  const dialog = desk.page.getByRole('dialog');
  const stage = dialog.locator('.stage');
  await stage.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  const box = (await stage.boundingBox())!;
  await desk.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await desk.page.mouse.down();
  await desk.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6, { steps: 5 });
  await desk.page.mouse.up();
  await dialog.getByText('1 处', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '添一个框' }).press('Enter');
  await desk.press('ArrowRight', 'ArrowRight', 'Shift+ArrowDown');
  await dialog.getByText('2 处', { exact: true }).waitFor();
  await dialog.getByLabel('副本向公众公开').check();
  expect(await desk.accessibilityFaults()).toEqual([]);
  await desk.shot('loop-6-drawing');
  await dialog.getByRole('button', { name: '生成副本' }).click();
  await desk.page.locator('.photos').getByText('已公开').waitFor();
}
