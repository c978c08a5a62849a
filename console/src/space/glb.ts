/** Reads the content of our 3D tiles: GLB with a property table. Knows what our own server writes, no more. */

export interface Primitive {
  /** What the faces are: `wall`, `roof`, `ground`, else the code of a class. */
  material: string;
  /** East, north, up in metres of the tile's middle. */
  positions: Float32Array;
  /** Four bytes a vertex; the fourth is padding. */
  normals: Int8Array;
  features: Float32Array;
  indices: Uint16Array | Uint32Array;
}

export interface TileContent {
  primitives: Primitive[];
  /** ECEF of the tile's middle. */
  origin: [number, number, number];
  ids: string[];
  classes: string[];
  names: string[];
  numbers: Readonly<Record<string, Float32Array>>;
}

interface Gltf {
  nodes?: { matrix: number[] }[];
  meshes?: { primitives: { attributes: Record<string, number>; indices: number; material: number }[] }[];
  materials?: { name: string }[];
  accessors?: { bufferView: number; componentType: number; count: number }[];
  bufferViews?: { byteOffset: number; byteLength: number }[];
  extensions?: {
    EXT_structural_metadata?: { propertyTables: { count: number; properties: Record<string, { values: number; stringOffsets?: number }> }[] };
  };
}

const MAGIC = 0x46546c67;
const UNSIGNED_SHORT = 5123;

export function readGlb(bytes: ArrayBuffer): TileContent {
  const header = new DataView(bytes);
  if (bytes.byteLength < 20 || header.getUint32(0, true) !== MAGIC) throw new Error('Not a GLB');
  const jsonLength = header.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, jsonLength))) as Gltf;
  const reader = new Reader(gltf, bytes, 28 + jsonLength);
  const matrix = gltf.nodes?.[0]?.matrix ?? [];
  // Column 3 is the origin with y up: x, z, -y.
  const origin: [number, number, number] = [matrix[12] ?? 0, -(matrix[14] ?? 0), matrix[13] ?? 0];
  const columns = gltf.extensions?.EXT_structural_metadata?.propertyTables[0]?.properties ?? {};
  return {
    primitives: reader.primitives(),
    origin,
    ids: reader.texts(columns['id']),
    classes: reader.texts(columns['class']),
    names: reader.texts(columns['name']),
    numbers: Object.fromEntries(
      Object.entries(columns)
        .filter(([, column]) => column.stringOffsets === undefined)
        .map(([name, column]) => [name, reader.numbers(column.values)]),
    ),
  };
}

class Reader {
  constructor(
    private readonly gltf: Gltf,
    private readonly bytes: ArrayBuffer,
    private readonly binary: number,
  ) {}

  primitives(): Primitive[] {
    return (this.gltf.meshes?.[0]?.primitives ?? []).map((primitive) => ({
      material: this.gltf.materials?.[primitive.material]?.name ?? '',
      positions: new Float32Array(this.bytes, this.start(primitive.attributes['POSITION']), 3 * this.count(primitive.attributes['POSITION'])),
      normals: new Int8Array(this.bytes, this.start(primitive.attributes['NORMAL']), 4 * this.count(primitive.attributes['NORMAL'])),
      features: new Float32Array(this.bytes, this.start(primitive.attributes['_FEATURE_ID_0']), this.count(primitive.attributes['_FEATURE_ID_0'])),
      indices: this.indices(primitive.indices),
    }));
  }

  texts(column: { values: number; stringOffsets?: number } | undefined): string[] {
    if (column?.stringOffsets === undefined) return [];
    const [from, length] = this.view(column.stringOffsets);
    const offsets = new Uint32Array(this.bytes, from, length / 4);
    const [text] = this.view(column.values);
    const decoder = new TextDecoder();
    return Array.from({ length: offsets.length - 1 }, (_, i) =>
      decoder.decode(new Uint8Array(this.bytes, text + (offsets[i] ?? 0), (offsets[i + 1] ?? 0) - (offsets[i] ?? 0))),
    );
  }

  numbers(view: number): Float32Array {
    const [from, length] = this.view(view);
    return new Float32Array(this.bytes, from, length / 4);
  }

  private indices(accessor: number): Uint16Array | Uint32Array {
    const short = this.gltf.accessors?.[accessor]?.componentType === UNSIGNED_SHORT;
    return short
      ? new Uint16Array(this.bytes, this.start(accessor), this.count(accessor))
      : new Uint32Array(this.bytes, this.start(accessor), this.count(accessor));
  }

  private start(accessor: number | undefined): number {
    return this.view(this.gltf.accessors?.[accessor ?? -1]?.bufferView ?? -1)[0];
  }

  private count(accessor: number | undefined): number {
    return this.gltf.accessors?.[accessor ?? -1]?.count ?? 0;
  }

  private view(number: number): [from: number, length: number] {
    const view = this.gltf.bufferViews?.[number];
    if (!view) throw new Error('Not a tile of this server');
    return [this.binary + view.byteOffset, view.byteLength];
  }
}
