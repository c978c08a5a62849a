package org.songhua.engine.hydraulics.inp;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * Reads EPANET input files (EPANET 2.3 user manual, appendix C). All sections are understood; the order of the sections
 * does not matter. What is wrong is told all at once, each with its line.
 */
public final class InpReader {
    private final Map<Section, List<Row>> rows;
    private final Problems problems;
    private final DataSections data;

    private InpReader(Map<Section, List<Row>> rows, Problems problems) {
        this.rows = new EnumMap<>(Section.class);
        this.rows.putAll(rows);
        this.problems = problems;
        this.data = DataSections.read(of(Section.PATTERNS), of(Section.CURVES));
    }

    /**
     * Reads a file.
     *
     * @param text the whole file
     * @param file what the sender calls it, for the faults
     * @throws org.songhua.engine.fault.FaultException with all faults, if any of them makes the network unusable
     */
    public static InpDocument read(String text, String file) {
        var problems = new Problems(file);
        var reader = new InpReader(Lines.read(text, problems), problems);
        WaterNetwork network = reader.network();
        problems.throwIfRefused();
        NetworkCheck.check(network, reader.data.lines(), problems);
        problems.throwIfRefused();
        return new InpDocument(network, problems.all());
    }

    private List<Row> of(Section section) {
        return rows.getOrDefault(section, List.of());
    }

    private WaterNetwork network() {
        var options = OptionSections.read(of(Section.OPTIONS));
        var reactions = ReactionSection.read(of(Section.REACTIONS));
        var names = new Names(data, problems);
        var energy = new EnergySection(names);
        energy.read(of(Section.ENERGY));
        NodeSections nodes = nodes(names, reactions);
        var links = new LinkSections(names, options.hydraulics(), reactions, energy);
        links.modify(of(Section.STATUS), of(Section.LEAKAGE));
        links.read(of(Section.PIPES), of(Section.PUMPS), of(Section.VALVES));
        links.checkReferences();
        options.checkReferences(names);
        energy.checkReferences();
        return new WaterNetwork(
                of(Section.TITLE).stream().map(row -> row.raw().strip()).toList(),
                nodes.junctions(),
                nodes.reservoirs(),
                nodes.tanks(),
                links.pipes(),
                links.pumps(),
                links.valves(),
                data.patterns(),
                data.curves(),
                new ControlSection(names).read(of(Section.CONTROLS)),
                new RuleSection(names).read(of(Section.RULES)),
                options.hydraulics(),
                TimeSection.read(of(Section.TIMES)),
                energy.options(),
                reactions.complete(options.quality()),
                SourceSection.read(of(Section.SOURCES), names),
                DrawingSections.read(rows));
    }

    private NodeSections nodes(Names names, ReactionSection reactions) {
        var nodes = new NodeSections(names, reactions);
        nodes.modify(of(Section.DEMANDS), of(Section.EMITTERS), of(Section.QUALITY), of(Section.MIXING));
        nodes.read(of(Section.JUNCTIONS), of(Section.RESERVOIRS), of(Section.TANKS));
        nodes.checkReferences();
        return nodes;
    }
}
