package org.songhua.cim.internal.tiles3d;

import org.songhua.engine.mesh.Block;
import org.songhua.engine.mesh.Pipe;
import org.songhua.engine.mesh.Profile;

/** The form of one object, and how far it reaches beyond its geometry. */
sealed interface BodyShape {
    /** {@return its lowest point, metres above the ground} */
    double bottom_m();

    /** {@return its highest point, metres above the ground} */
    double top_m();

    /** {@return how far it reaches beyond its geometry to the side, metres} */
    double halo_m();

    /**
     * The surfaces of a model, its lowest point on the ground.
     *
     * @param volume_m3 NaN when its surfaces do not close it
     * @param box west, south, east, north of its vertices, degrees
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one tile
    record Modelled(double top_m, double volume_m3, double[] box) implements BodyShape {
        @Override
        public double bottom_m() {
            return 0;
        }

        @Override
        public double halo_m() {
            return 0;
        }
    }

    /** Polygons raised. */
    record Raised(Block block) implements BodyShape {
        @Override
        public double bottom_m() {
            return block.bottom_m();
        }

        @Override
        public double top_m() {
            return block.top_m();
        }

        @Override
        public double halo_m() {
            return 0;
        }
    }

    /** A pipe along lines. */
    record Laid(Pipe pipe) implements BodyShape {
        @Override
        public double bottom_m() {
            return Math.min(pipe.start_m(), pipe.end_m()) - halo_m();
        }

        @Override
        public double top_m() {
            return Math.max(pipe.start_m(), pipe.end_m()) + halo_m();
        }

        @Override
        public double halo_m() {
            return Pipe.LONGEST_MITRE * pipe.radius_m();
        }
    }

    /** A turned body on a point. */
    record Upright(Profile profile) implements BodyShape {
        @Override
        public double bottom_m() {
            return profile.rings().getFirst().height_m();
        }

        @Override
        public double top_m() {
            return profile.rings().getLast().height_m();
        }

        @Override
        public double halo_m() {
            return profile.radius_m();
        }
    }
}
