package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.mesh.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The surfaces of an object at its highest level of detail, as seen from outside: in longitude, latitude and metres above its lowest point,
 * for its height above some datum says nothing where neither geoid nor terrain is known. What is inside, rooms and furniture, is left out.
 *
 * @param faces at least one
 * @param height_m from the lowest to the highest point
 * @param volume_m3 what they enclose; NaN when they do not close
 * @param box west, south, east, north of all vertices, degrees
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one object
public record Surfaces(List<Face> faces, double height_m, double volume_m3, double[] box) {
    private static final double LOWEST_LOD = 1;
    private static final double HIGHEST_m = 1000;
    private static final Set<String> WITHIN = Set.of(
            "BuildingRoom", "BuildingFurniture", "BuildingStorey", "BuildingUnit", "BridgeRoom", "TunnelHollowSpace");
    private static final Map<String, Side> SIDES = Map.of(
            "RoofSurface", Side.ROOF,
            "OuterFloorSurface", Side.ROOF,
            "WallSurface", Side.WALL,
            "Window", Side.WALL,
            "Door", Side.WALL,
            "ClosureSurface", Side.WALL,
            "GroundSurface", Side.GROUND,
            "OuterCeilingSurface", Side.GROUND);

    /** What a face is of its body. */
    public enum Side {
        ROOF,
        WALL,
        GROUND,
        /** The model does not tell. */
        UNTOLD
    }

    /**
     * A flat face.
     *
     * @param rings longitude, latitude and height of each vertex, ring after ring, the first not repeated; the shell is anticlockwise seen
     *     from outside
     * @param ends number of the vertex after each ring
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one object
    public record Face(Side side, double[] rings, int[] ends) {
        private Face turned() {
            var turned = new double[rings.length];
            int from = 0;
            for (int end : ends) {
                for (int i = from; i < end; i++) System.arraycopy(rings, 3 * i, turned, 3 * (from + end - 1 - i), 3);
                from = end;
            }
            return new Face(side, turned, ends);
        }
    }

    /**
     * {@return the surfaces; empty when there are none of level 1 or higher, or they are no body that could stand in a city}
     *
     * @param document one that {@link FeatureCheck} finds nothing grave in
     * @throws IllegalArgumentException when a vertex has no image in degrees
     */
    public static Optional<Surfaces> of(ObjectNode document, Crs crs) {
        double lod = CityJson.number(CityJson.highestLod(document));
        if (lod < LOWEST_LOD) return Optional.empty();
        var reader = new Reader(document, crs, lod);
        document.path("CityObjects").forEach(reader::object);
        return reader.faces.isEmpty() ? Optional.empty() : measured(reader.faces);
    }

    private static Optional<Surfaces> measured(List<Face> faces) {
        double[] first = faces.getFirst().rings;
        var shell = new Shell(first[0], first[1]);
        for (Face face : faces) shell.face(face.rings, face.ends);
        double height = shell.top_m() - shell.bottom_m();
        // Flat surfaces are no body, and one higher than any house is in other units than it says.
        if (!(height > 0) || height > HIGHEST_m) return Optional.empty();
        for (Face face : faces) for (int i = 2; i < face.rings.length; i += 3) face.rings[i] -= shell.bottom_m();
        double volume = shell.isClosed() ? shell.volume_m3() : Double.NaN;
        List<Face> outwards = volume < 0 ? faces.stream().map(Face::turned).toList() : faces;
        return Optional.of(new Surfaces(outwards, height, Math.abs(volume), shell.box()));
    }

    private static final class Reader {
        private final double lod;
        private final double[] vertices;
        private final List<Face> faces = new ArrayList<>();

        Reader(ObjectNode document, Crs crs, double lod) {
            this.lod = lod;
            vertices = vertices(document, crs);
        }

        private static double[] vertices(ObjectNode document, Crs crs) {
            JsonNode scale = document.path("transform").path("scale");
            JsonNode translate = document.path("transform").path("translate");
            JsonNode all = document.path("vertices");
            var xyz = new double[3 * all.size()];
            var xy = new double[2];
            for (int i = 0; i < all.size(); i++) {
                for (int axis = 0; axis < 3; axis++) {
                    xyz[3 * i + axis] = all.path(i).path(axis).asDouble(0)
                                    * scale.path(axis).asDouble(1)
                            + translate.path(axis).asDouble(0);
                }
                xy[0] = xyz[3 * i];
                xy[1] = xyz[3 * i + 1];
                crs.toLonLat(xy, 1);
                System.arraycopy(xy, 0, xyz, 3 * i, 2);
            }
            return xyz;
        }

        void object(JsonNode object) {
            if (WITHIN.contains(object.path("type").asString(""))) return;
            for (JsonNode geometry : object.path("geometry")) {
                String type = geometry.path("type").asString("");
                boolean isSurface = type.contains("Surface") || type.contains("Solid");
                if (isSurface && CityJson.number(geometry.path("lod").asString("")) >= lod - 1e-9) {
                    JsonNode semantics = geometry.path("semantics");
                    surfaces(geometry.path("boundaries"), semantics.path("values"), semantics.path("surfaces"));
                }
            }
        }

        /** Goes down to the surfaces, which are arrays of arrays of numbers. */
        private void surfaces(JsonNode boundaries, JsonNode values, JsonNode types) {
            for (int i = 0; i < boundaries.size(); i++) {
                JsonNode part = boundaries.get(i);
                JsonNode value = values.path(i);
                if (part.path(0).path(0).isNumber()) surface(part, value, types);
                else surfaces(part, value, types);
            }
        }

        private void surface(JsonNode rings, JsonNode value, JsonNode types) {
            String type = value.isInt() ? types.path(value.asInt()).path("type").asString("") : "";
            if (type.startsWith("Interior") || type.equals("CeilingSurface") || type.equals("FloorSurface")) return;
            Face face = face(SIDES.getOrDefault(type, Side.UNTOLD), rings);
            if (face != null) faces.add(face);
        }

        private @Nullable Face face(Side side, JsonNode rings) {
            if (rings.path(0).size() < 3) return null;
            int size = 0;
            for (JsonNode ring : rings) size += ring.size();
            var at = new double[3 * size];
            var ends = new int[rings.size()];
            int count = 0;
            int known = 0;
            for (JsonNode ring : rings) {
                if (ring.size() < 3) continue;
                for (JsonNode index : ring) System.arraycopy(vertices, 3 * index.asInt(), at, 3 * count++, 3);
                ends[known++] = count;
            }
            return new Face(side, Arrays.copyOf(at, 3 * count), Arrays.copyOf(ends, known));
        }
    }
}
