package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the header block of a PBF file says.
 *
 * @param requiredFeatures what a reader must understand; all known here, or the file was refused
 * @param optionalFeatures hints such as {@code Sort.Type_then_ID}
 * @param writingProgram the program that wrote the file; empty when not told
 * @param source where the data come from; empty when not told
 */
public record PbfHeader(
        List<String> requiredFeatures, List<String> optionalFeatures, String writingProgram, String source) {
    private static final Set<String> KNOWN = Set.of("OsmSchema-V0.6", "DenseNodes", "HistoricalInformation");

    private static final int REQUIRED_FEATURE = ProtoReader.tag(4, ProtoReader.BYTES);
    private static final int OPTIONAL_FEATURE = ProtoReader.tag(5, ProtoReader.BYTES);
    private static final int WRITING_PROGRAM = ProtoReader.tag(16, ProtoReader.BYTES);
    private static final int SOURCE = ProtoReader.tag(17, ProtoReader.BYTES);

    public PbfHeader {
        requiredFeatures = List.copyOf(requiredFeatures);
        optionalFeatures = List.copyOf(optionalFeatures);
    }

    static PbfHeader of(PbfBlob blob) {
        try {
            PbfHeader header = read(new ProtoReader(blob.inflate()));
            for (String feature : header.requiredFeatures()) {
                if (!KNOWN.contains(feature)) throw PbfFaults.feature(blob.place(), feature);
            }
            return header;
        } catch (ProtoReader.DamagedException e) {
            throw PbfFaults.damaged(blob.place(), e.reason());
        }
    }

    private static PbfHeader read(ProtoReader reader) {
        var required = new ArrayList<String>();
        var optional = new ArrayList<String>();
        String program = "";
        String source = "";
        while (reader.hasNext()) {
            int tag = reader.tag();
            if (tag == REQUIRED_FEATURE) required.add(reader.string());
            else if (tag == OPTIONAL_FEATURE) optional.add(reader.string());
            else if (tag == WRITING_PROGRAM) program = reader.string();
            else if (tag == SOURCE) source = reader.string();
            else reader.skip(tag);
        }
        return new PbfHeader(required, optional, program, source);
    }
}
