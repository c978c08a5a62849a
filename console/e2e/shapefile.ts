/** A Shapefile of polygons with texts in GBK, zipped: what a planner gets from a surveyor. */
import { crc32 } from 'node:zlib';

export interface Plot {
  ring: [number, number][];
  values: Record<string, string | number>;
}

/** CGCS2000, degrees, as ArcGIS writes it. */
const PRJ =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const TEXT_WIDTH = 40;
const NUMBER_WIDTH = 10;

let table: Map<string, Buffer> | null = null;

/** There is a decoder of GBK in every browser and no encoder: so the decoder is asked for each pair of bytes. */
function gbk(text: string): Buffer {
  if (table === null) {
    table = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const bytes = Buffer.from([lead, trail]);
        const found = decoder.decode(bytes);
        if ([...found].length === 1 && found !== '\ufffd' && !table.has(found)) table.set(found, bytes);
      }
    }
  }
  const known = table;
  return Buffer.concat([...text].map((one) => (one.charCodeAt(0) < 0x80 ? Buffer.from(one) : (known.get(one) ?? Buffer.from('?')))));
}

function shp(plots: Plot[]): Buffer {
  const records = plots.map((plot, i) => {
    const content = Buffer.alloc(48 + 16 * plot.ring.length);
    const [xs, ys] = [plot.ring.map((at) => at[0]), plot.ring.map((at) => at[1])];
    content.writeInt32LE(5, 0);
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, n) => content.writeDoubleLE(value, 4 + 8 * n));
    content.writeInt32LE(1, 36);
    content.writeInt32LE(plot.ring.length, 40);
    content.writeInt32LE(0, 44);
    plot.ring.forEach(([x, y], n) => {
      content.writeDoubleLE(x, 48 + 16 * n);
      content.writeDoubleLE(y, 56 + 16 * n);
    });
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const body = Buffer.concat(records);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  const all = plots.flatMap((plot) => plot.ring);
  const bounds = [Math.min(...all.map((a) => a[0])), Math.min(...all.map((a) => a[1])), Math.max(...all.map((a) => a[0])), Math.max(...all.map((a) => a[1]))];
  bounds.forEach((value, n) => header.writeDoubleLE(value, 36 + 8 * n));
  return Buffer.concat([header, body]);
}

function dbf(plots: Plot[]): Buffer {
  const columns = Object.entries(plots[0]?.values ?? {}).map(([name, value]) => ({ name, number: typeof value === 'number', width: typeof value === 'number' ? NUMBER_WIDTH : TEXT_WIDTH }));
  const header = Buffer.alloc(32 + 32 * columns.length + 1);
  const length = 1 + columns.reduce((sum, column) => sum + column.width, 0);
  header.writeUInt8(3, 0);
  header.set([126, 11, 28], 1);
  header.writeUInt32LE(plots.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(length, 10);
  columns.forEach((column, i) => {
    const at = 32 + 32 * i;
    gbk(column.name).copy(header, at, 0, 10);
    header.write(column.number ? 'N' : 'C', at + 11, 'latin1');
    header.writeUInt8(column.width, at + 16);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const rows = plots.map(({ values }) => {
    const cells = columns.map(({ name, number, width }) => {
      const cell = Buffer.alloc(width, ' ');
      const text = number ? String(values[name]).padStart(width) : String(values[name]);
      gbk(text).copy(cell, 0, 0, width);
      return cell;
    });
    return Buffer.concat([Buffer.from(' '), ...cells]);
  });
  return Buffer.concat([header, ...rows, Buffer.from([0x1a])]);
}

/** A ZIP of stored entries. */
export function zip(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

export const zippedShapefile = (name: string, plots: Plot[]): Buffer => zip({ [`${name}.shp`]: shp(plots), [`${name}.dbf`]: dbf(plots), [`${name}.prj`]: Buffer.from(PRJ) });
