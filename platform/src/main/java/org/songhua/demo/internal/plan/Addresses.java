package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.PlanarMap;

/**
 * Addresses. A house on a street has its own number; the houses of an estate share the number of its gate and have
 * their own within it; compounds have one number; farms are numbered by village.
 */
final class Addresses {
    /** One number for so many metres of street, on each side. */
    private static final double METERS_PER_NUMBER = 7;

    private final PlanarMap map;
    private final Roads roads;
    private final STRtree edges = new STRtree();
    private final Set<String> taken = new HashSet<>();
    private final @Nullable Address[] ofBuilding;
    private final @Nullable String[] estateOfBlock;

    /**
     * Where a building stands.
     *
     * @param street name of the street or village
     * @param number with 号, such as {@code 128号}
     * @param rest name of the estate and number of the house in it, or empty
     */
    record Address(String street, String number, String rest) {
        String text() {
            return street + number + rest;
        }
    }

    Addresses(CityStages stages, Roads roads, Names names, List<String> villageOfBlock, List<Building> buildings) {
        this.map = stages.cells().map();
        this.roads = roads;
        for (int e = 0; e < map.edgeCount(); e++) {
            if (roads.name(map.street(e)) == null) continue;
            edges.insert(new Envelope(map.point(map.origin(2 * e)), map.point(map.origin(2 * e + 1))), e);
        }
        edges.build();
        ofBuilding = new Address[buildings.size()];
        estateOfBlock = new String[stages.blocks().size()];
        new Numbering(stages, names, villageOfBlock, buildings).run();
    }

    /** Numbers all buildings block by block. */
    private final class Numbering {
        private final CityStages stages;
        private final Names names;
        private final List<String> villages;
        private final List<Building> buildings;

        Numbering(CityStages stages, Names names, List<String> villages, List<Building> buildings) {
            this.stages = stages;
            this.names = names;
            this.villages = villages;
            this.buildings = buildings;
        }

        void run() {
            List<List<Integer>> byBlock = new ArrayList<>();
            for (int b = 0; b < stages.blocks().size(); b++) byBlock.add(new ArrayList<>());
            for (int i = 0; i < buildings.size(); i++) {
                byBlock.get(stages.cells().cells().get(buildings.get(i).cell()).block())
                        .add(i);
            }
            for (int b = 0; b < byBlock.size(); b++) number(b, byBlock.get(b));
        }

        private void number(int block, List<Integer> members) {
            LandUse use = stages.blocks().get(block).use();
            if (use == LandUse.VILLAGE) farms(villages.get(block), members);
            else if (use == LandUse.HOUSING && isEstate(members)) estate(block, members);
            else if (use.isCompound()
                    || use == LandUse.INDUSTRY
                    || use == LandUse.WAREHOUSE
                    || use == LandUse.UNIVERSITY) compound(block, members);
            else for (int i : members) single(i);
        }

        private boolean isEstate(List<Integer> members) {
            return members.stream().anyMatch(i -> buildings.get(i).sections() > 1);
        }

        private void farms(String village, List<Integer> members) {
            int number = 1;
            for (int i : members) {
                if (buildings.get(i).dwellings() == 0) continue;
                while (!taken.add(village + number)) number++;
                ofBuilding[i] = new Address(village, number + "号", "");
            }
        }

        private void estate(int block, List<Integer> members) {
            Block plan = stages.blocks().get(block);
            Dice dice = Dice.of(stages.ground().frame().seed(), "estate name", plan.key());
            String ending = names.pick(dice, plan.year() < 2000 ? "estates_old" : "estates_new");
            String name = names.pair("estate", ending);
            estateOfBlock[block] = name;
            Address gate = onStreet(gate(plan));
            int house = 0;
            for (int i : members) {
                if (buildings.get(i).dwellings() > 0) {
                    house++;
                    ofBuilding[i] = new Address(gate.street(), gate.number(), name + house + "号楼");
                } else {
                    single(i);
                }
            }
        }

        private Coordinate gate(Block plan) {
            Coordinate[] ring = plan.area().getExteriorRing().getCoordinates();
            return ring[StrictMath.floorMod(plan.key(), ring.length)];
        }

        private void compound(int block, List<Integer> members) {
            Block plan = stages.blocks().get(block);
            Address gate = onStreet(gate(plan));
            int house = 0;
            for (int i : members) {
                if (isAddressed(buildings.get(i))) {
                    house++;
                    ofBuilding[i] = new Address(gate.street(), gate.number(), house + "号楼");
                }
            }
        }

        private void single(int index) {
            Building building = buildings.get(index);
            if (isAddressed(building))
                ofBuilding[index] = onStreet(building.outline().main().centre());
        }
    }

    private static boolean isAddressed(Building building) {
        return switch (building.use()) {
            case AUXILIARY, GARAGE, AGRICULTURAL, UTILITY -> false;
            default -> true;
        };
    }

    /** {@return a free number on the nearest street that has a name} */
    private Address onStreet(Coordinate p) {
        int edge = nearest(p);
        int street = map.street(edge);
        Coordinate a = map.point(map.origin(2 * edge));
        Coordinate b = map.point(map.origin(2 * edge + 1));
        Coordinate foot = new org.locationtech.jts.geom.LineSegment(a, b).closestPoint(p);
        int number = 2 * (int) (Math.max(0, roads.position(street, foot)) / METERS_PER_NUMBER)
                + (roads.left(street, p, foot) ? 1 : 2);
        String name = String.valueOf(roads.name(street));
        while (!taken.add(name + number)) number += 2;
        return new Address(name, number + "号", "");
    }

    @SuppressWarnings("unchecked") // the index holds numbers only
    private int nearest(Coordinate p) {
        for (double reach = 80; ; reach *= 2.5) {
            Envelope box = new Envelope(p);
            box.expandBy(reach);
            int best = -1;
            double least = reach;
            for (int e : (List<Integer>) edges.query(box)) {
                double distance =
                        Distance.pointToSegment(p, map.point(map.origin(2 * e)), map.point(map.origin(2 * e + 1)));
                if (distance < least || (distance == least && best >= 0 && e < best)) {
                    least = distance;
                    best = e;
                }
            }
            if (best >= 0) return best;
        }
    }

    /** {@return the address of a building, or null for sheds, garages and the like} */
    @Nullable
    Address of(int building) {
        return ofBuilding[building];
    }

    /** {@return the name of the estate on a block, or null if there is none} */
    @Nullable
    String estate(int block) {
        return estateOfBlock[block];
    }
}
