/** The programs by which bodies are drawn: once for the eye, once for telling which object lies under the pointer. */

export const VERTEX = `#version 300 es
precision highp float;
in vec3 a_position;
in vec3 a_normal;
in float a_feature;
uniform mat4 u_matrix;
out vec3 v_normal;
out vec3 v_position;
flat out float v_feature;
void main() {
  gl_Position = u_matrix * vec4(a_position, 1.0);
  v_normal = a_normal;
  v_position = a_position;
  v_feature = a_feature;
}`;

/** Light from the sun and from the sky; by night only the sky. What lies before the plane of a section is left out. */
export const FRAGMENT = `#version 300 es
precision highp float;
in vec3 v_normal;
in vec3 v_position;
flat in float v_feature;
uniform vec3 u_colour;
uniform vec3 u_selected_colour;
uniform float u_selected;
uniform float u_alpha;
uniform vec3 u_sun;
uniform float u_day;
uniform vec3 u_plane;
uniform float u_cut;
out vec4 colour;
void main() {
  if (u_cut > 0.5 && dot(u_plane.xy, v_position.xy) + u_plane.z < 0.0) discard;
  vec3 n = normalize(v_normal);
  float sky = 0.62 + 0.16 * n.z;
  float sun = max(dot(n, u_sun), 0.0) * 0.42 * u_day;
  vec3 base = abs(v_feature - u_selected) < 0.5 ? u_selected_colour : u_colour;
  colour = vec4(base * min(sky * mix(0.62, 1.0, u_day) + sun, 1.12), 1.0) * u_alpha;
}`;

export const PICK_FRAGMENT = `#version 300 es
precision highp float;
in vec3 v_normal;
in vec3 v_position;
flat in float v_feature;
uniform float u_tile;
uniform int u_mode;
uniform vec3 u_plane;
uniform float u_cut;
out vec4 colour;
void main() {
  if (u_cut > 0.5 && dot(u_plane.xy, v_position.xy) + u_plane.z < 0.0) discard;
  // Mode 0 tells tile and feature, mode 1 the height in centimetres above -200 m; both in four bytes.
  float value = u_mode == 0 ? v_feature : floor((v_position.z + 200.0) * 100.0 + 0.5);
  float low = mod(value, 256.0);
  float middle = mod(floor(value / 256.0), 256.0);
  float high = floor(value / 65536.0);
  colour = vec4(low, middle, u_mode == 0 ? mod(u_tile, 256.0) : high, u_mode == 0 ? floor(u_tile / 256.0) + 1.0 : 1.0) / 255.0;
}`;

export function compile(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('No shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'Shader');
    gl.attachShader(program, shader);
  }
  ['a_position', 'a_normal', 'a_feature'].forEach((name, location) => gl.bindAttribLocation(program, location, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'Program');
  return program;
}
