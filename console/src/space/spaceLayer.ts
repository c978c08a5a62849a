/** Draws 3D tiles into the map, as one of its layers. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import type { ClassDefinition } from '../api/types';
import type { Theme } from '../map/palette';
import { mercator, mercatorPerMetre, multiply, type Place } from './earth';
import { faceColour, isUnderground, paper, selectedColour } from './looks';
import { cutTiles, planeOf, type Cut, type SectionLine } from './section';
import { compile, FRAGMENT, PICK_FRAGMENT, VERTEX } from './shaders';
import { TileStore, type LoadedTile } from './store';
import type { Sight } from './tileset';

export interface SpaceLook {
  theme: Theme;
  /** Codes of the classes to show, those above the ground first. */
  sources: readonly string[];
  underground: boolean;
  /** Unit vector to the sun, east, north, up. */
  sun: readonly [number, number, number];
  /** 0 by night to 1 by day. */
  day: number;
  selected: string | null;
  section: SectionLine | null;
}

export interface SpaceHit {
  id: string;
  classCode: string;
  name: string;
  /** Metres above the ground where the pointer hits. */
  height: number;
  bottom: number;
  top: number;
}

export interface SpaceStatistics {
  tiles: number;
  triangles: number;
  objects: number;
  busy: boolean;
}

interface Buffers {
  array: WebGLVertexArrayObject;
  buffers: WebGLBuffer[];
  count: number;
  type: number;
  material: string;
}

/** What is smaller on the screen than this is left out at rest, pixels. */
const PIXELS = 14;
/** The most that is left out while the map moves, pixels. */
const MOST_PIXELS = 96;
/** Frames slower than this while the map moves cost detail, faster ones bring it back, milliseconds. */
const SLOW_MS = 70;
const FAST_MS = 35;
/** Without a graphics card some ten million triangles a second are drawn: what is farthest is left out first. */
const BUDGET = 900_000;

export const SPACE_LAYER = 'space';

export class SpaceLayer implements CustomLayerInterface {
  readonly id = SPACE_LAYER;
  readonly type = 'custom' as const;
  readonly renderingMode = '3d' as const;

  private map: MapLibre | null = null;
  private gl: WebGL2RenderingContext | null = null;
  private program: WebGLProgram | null = null;
  private pickProgram: WebGLProgram | null = null;
  private veil: WebGLProgram | null = null;
  private readonly buffers = new Map<string, Buffers[]>();
  private readonly store: TileStore;
  private shown: LoadedTile[] = [];
  private matrix: ArrayLike<number> | null = null;
  private pixels = PIXELS;
  private lastFrame = 0;
  private readonly locations = new Map<WebGLProgram, Map<string, WebGLUniformLocation | null>>();

  constructor(
    private look: SpaceLook,
    private readonly classes: ReadonlyMap<string, ClassDefinition>,
    private readonly onChange: () => void,
    onFailure: (message: string) => void,
  ) {
    this.store = new TileStore(
      () => this.map?.triggerRepaint(),
      (tile) => this.drop(tile),
      onFailure,
    );
  }

  setLook(look: SpaceLook): void {
    this.look = look;
    this.map?.triggerRepaint();
  }

  /** The data have changed. */
  forget(): void {
    this.store.forget();
  }

  onAdd(map: MapLibre, gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    this.map = map;
    this.gl = gl as WebGL2RenderingContext;
    this.program = compile(this.gl, VERTEX, FRAGMENT);
    this.pickProgram = compile(this.gl, VERTEX, PICK_FRAGMENT);
    this.veil = compile(
      this.gl,
      '#version 300 es\nvoid main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }',
      '#version 300 es\nprecision highp float;\nuniform vec4 u_colour;\nout vec4 colour;\nvoid main() { colour = u_colour; }',
    );
  }

  onRemove(): void {
    for (const url of [...this.buffers.keys()]) this.free(url);
    this.locations.clear();
    this.map = null;
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const gl = context as WebGL2RenderingContext;
    this.matrix = input.defaultProjectionData.mainMatrix as unknown as ArrayLike<number>;
    const before = this.shown.length;
    this.shown = this.store.visible(this.look.sources, this.sight(), this.detail(), BUDGET);
    gl.bindVertexArray(null);
    if (this.look.underground) this.drawVeil(gl);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.disable(gl.CULL_FACE);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const above = this.shown.filter((tile) => !isUnderground(this.classes.get(tile.source)));
    const below = this.shown.filter((tile) => isUnderground(this.classes.get(tile.source)));
    if (this.look.underground) {
      this.draw(gl, below, 1);
      // Glass houses do not hide one another.
      gl.depthMask(false);
      this.draw(gl, above, 0.14);
      gl.depthMask(true);
    } else {
      this.draw(gl, above, 1);
    }
    gl.bindVertexArray(null);
    if (before !== this.shown.length || this.store.busy) this.onChange();
  }

  /** How much detail this frame gets: all of it at rest, and while the map moves as much as the machine keeps up with. */
  private detail(): number {
    const now = performance.now();
    const took = now - this.lastFrame;
    this.lastFrame = now;
    if (this.map?.isMoving() !== true) return PIXELS;
    if (took < 1000 && took > SLOW_MS) this.pixels = Math.min(MOST_PIXELS, this.pixels * 1.25);
    else if (took < FAST_MS) this.pixels = Math.max(PIXELS, this.pixels / 1.1);
    return this.pixels;
  }

  private at(gl: WebGL2RenderingContext, program: WebGLProgram, name: string): WebGLUniformLocation | null {
    let known = this.locations.get(program);
    if (!known) this.locations.set(program, (known = new Map<string, WebGLUniformLocation | null>()));
    let location = known.get(name);
    if (location === undefined) known.set(name, (location = gl.getUniformLocation(program, name)));
    return location;
  }

  statistics(): SpaceStatistics {
    return {
      tiles: this.shown.length,
      triangles: this.shown.reduce((sum, tile) => sum + tile.triangles, 0),
      objects: this.shown.reduce((sum, tile) => sum + tile.content.ids.length, 0),
      busy: this.store.busy,
    };
  }

  /** What the plane through a line cuts, of the tiles in sight. */
  cut(line: SectionLine): Cut[] {
    return cutTiles(this.shown, line);
  }

  /** The object under a point of the canvas, in CSS pixels from its upper left corner; null where there is none. */
  pick(x: number, y: number): SpaceHit | null {
    const gl = this.gl;
    if (!gl || !this.pickProgram || !this.matrix) return null;
    const ratio = gl.drawingBufferWidth / (gl.canvas as HTMLCanvasElement).clientWidth;
    const px = Math.round(x * ratio);
    const py = Math.round(gl.drawingBufferHeight - y * ratio);
    const reachable = this.shown.filter((tile) => this.look.underground === isUnderground(this.classes.get(tile.source)));
    const who = this.probe(gl, reachable, px, py, 0);
    if (!who || who[3] === 0) return null;
    const tile = reachable[who[2] + 256 * (who[3] - 1)];
    const feature = who[0] + 256 * who[1];
    const id = tile?.content.ids[feature];
    if (!tile || id === undefined) return null;
    const high = this.probe(gl, reachable, px, py, 1) ?? [0, 0, 0, 0];
    return {
      id,
      classCode: tile.content.classes[feature] ?? tile.source,
      name: tile.content.names[feature] ?? '',
      height: (high[0] + 256 * high[1] + 65536 * high[2]) / 100 - 200,
      bottom: tile.content.numbers['bottom']?.[feature] ?? 0,
      top: tile.content.numbers['top']?.[feature] ?? 0,
    };
  }

  private probe(gl: WebGL2RenderingContext, tiles: LoadedTile[], x: number, y: number, mode: number): [number, number, number, number] | null {
    const program = this.pickProgram;
    if (!program) return null;
    const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
    const target = gl.createFramebuffer();
    const colour = gl.createRenderbuffer();
    const depth = gl.createRenderbuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    for (const [buffer, format, attachment] of [
      [colour, gl.RGBA8, gl.COLOR_ATTACHMENT0],
      [depth, gl.DEPTH_COMPONENT24, gl.DEPTH_ATTACHMENT],
    ] as const) {
      gl.bindRenderbuffer(gl.RENDERBUFFER, buffer);
      gl.renderbufferStorage(gl.RENDERBUFFER, format, 1, 1);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, attachment, gl.RENDERBUFFER, buffer);
    }
    // The one pixel asked for is moved to where the target has its own.
    gl.viewport(-x, -y, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.disable(gl.BLEND);
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.depthRange(0, 1);
    gl.colorMask(true, true, true, true);
    gl.clearColor(0, 0, 0, 0);
    gl.clearDepth(1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.useProgram(program);
    gl.uniform1i(gl.getUniformLocation(program, 'u_mode'), mode);
    tiles.forEach((tile, number) => {
      gl.uniform1f(this.at(gl, program, 'u_tile'), number);
      this.place(gl, program, tile);
      for (const part of this.upload(gl, tile)) this.drawPart(gl, part);
    });
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    gl.bindVertexArray(null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, bound);
    gl.deleteFramebuffer(target);
    gl.deleteRenderbuffer(colour);
    gl.deleteRenderbuffer(depth);
    this.map?.triggerRepaint();
    return [pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0, pixel[3] ?? 0];
  }

  /** The map fades to paper, so that what lies below it shows. */
  private drawVeil(gl: WebGL2RenderingContext): void {
    if (!this.veil) return;
    const [red, green, blue] = paper(this.look.theme);
    const alpha = 0.72;
    gl.useProgram(this.veil);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.uniform4f(gl.getUniformLocation(this.veil, 'u_colour'), red * alpha, green * alpha, blue * alpha, alpha);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private draw(gl: WebGL2RenderingContext, tiles: LoadedTile[], alpha: number): void {
    const program = this.program;
    if (!program) return;
    const { look } = this;
    const at = (name: string): WebGLUniformLocation | null => this.at(gl, program, name);
    gl.useProgram(program);
    gl.uniform3fv(at('u_sun'), look.sun as unknown as Float32List);
    gl.uniform1f(at('u_day'), look.day);
    gl.uniform1f(at('u_alpha'), alpha);
    gl.uniform3fv(at('u_selected_colour'), selectedColour(look.theme) as unknown as Float32List);
    const colour = at('u_colour');
    const selected = at('u_selected');
    for (const tile of tiles) {
      gl.uniform1f(selected, look.selected === null ? -1 : tile.content.ids.indexOf(look.selected));
      this.place(gl, program, tile);
      for (const part of this.upload(gl, tile)) {
        gl.uniform3fv(colour, faceColour(part.material, this.classes, look.theme) as unknown as Float32List);
        this.drawPart(gl, part);
      }
    }
  }

  private place(gl: WebGL2RenderingContext, program: WebGLProgram, tile: LoadedTile): void {
    if (!this.matrix) return;
    gl.uniformMatrix4fv(this.at(gl, program, 'u_matrix'), false, new Float32Array(multiply(this.matrix, tile.toMercator)));
    const { section } = this.look;
    gl.uniform1f(this.at(gl, program, 'u_cut'), section ? 1 : 0);
    if (!section) return;
    const { nx, ny, d } = planeOf(section, tile.origin);
    gl.uniform3f(this.at(gl, program, 'u_plane'), nx, ny, d);
  }

  private drawPart(gl: WebGL2RenderingContext, part: Buffers): void {
    gl.bindVertexArray(part.array);
    gl.drawElements(gl.TRIANGLES, part.count, part.type, 0);
  }

  private upload(gl: WebGL2RenderingContext, tile: LoadedTile): Buffers[] {
    const known = this.buffers.get(tile.url);
    if (known) return known;
    const parts = tile.content.primitives.map((primitive): Buffers => {
      const array = gl.createVertexArray();
      gl.bindVertexArray(array);
      const buffers = [primitive.positions, primitive.normals, primitive.features].map((data, location) => {
        const buffer = gl.createBuffer();
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
        gl.enableVertexAttribArray(location);
        if (location === 0) gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0);
        else if (location === 1) gl.vertexAttribPointer(1, 3, gl.BYTE, true, 4, 0);
        else gl.vertexAttribPointer(2, 1, gl.FLOAT, false, 4, 0);
        return buffer;
      });
      const indices = gl.createBuffer();
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, primitive.indices, gl.STATIC_DRAW);
      gl.bindVertexArray(null);
      const type = primitive.indices instanceof Uint16Array ? gl.UNSIGNED_SHORT : gl.UNSIGNED_INT;
      return { array, buffers: [...buffers, indices], count: primitive.indices.length, type, material: primitive.material };
    });
    this.buffers.set(tile.url, parts);
    return parts;
  }

  private drop(tile: LoadedTile): void {
    this.free(tile.url);
  }

  private free(url: string): void {
    for (const part of this.buffers.get(url) ?? []) {
      this.gl?.deleteVertexArray(part.array);
      for (const buffer of part.buffers) this.gl?.deleteBuffer(buffer);
    }
    this.buffers.delete(url);
  }

  private sight(): Sight {
    const map = this.map;
    if (!map) return { bounds: [0, 0, 0, 0], eye: [0, 0, 1], focal: 1, metre: 1 };
    const bounds = map.getBounds();
    const [x0, y0] = mercator({ longitude: bounds.getWest(), latitude: bounds.getNorth() });
    const [x1, y1] = mercator({ longitude: bounds.getEast(), latitude: bounds.getSouth() });
    const centre = map.getCenter();
    const here: Place = { longitude: centre.lng, latitude: centre.lat };
    const [metre] = mercatorPerMetre(here.latitude);
    const height = map.getCanvas().clientHeight;
    // A camera with MapLibre's field of view, so far away that a pixel at the centre is what the zoom says.
    const focal = height / 2 / Math.tan((map.getVerticalFieldOfView() * Math.PI) / 360);
    const distance = focal / (512 * 2 ** map.getZoom());
    const pitch = (map.getPitch() * Math.PI) / 180;
    const bearing = (map.getBearing() * Math.PI) / 180;
    const [cx, cy] = mercator(here);
    const back = distance * Math.sin(pitch);
    return {
      bounds: [x0, y0, x1, y1],
      eye: [cx - back * Math.sin(bearing), cy + back * Math.cos(bearing), distance * Math.cos(pitch)],
      focal,
      metre,
    };
  }
}
