package org.songhua.engine.grid;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.code.CodeScheme;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Divides communities into unit grids. Streets divide a community first; what is still too large is halved across its
 * longer side; what is too small joins the neighbour with which it shares most of its edge, over a street only when there is no
 * other, and without growing too large where that can be. So grids tile the community, and a street's centre line runs along their edges wherever that is possible. All positions
 * are metres of one plane and are rounded to millimetres. The same input gives the same grids, in whatever order streets come.
 *
 * <p>Fault codes: {@code GRID-001} no valid area, {@code GRID-002} more grids than numbers, {@code CODE-…} a malformed code.
 */
public final class UnitGridGenerator {
    private static final int MOST_GRIDS = 999;

    private final GridRules rules;

    public UnitGridGenerator(GridRules rules) {
        this.rules = rules;
    }

    /**
     * {@return the grids of one community in order of their numbers}
     *
     * @param community its 12 digits: 6 division, 3 street, 3 community
     * @param area polygon or multi-polygon
     * @param streets centre lines; parts outside the community do not matter
     * @throws FaultException when the code or the area is at fault, or there are more grids than numbers
     */
    public List<UnitGrid> generate(String community, Geometry area, List<LineString> streets) {
        check(community, area);
        Geometry whole = Lines.rounded(area);
        var lines = new Lines(whole, streets);
        for (Polygon block : lines.faces()) lines.cut(new Halving(rules.most_m2()).cuts(block));
        List<Polygon> grids = new Joining(lines.faces(), lines, rules).join();
        if (grids.size() > MOST_GRIDS) throw tooMany(community, grids.size());
        return numbered(community, Numbering.ordered(grids, Math.sqrt(rules.target_m2())));
    }

    private static List<UnitGrid> numbered(String community, List<Polygon> grids) {
        var numbered = new ArrayList<UnitGrid>();
        for (Polygon grid : grids) {
            numbered.add(new UnitGrid(community + "%03d".formatted(numbered.size() + 1), grid));
        }
        return numbered;
    }

    private static void check(String community, Geometry area) {
        // The code of a grid of the community is right exactly when that of the community is.
        var faults = new ArrayList<>(CodeScheme.UNIT_GRID.check(community + "001"));
        if (area.isEmpty() || area.getDimension() != 2 || !area.isValid()) {
            faults.add(Fault.refused(
                    "GRID-001",
                    Place.atField(community),
                    "The area of community %s is empty, no polygon or not valid.".formatted(community),
                    "Mend its boundary first."));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static FaultException tooMany(String community, int count) {
        return new FaultException(Fault.refused(
                "GRID-002",
                Place.atField(community),
                "Community %s would get %d grids, and numbers end at %d.".formatted(community, count, MOST_GRIDS),
                "Aim at larger grids, or divide the community."));
    }
}
