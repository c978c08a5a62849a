package org.songhua.planning.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.planning.internal.town.Dwelling;
import org.songhua.planning.internal.town.Town;

/**
 * Dwellings as siting wants them: few enough. Where there are more than {@link #MOST}, those of a cell stand together at the
 * dwelling of the cell in which most people live; the cells are made larger until there are few enough.
 */
final class Demands {
    /** Most demands that siting takes; 1,500 demands and 400 sites take a second. */
    static final int MOST = 1500;
    /** Most candidate places that are taken from the demands. */
    static final int MOST_CANDIDATES = 400;
    /** Distances are handed on in whole seconds or metres. */
    static final int UNIT = 1000;
    /** Seconds or metres that count for no way at all. */
    static final int NO_WAY = 50_000;

    private static final int FIRST_CELL_M = 50;
    private static final double METRES_PER_DEGREE = 111_000;

    private final int[] dwelling;
    private final int[] weight;
    private final int cellMetres;

    private Demands(int[] dwelling, int[] weight, int cellMetres) {
        this.dwelling = dwelling;
        this.weight = weight;
        this.cellMetres = cellMetres;
    }

    static Demands of(Town town) {
        Demands demands = together(town, 0);
        for (int cell = FIRST_CELL_M; demands.dwelling.length > MOST; cell *= 2) demands = together(town, cell);
        return demands;
    }

    private static Demands together(Town town, int cell) {
        var cells = new LinkedHashMap<Object, List<Integer>>();
        for (int i = 0; i < town.dwellings().size(); i++) {
            Dwelling dwelling = town.dwellings().get(i);
            if (dwelling.people() <= 0 || !town.homes().isSnapped(i)) continue;
            cells.computeIfAbsent(cell == 0 ? i : cellOf(dwelling, cell), key -> new ArrayList<>())
                    .add(i);
        }
        var dwellings = new int[cells.size()];
        var weights = new int[cells.size()];
        int at = 0;
        for (List<Integer> members : cells.values()) {
            dwellings[at] = largest(town, members);
            weights[at++] = (int) Math.round(members.stream()
                    .mapToDouble(i -> town.dwellings().get(i).people())
                    .sum());
        }
        return new Demands(dwellings, weights, cell);
    }

    private static Object cellOf(Dwelling dwelling, int cell) {
        double latitude = Locations.latitude(dwelling.location());
        double east = Locations.longitude(dwelling.location()) * Math.cos(Math.toRadians(Math.rint(latitude)));
        return List.of(Math.floor(east * METRES_PER_DEGREE / cell), Math.floor(latitude * METRES_PER_DEGREE / cell));
    }

    private static int largest(Town town, List<Integer> members) {
        int largest = members.getFirst();
        for (int i : members) {
            if (town.dwellings().get(i).people() > town.dwellings().get(largest).people()) largest = i;
        }
        return largest;
    }

    /** {@return people of each demand} */
    int[] weights() {
        return weight.clone();
    }

    /** {@return metres of a cell, 0 when every dwelling stands for itself} */
    int cellMetres() {
        return cellMetres;
    }

    /** {@return places of demands, evenly taken from all of them when they are many} */
    long[] candidates(Town town) {
        int count = Math.min(MOST_CANDIDATES, dwelling.length);
        var places = new long[count];
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * dwelling.length / count);
            places[i] = town.dwellings().get(dwelling[at]).location();
        }
        return places;
    }

    /** {@return seconds or metres from each demand, {@link #NO_WAY} at most} */
    int[] costs(Nearest nearest) {
        var costs = new int[dwelling.length];
        for (int i = 0; i < costs.length; i++) costs[i] = cost(nearest, dwelling[i]);
        return costs;
    }

    /** Rounded up, so that who is within a limit in whole units is within it. */
    private static int cost(Nearest nearest, int origin) {
        int cost = nearest.cost(origin);
        return cost == StreetSearch.UNREACHED ? NO_WAY : Math.min(NO_WAY, (cost + UNIT - 1) / UNIT);
    }

    /** {@return distances by demand and site; what already exists is never further than the site} */
    int[][] distances(Town town, SnappedPoints sites, Metric metric, @Nullable Nearest existing, Progress progress) {
        var distances = new int[dwelling.length][sites.size()];
        for (int site = 0; site < sites.size(); site++) {
            progress.at(site, sites.size());
            int[] costs = costs(town.find(sites.select(site), metric, StreetSearch.NO_LIMIT));
            for (int i = 0; i < costs.length; i++) {
                int there = existing == null ? NO_WAY : cost(existing, dwelling[i]);
                distances[i][site] = Math.min(there, costs[i]);
            }
        }
        return distances;
    }
}
