/** Casework in domain words: a workbench, a phone in the field, the desk that calls back, the board. */
import { Console } from './driver';
import type { Locator } from './browser';

export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let n = 0; n < 180; n += 1) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('It did not come about within 90 seconds');
}

/** A photo with a colour of its own, so that each is another file. */
export function photo(seed: number): { name: string; mimeType: string; buffer: Buffer } {
  return { name: `photo-${seed}.bmp`, mimeType: 'image/bmp', buffer: bitmap(64, 48, seed) };
}

/** An uncompressed picture: header of 54 bytes, three bytes a pixel. The page makes a JPEG of it. */
function bitmap(width: number, height: number, seed: number): Buffer {
  const bytes = Buffer.alloc(54 + width * height * 3, (seed * 37) % 200);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

interface Stream {
  '@iot.id': number;
}

/** A monitor reads something; the only thing of the loop that no person does. */
export async function sendReading(gateway: Console, property: string, value: number, at: Date): Promise<void> {
  const filter = encodeURIComponent(`ObservedProperty/definition eq 'urn:songhua:observed:${property}'`);
  const streams = await gateway.request<{ value: Stream[] }>('GET', `/sta/v1.1/Datastreams?$top=1&$filter=${filter}`);
  const stream = streams.body.value[0];
  if (!stream) throw new Error(`Nothing measures ${property}`);
  const body = [{ Datastream: { '@iot.id': stream['@iot.id'] }, components: ['phenomenonTime', 'result'], dataArray: [[at.toISOString(), value]] }];
  const sent = await gateway.request<string[]>('POST', '/sta/v1.1/CreateObservations', body);
  if (sent.status !== 201 || sent.body.includes('error')) throw new Error(`The reading was not taken: ${JSON.stringify(sent)}`);
}

export class Workbench {
  constructor(private readonly console: Console) {}

  async open(id: string): Promise<void> {
    await this.console.visit(`/cases?case=${id}`);
    await this.console.page.locator('.detail h2').waitFor();
  }

  /** The number of the case that is open. */
  async number(): Promise<string> {
    return (await this.console.page.locator('.detail .number').first().innerText()).trim();
  }

  state(): Locator {
    return this.console.page.locator('.detail header .sub');
  }

  /** Does something; what it still asks for is given by label, what the case knows already is not asked. */
  async act(name: string, given: Record<string, string> = {}): Promise<void> {
    const { page } = this.console;
    const done = page.getByText(`已办理：${name}`).first();
    const form = page.locator('.actions .form');
    await page.locator('.actions .buttons').first().getByRole('button', { name }).click();
    await done.or(form).first().waitFor();
    if (await form.isVisible()) {
      for (const [label, value] of Object.entries(given)) await this.give(label, value);
      await form.locator('button.button--primary').click();
    }
    await done.waitFor();
  }

  private async give(label: string, value: string): Promise<void> {
    const control = this.console.page.locator('.actions .form').getByLabel(label).first();
    if ((await control.evaluate((one) => one.tagName)) === 'SELECT') await control.selectOption({ label: value });
    else await control.fill(value);
  }
}

/** The field page on a phone. */
export class Phone {
  constructor(private readonly console: Console) {}

  async open(): Promise<void> {
    await this.console.page.goto('/field');
    await this.console.seesPage('现场任务');
  }

  /** Waits until everything that is needed without a connection lies on the device. */
  async isReady(): Promise<void> {
    await until(() =>
      this.console.page.evaluate(async () => {
        const names = await caches.keys();
        const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
        const paths = kept.flat();
        return navigator.serviceWorker.controller && paths.includes('/api/field/tasks') && paths.some((path) => /PageField.*\.js$/.test(path)) ? true : null;
      }),
    );
  }

  task(number: string): Locator {
    return this.console.page.locator('article.task', { hasText: number });
  }

  async openTask(number: string): Promise<void> {
    await this.task(number).locator('button.head').click();
  }

  async takePhoto(number: string, role: string, seed: number): Promise<void> {
    const label = this.task(number).locator('label.photo', { hasText: role });
    await label.locator('input').setInputFiles(photo(seed));
    await label.getByText('✓').waitFor();
  }

  async answer(number: string, item: string, answer: string): Promise<void> {
    await this.task(number).getByRole('radiogroup', { name: item }).getByRole('radio', { name: answer, exact: true }).click();
  }

  async note(number: string, words: string): Promise<void> {
    await this.task(number).locator('form.note textarea').fill(words);
    await this.task(number).locator('form.note button:enabled').click();
    await this.task(number).locator('form.note button:disabled').waitFor();
  }

  /** Takes a step; it is kept on the device once it cannot be taken again. */
  async act(number: string, name: string): Promise<void> {
    const step = this.task(number).getByRole('button', { name, exact: true });
    await step.click();
    await step.waitFor({ state: 'detached' });
  }

  /** How many changes wait on the device. */
  async waiting(): Promise<number> {
    const text = await this.console.page.locator('p.state').innerText();
    return Number(/(\d+) 项待上传/.exec(text)?.[1] ?? 0);
  }

  async takeMap(): Promise<void> {
    await this.console.page.getByRole('button', { name: /下载地图|更新地图/ }).click();
    await this.console.page.locator('.map .frame[data-features]').waitFor();
  }

  /** How many objects the map on the device holds. */
  async mapObjects(): Promise<number> {
    return Number(await this.console.page.locator('.map .frame').getAttribute('data-features'));
  }
}
