/** A sensor of its own with a property of its own and one rule that judges nothing else: what a spec does with it touches nobody. */
import { Console } from './driver';

export interface Raised {
  id: number;
  inAlarm: boolean;
  maintenance: number | null;
}

interface Stored {
  '@iot.id': number;
}

interface StoredThing extends Stored {
  Datastreams: Stored[];
}

const MINUTE_MS = 60_000;
let made = 0;

/** What a request must come to; the answer is told when it does not. */
export async function done<T>(console: Console, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await console.request<T>(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A place in the fields, a kilometre and more from what was made before, so that no warning follows another's. */
function apart(): [longitude: number, latitude: number] {
  const n = Math.floor(Date.now() / 1000) % 10_000;
  return [123 + (n % 100) * 0.02, 45 + Math.floor(n / 100) * 0.015 + made * 0.00001];
}

export class OwnSensor {
  private constructor(
    private readonly operator: Console,
    readonly rule: string,
    readonly name: string,
    readonly datastream: number,
  ) {}

  static async create(operator: Console, title: string): Promise<OwnSensor> {
    const code = `spec_${Date.now().toString(36)}_${(made += 1)}`.replace(/_(\d)/g, '_n$1');
    const name = `${title} ${code}`;
    const datastream = {
      name: `${name} 液位`,
      description: '',
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      unitOfMeasurement: { name: 'percent', symbol: '%', definition: 'ucum:%' },
      ObservedProperty: { name: code, definition: `urn:spec:${code}`, description: '' },
      Sensor: { name: code, description: '', encodingType: 'text/plain', metadata: 'none' },
    };
    const Locations = [{ name, description: '', encodingType: 'application/geo+json', location: { type: 'Point', coordinates: apart() } }];
    await done(operator, 'POST', '/sta/v1.1/Things', { name, description: '', Locations, Datastreams: [datastream] });
    const filter = encodeURIComponent(`name eq '${name}'`);
    const { value } = await done<{ value: StoredThing[] }>(operator, 'GET', `/sta/v1.1/Things?$filter=${filter}&$expand=Datastreams`);
    return new OwnSensor(operator, code, name, value[0]!.Datastreams[0]!['@iot.id']);
  }

  /** Puts its rule in force: yellow over 50 %, red over 90 %, each by a threshold that has a name. */
  async publishRule(hold: string): Promise<void> {
    const limit = (value: number): string => `{unit: '%', values: [{from: 2021-01-01, value: ${value}, clause: GB 0-2021, verified: false}]}`;
    const source = `rules:
  ${this.rule}:
    name: {zh: '${this.rule} 液位', en: '${this.rule} level'}
    inputs:
      ${this.rule}: {unit: '%', every: 10 min}
    parameters:
      high: ${limit(50)}
      top: ${limit(90)}
    levels:
      yellow: {when: '${this.rule} > $high', hold: ${hold}}
      red: {when: '${this.rule} > $top', hold: ${hold}}
`;
    await done(this.operator, 'POST', '/api/warning-rules', { source, note: '试验' });
  }

  /** Takes its rule back, all versions of it. */
  async retireRule(): Promise<void> {
    for (let n = 0; n < 9; n += 1) {
      const answer = await this.operator.request<{ version: number }>('POST', `/api/warning-rules/${this.rule}/back-out`, { note: '试验结束' });
      if (answer.status !== 200 || answer.body.version === 0) return;
    }
  }

  /** Sends values ten minutes apart, the last one so many minutes ago. */
  async send(values: number[], endedMinutesAgo = 0): Promise<void> {
    const end = Date.now() - endedMinutesAgo * MINUTE_MS;
    const rows = values.map((value, i) => [new Date(end - (values.length - 1 - i) * 10 * MINUTE_MS).toISOString(), value]);
    const body = [{ Datastream: { '@iot.id': this.datastream }, components: ['phenomenonTime', 'result'], dataArray: rows }];
    const taken = await done<string[]>(this.operator, 'POST', '/sta/v1.1/CreateObservations', body);
    if (taken.includes('error')) throw new Error(`The readings were not taken: ${JSON.stringify(taken)}`);
  }

  /** Its warnings; in the queue, or all of them. */
  async warnings(query = ''): Promise<Raised[]> {
    return (await done<{ items: Raised[] }>(this.operator, 'GET', `/api/warnings?rule=${this.rule}${query}`)).items;
  }
}
